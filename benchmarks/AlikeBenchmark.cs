using System.Diagnostics;
using System.Globalization;
using CollaborationManifesto.Core.Tests.Rules;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using F23.StringSimilarity;

namespace CollaborationManifesto.Benchmarks;

/// <summary>Searches ten thousand contributions for near duplicates: how long it takes, and how many edited copies it finds.</summary>
internal static class AlikeBenchmark
{
    private const int Texts = 10_000;
    private const int Copies = 1_000;
    private const int LibraryRounds = 9;

    public static int Run()
    {
        var texts = new EditedTexts(seed: 1);
        var sent = Enumerable.Range(0, Texts).Select(_ => texts.New()).ToList();
        var known = new KnownTexts();
        var began = Stopwatch.GetTimestamp();
        known.Update(sent.Select((text, number) => Row(EditedTexts.Sent(text, number))));
        Say($"{Texts:N0} contributions of {sent.Average(text => text.Title.Length + text.Sentences.Sum(sentence => sentence.Length + 1)):N0} characters on average, learnt in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:N0} ms");

        var looks = sent.Take(Copies)
            .SelectMany((text, number) => texts.EditsOf(text).Select(edit => (edit.Name, Original: EditedTexts.Id(number), edit.Text)))
            .Select(copy => (copy.Name, copy.Original, Look: Look(known, copy.Text)))
            .ToList();
        var others = sent.Take(Copies).Select(text => ("a text of its own that quotes a sentence", Look(known, texts.Quoting(text)))).ToList();
        foreach (var edit in looks.GroupBy(look => look.Name))
            Say($"  {edit.Key}: {(double)edit.Count(look => look.Look.Found.Contains(look.Original)) / edit.Count():P1} found");
        var right = looks.Count(look => look.Look.Found.Contains(look.Original));
        var told = looks.Sum(look => look.Look.Found.Count) + others.Sum(other => other.Item2.Found.Count);
        var times = looks.Select(look => look.Look.Milliseconds).Order().ToList();
        Say($"recall {(double)right / looks.Count:P1} of {looks.Count:N0} edited copies (goal: at least 95%), precision {(double)right / told:P1} of {told:N0} likenesses told, among them those of {others.Count:N0} texts that quote a sentence");
        Say($"a search: {times[times.Count / 2]:N2} ms in the median (goal: under 5), p99 {times[times.Count * 99 / 100]:N2} ms, on one core");
        var library = Library(sent);
        Say($"the same comparisons by the library that did them before, profiles made again for each search: {library:N0} ms in the median of {LibraryRounds}");
        return 0;
    }

    private static double Library(List<EditedTexts.Wording> sent)
    {
        var jaccard = new Jaccard(k: 4);
        var plain = sent.Select(text => $"{text.Title} {string.Join(' ', text.Sentences)}".ToLowerInvariant()).ToList();
        var one = jaccard.GetProfile(plain[0]);
        var times = new List<double>();
        for (var round = 0; round < LibraryRounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            if (plain.Select(jaccard.GetProfile).Max(other => other.Keys.Count(one.ContainsKey)) < one.Count)
                throw new InvalidOperationException("A text is not like itself.");
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return times.Order().ElementAt(LibraryRounds / 2);
    }

    private static (List<ContributionId> Found, double Milliseconds) Look(KnownTexts known, EditedTexts.Wording text)
    {
        var contribution = EditedTexts.Sent(text, Texts);
        var began = Stopwatch.GetTimestamp();
        var found = known.FindSimilar(contribution, SimilarContributions.ThresholdPercent).ToList();
        return (found, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }

    private static ProjectedText Row(Contribution contribution) =>
        new("open", contribution.Id, "", new(contribution.SubmittedAt, contribution.Title, contribution.Text));

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
