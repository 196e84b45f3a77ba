using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Core.Tests.Rules;
using CollaborationManifesto.Core.Tests.Themes;
using CollaborationManifesto.Model;
using CollaborationManifesto.Themes;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Benchmarks;

/// <summary>
/// Compares suggestions with the sample's own grouping. Rules are chosen on the notes of some principles, and the figures are for the notes of
/// the others. The suggestions are always made for all notes, as for a curator.
/// </summary>
internal static class SuggestionsBenchmark
{
    private const int Shuffles = 100;

    private static readonly (string Name, Func<string, IEnumerable<string>> Forms)[] Forms =
    [
        ("without endings", word => [SuggestionRules.Stem(word, Language.British)]),
        ("as typed", word => [word]),
        ("first five letters", word => [word[..Math.Min(word.Length, 5)]]),
        ("three letters each", word => Sequences(word, 3)),
        ("four letters each", word => Sequences(word, 4)),
    ];

    private static readonly double[] TitleWeights = [1, 2, 3];
    private static readonly double[] MostTexts = [0.05, 0.1, 0.2, 1];
    private static readonly double[] ForTheme = [0.01, 0.03, 0.05, 0.07, 0.09, 0.11, 0.13, 0.15];
    private static readonly double[] ForGroup = [0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3];

    private static readonly SampleGrouping Sample = SampleGrouping.Read();

    public static int Run()
    {
        var product = SuggestionRules.For(Language.British);
        if (Environment.GetEnvironmentVariable("LARGE") is not null) { Large(); return 0; }
        var candidates = Candidates().ToList();
        var described = candidates.AsParallel().AsOrdered().Select(candidate => candidate.Tried(Suggest(Sample.Principles, candidate.Rules))).ToList();
        Say($"With the principles as themes without notes: {described.Count} rules were tried.");
        HeldOut(SampleGrouping.OddPrinciples, SampleGrouping.EvenPrinciples, described);
        HeldOut(SampleGrouping.EvenPrinciples, SampleGrouping.OddPrinciples, described);
        EachWay(described);
        Say($"All {Sample.Notes.Length} notes:");
        Baselines(Sample.Notes);
        Print("  the product's rules, principles as themes", SampleGrouping.Compare(Suggest(Sample.Principles, product), Sample.Notes));
        Print("  the same, only the names of the principles", SampleGrouping.Compare(Suggest(Sample.Principles.Select(theme => theme with { Note = "" }), product), Sample.Notes));
        Print("  the product's rules, without themes", SampleGrouping.Compare(Suggest([], product), Sample.Notes));
        Shuffled(product);
        Growing(product);
        Paragraphs();
        Large();
        return 0;
    }

    private static IEnumerable<Candidate> Candidates() =>
        from forms in Forms
        from title in TitleWeights
        from most in MostTexts
        from theme in ForTheme
        select new Candidate(forms.Name, new(forms.Forms, title, most, theme, ForGroup: 2), []);

    private static void HeldOut(ImmutableArray<int> chosenOn, ImmutableArray<int> others, List<Candidate> candidates)
    {
        var (choosing, figures) = (Sample.Half(chosenOn, withShared: false), Sample.Half(others, withShared: true));
        var best = Best(candidates, choosing);
        Say($"Chosen on the {choosing.Count} notes of principles {Numbers(chosenOn)}: words {best}, agreement there {SampleGrouping.Compare(best.Groups, choosing).AdjustedRandIndex:N3}. For the {figures.Count} other notes:");
        Baselines(figures);
        Print("  suggestions", SampleGrouping.Compare(best.Groups, figures));
        foreach (var (name, _) in Forms)
        {
            var form = Best(candidates.Where(candidate => candidate.Forms == name), choosing);
            Print($"    chosen among words {form}", SampleGrouping.Compare(form.Groups, figures));
        }
    }

    /// <summary>Each way to choose on three or four of the seven principles.</summary>
    private static void EachWay(List<Candidate> candidates)
    {
        var ways = Enumerable.Range(0, 1 << 7).Where(bits => int.PopCount(bits) is 3 or 4)
            .Select(bits => (Chosen: Principles(bits), Others: Principles(~bits)))
            .Select(way => (Choosing: Sample.Half(way.Chosen, withShared: false), Figures: Sample.Half(way.Others, withShared: true)))
            .Select(way => (way.Choosing, Category: SampleGrouping.Compare(Sample.Categories(), way.Figures).AdjustedRandIndex, Alike: MostAlike(way.Figures).Agreement.AdjustedRandIndex, way.Figures))
            .ToList();
        foreach (var forms in Forms.Select(form => form.Name).Prepend(null))
        {
            var figures = ways.AsParallel().AsOrdered()
                .Select(way => (way.Category, way.Alike, Found: SampleGrouping.Compare(Best(candidates.Where(candidate => forms is null || candidate.Forms == forms), way.Choosing).Groups, way.Figures).AdjustedRandIndex))
                .ToList();
            Say($"Each of {ways.Count} ways to choose on three or four principles, among words {forms ?? "in all these forms"}: median {Median(figures.Select(figure => figure.Found)):N3}, category {Median(figures.Select(figure => figure.Category)):N3}, likeness {Median(figures.Select(figure => figure.Alike)):N3}; better than both in {figures.Count(figure => figure.Found > Math.Max(figure.Category, figure.Alike))}");
        }

        static List<int> Principles(int bits) => [.. Enumerable.Range(0, 7).Where(place => (bits & (1 << place)) != 0)];
    }

    private static void Baselines(IReadOnlyList<SampleGrouping.Note> notes)
    {
        Print("  the category", SampleGrouping.Compare(Sample.Categories(), notes));
        var (percent, alike) = MostAlike(notes);
        Print($"  likeness at its best threshold, {percent.ToString(CultureInfo.InvariantCulture)}%", alike);
    }

    private static (double Percent, Agreement Agreement) MostAlike(IReadOnlyList<SampleGrouping.Note> notes) => Lookalikes
        .Select(alike => (alike.Percent, SampleGrouping.Compare(alike.Groups, notes)))
        .MaxBy(alike => alike.Item2.AdjustedRandIndex);

    private static readonly List<(double Percent, List<List<ContributionId>> Groups)> Lookalikes =
        [.. Sample.Lookalikes().Select(alike => (alike.Percent, alike.Groups.Select(group => group.ToList()).ToList()))];

    /// <summary>Whether words say anything without themes: the same with the texts dealt out to other notes.</summary>
    private static void Shuffled(SuggestionRules rules)
    {
        var random = new Random(1);
        var found = new List<double>();
        for (var round = 0; round < Shuffles; round++)
        {
            var ids = Sample.Notes.Select(note => note.Text.Id).ToArray();
            random.Shuffle(ids);
            var groups = Groups(Suggestions.Find(Sample.Texts.Zip(ids, (text, id) => text with { Id = id }), [], rules));
            found.Add(SampleGrouping.Compare(groups, Sample.Notes).AdjustedRandIndex);
        }

        found.Sort();
        Say($"    with the texts dealt out at random, {Shuffles} times: {found[Shuffles / 2]:N3} in the median, {found[Shuffles * 19 / 20]:N3} or more in a twentieth");
    }

    /// <summary>With each second note in its theme, how many of the others get one of their principles.</summary>
    private static void Growing(SuggestionRules rules)
    {
        var answered = Sample.Notes.Where(note => !note.Principles.IsEmpty).ToList();
        foreach (var isDescribed in new[] { true, false })
        {
            var (right, suggested) = (0, 0);
            for (var half = 0; half < 2; half++)
            {
                var there = answered.Where((_, place) => place % 2 == half).ToList();
                var rest = answered.Except(there).ToDictionary(note => note.Text.Id, note => note.Principles.Select(place => Sample.Principles[place].Id));
                var themes = Sample.Principles.Select((theme, place) => (isDescribed ? theme : theme with { Name = "", Note = "" }) with
                {
                    Notes = [.. there.Where(note => note.Principles[0] == place).Select(note => note.Text)],
                });
                var groups = Suggestions.Find(Sample.Texts.Where(text => rest.ContainsKey(text.Id)), themes, rules).Where(group => group.Theme is not null).ToList();
                right += groups.Sum(group => group.Notes.Count(note => rest[note].Contains(group.Theme!.Value)));
                suggested += groups.Sum(group => group.Notes.Length);
            }

            Say($"Each second of the {answered.Count} answered notes is in its theme{(isDescribed ? "" : ", which has no name or note")}: {suggested} others suggested, {right} of them for a principle that answers them");
        }
    }

    /// <summary>Texts whose words do tell which belong together: the paragraphs of the sample's principles and guidance.</summary>
    private static void Paragraphs()
    {
        var cards = Sample.Longer.Select((paragraphs, card) => (card, paragraphs)).ToList();
        var tried = (
            from forms in Forms
            from most in MostTexts
            from threshold in ForGroup
            select new Candidate(forms.Name, new(forms.Forms, 1, most, 2, threshold), [])).ToList();
        var all = cards.SelectMany(card => card.paragraphs).ToList();
        var cardOf = cards.SelectMany(card => card.paragraphs.Select(paragraph => (paragraph.Id, card.card))).ToDictionary(place => place.Id, place => place.card);
        var found = tried.AsParallel().AsOrdered().Select(candidate => candidate.Tried(Groups(Suggestions.Find(all, [], candidate.Rules)))).ToList();
        for (var half = 0; half < 2; half++)
        {
            var (choosing, figures) = (Half(half), Half(1 - half));
            var best = found.MaxBy(candidate => Compare(candidate.Groups, choosing).AdjustedRandIndex)!;
            Say($"Paragraphs of longer texts, chosen on {choosing.Count} of every second text: words {best} for groups {best.Rules.ForGroup}. For the {figures.Count} others:");
            Print("  suggestions", Compare(best.Groups, figures));
            Print("  the product's rules", Compare(Groups(Suggestions.Find(all, [], SuggestionRules.For(Language.British))), figures));
            foreach (var (name, _) in Forms)
            {
                var form = found.Where(candidate => candidate.Forms == name).MaxBy(candidate => Compare(candidate.Groups, choosing).AdjustedRandIndex)!;
                Print($"    chosen among words {form} for groups {form.Rules.ForGroup}", Compare(form.Groups, figures));
            }
        }

        List<ContributionId> Half(int half) => [.. cardOf.Where(place => place.Value % 2 == half).Select(place => place.Key)];

        Agreement Compare(IEnumerable<IEnumerable<ContributionId>> groups, List<ContributionId> some) =>
            Agreement.Of(groups.Select(group => group.Intersect(some)), some, (one, other) => cardOf[one] == cardOf[other]);
    }

    private static void Large()
    {
        var texts = new EditedTexts(seed: 1);
        var notes = Enumerable.Range(0, 3_000).Select(number =>
        {
            var text = "";
            while (text.Length < 4_000)
                text += string.Join(' ', texts.New().Sentences) + " ";
            return new NoteText(EditedTexts.Id(number), texts.New().Title, text[..4_000]);
        }).ToList();
        var small = notes.Select(note => note with { Text = note.Text[..200] }).ToList();
        var random = new Random(1);
        var hostile = notes.Select(note => note with { Text = string.Join(' ', Enumerable.Range(0, 999).Select(_ => random.Next(36 * 36 * 36).ToString("x3", CultureInfo.InvariantCulture))) }).ToList();
        foreach (var (name, some) in new[] { ("of 200 characters", small), ("of 4,000 characters", notes), ("of 999 words of three characters", hostile) })
        {
            GC.Collect();
            var (began, allocated) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());
            var peak = new PeakMemory();
            var before = Environment.WorkingSet;
            var groups = Suggestions.Find(some, Sample.Principles, Language.British);
            var took = Environment.CpuUsage.TotalTime - began;
            Say($"{some.Count:N0} notes {name}: {took.TotalSeconds:N2} s of processor time, {groups.Length} suggestions, working set {(peak.Stop().GetAwaiter().GetResult() - before) / 1e6:N0} MB more at its peak, {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:N0} MB allocated");
            peak.Dispose();
        }
    }

    private static IEnumerable<string> Sequences(string word, int length) =>
        Enumerable.Range(0, Math.Max(1, word.Length + 3 - length)).Select(start => $"_{word}_"[start..Math.Min(start + length, word.Length + 2)]);

    private static List<IEnumerable<ContributionId>> Suggest(IEnumerable<ThemeText> themes, SuggestionRules rules) => Groups(Suggestions.Find(Sample.Texts, themes, rules));

    private static List<IEnumerable<ContributionId>> Groups(ImmutableArray<SuggestedGroup> groups) => [.. groups.Select(group => group.Notes.AsEnumerable())];

    private static Candidate Best(IEnumerable<Candidate> candidates, IReadOnlyList<SampleGrouping.Note> notes) =>
        candidates.MaxBy(candidate => SampleGrouping.Compare(candidate.Groups, notes).AdjustedRandIndex)!;

    private static double Median(IEnumerable<double> figures) => figures.Order().ElementAt(figures.Count() / 2);

    private static string Numbers(IEnumerable<int> places) => string.Join(", ", places.Select(place => place + 1));

    private static void Print(string what, Agreement agreement) =>
        Say($"{what}: adjusted Rand index {agreement.AdjustedRandIndex:N3}, {agreement.Precision:P0} of {agreement.Suggested} pairs belong together ({(double)agreement.Belonging / agreement.Pairs:P0} of all {agreement.Pairs})");

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Candidate(string Forms, SuggestionRules Rules, List<IEnumerable<ContributionId>> Groups)
    {
        public Candidate Tried(IEnumerable<IEnumerable<ContributionId>> groups) => this with { Groups = [.. groups] };

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Forms}, title {Rules.TitleWeight}, in at most {Rules.MostTexts:P0} of texts, for themes {Rules.ForTheme}");
    }
}
