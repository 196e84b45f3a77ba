using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>
/// Suggests which notes belong to a theme, and which belong together without one, from likeness of words. The order in which notes come
/// makes no difference. docs/performance.md says how good the suggestions are.
/// </summary>
public static class Suggestions
{
    /// <summary>A curator looks at all notes of a suggestion.</summary>
    public const int MostNotes = 12;

    /// <summary>Without a theme, one word that two notes share is chance too often.</summary>
    private const int SharedWords = 2;

    /// <summary>Similar notes that are kept for each note: some are taken by better groups.</summary>
    private const int Neighbours = 4 * MostNotes;

    /// <summary>
    /// How much the words of a theme's notes count beside those of its name and note, as a whole. In the sample, the notes of a theme share
    /// few words with each other, and more with the theme's note.
    /// </summary>
    private const double NotesOfTheme = 0.25;

    /// <summary>Themes first, then new groups, the most certain first. Each note is in one suggestion at most.</summary>
    public static ImmutableArray<SuggestedGroup> Find(IEnumerable<NoteText> ungrouped, IEnumerable<ThemeText> themes, Language language) =>
        Find(ungrouped, themes, SuggestionRules.For(language));

    internal static ImmutableArray<SuggestedGroup> Find(IEnumerable<NoteText> ungrouped, IEnumerable<ThemeText> themes, SuggestionRules rules)
    {
        var read = themes.OrderBy(theme => Key(theme.Id), StringComparer.Ordinal).Select(theme => ReadTheme.From(theme, rules)).ToList();
        // Notes with the same words are compared once, so that a note that was sent often does not make its words common.
        var notes = ungrouped.OrderBy(note => Key(note.Id), StringComparer.Ordinal).DistinctBy(note => note.Id)
            .Select(note => (note.Id, Words: NoteWords.Read(note.Title, note.Text, rules)))
            .Where(note => !note.Words.IsEmpty)
            .GroupBy(note => note.Words.Signature, (_, same) => same.ToList())
            .Select(same => new SameNotes(same[0].Words, [.. same.Select(note => note.Id)]))
            .ToList();
        var known = notes.Select(note => note.Words.Signature).ToHashSet();
        var index = new WordIndex(
            [.. notes.Select(note => note.Words)],
            [.. read.SelectMany(theme => theme.Notes).Where(note => known.Add(note.Signature)), .. read.Select(theme => theme.Description)],
            rules.MostTexts);

        var forThemes = ForThemes(read, index, rules.ForTheme);
        var taken = forThemes.SelectMany(group => group.Notes).Select(note => note.Text).ToHashSet();
        var together = Together(notes, index, rules.ForGroup, taken);
        return [.. InOrder(forThemes, notes), .. InOrder(together, notes)];
    }

    /// <summary>Each note goes to the theme that it is most like.</summary>
    private static List<Group> ForThemes(List<ReadTheme> themes, WordIndex index, double threshold)
    {
        var best = new Dictionary<int, (double Likeness, ContributionId Theme)>();
        foreach (var theme in themes)
        {
            foreach (var (text, likeness, _) in index.LikenessTo(theme.Vector(index)))
            {
                if (likeness >= threshold && likeness > best.GetValueOrDefault(text).Likeness)
                    best[text] = (likeness, theme.Id);
            }
        }

        return [.. best.GroupBy(note => note.Value.Theme, (theme, notes) => new Group(theme, [.. notes.Select(note => (note.Key, note.Value.Likeness))]))];
    }

    /// <summary>
    /// Each note and those that are most like it, beginning with the note that is most like its neighbours. Same notes are a group in any case.
    /// </summary>
    private static List<Group> Together(List<SameNotes> notes, WordIndex index, double threshold, HashSet<int> taken)
    {
        var groups = Enumerable.Range(0, notes.Count).Where(text => !taken.Contains(text))
            .Select(text => new Group(null, [(text, 1), .. index.LikenessTo(index[text])
                .Where(other => other.Text != text && !taken.Contains(other.Text) && other.Shared >= SharedWords && other.Likeness >= threshold)
                .OrderByDescending(other => other.Likeness).ThenBy(other => other.Text).Take(Neighbours)
                .Select(other => (other.Text, other.Likeness))]))
            .Where(group => group.Notes.Length > 1 || notes[group.Notes[0].Text].Ids.Length > 1)
            .OrderByDescending(group => group.Certainty).ThenBy(group => group.Notes[0].Text)
            .ToList();
        var found = new List<Group>();
        foreach (var group in groups.Where(group => !taken.Contains(group.Notes[0].Text)))
        {
            var free = group with { Notes = [.. group.Notes.Where(note => !taken.Contains(note.Text)).Take(MostNotes)] };
            if (free.Notes.Length < 2 && notes[free.Notes[0].Text].Ids.Length < 2)
                continue;
            taken.UnionWith(free.Notes.Select(note => note.Text));
            found.Add(free);
        }

        return found;
    }

    private static IEnumerable<SuggestedGroup> InOrder(List<Group> groups, List<SameNotes> notes) => groups
        .OrderByDescending(group => group.Certainty).ThenBy(group => group.Notes[0].Text)
        .Select(group => new SuggestedGroup(group.Theme, [.. group.Notes
            .OrderByDescending(note => note.Likeness).ThenBy(note => note.Text)
            .SelectMany(note => notes[note.Text].Ids).Take(MostNotes)]));

    private static string Key(ContributionId id) => id.ToString();

    /// <param name="Ids">In the order of ids.</param>
    private sealed record SameNotes(NoteWords Words, ImmutableArray<ContributionId> Ids);

    /// <param name="Notes">Without a theme, the most central note comes first.</param>
    private sealed record Group(ContributionId? Theme, ImmutableArray<(int Text, double Likeness)> Notes)
    {
        /// <summary>How much its notes are like the theme, or like the most central note.</summary>
        public double Certainty { get; } = Notes.Select(note => note.Likeness).OrderDescending().Take(MostNotes).Skip(Theme is null ? 1 : 0).DefaultIfEmpty(1).Average();
    }

    private sealed record ReadTheme(ContributionId Id, NoteWords Description, ImmutableArray<NoteWords> Notes)
    {
        public static ReadTheme From(ThemeText theme, SuggestionRules rules) => new(
            theme.Id,
            NoteWords.Read(theme.Name, theme.Note, rules),
            [.. theme.Notes.OrderBy(note => Key(note.Id), StringComparer.Ordinal).Select(note => NoteWords.Read(note.Title, note.Text, rules))]);

        public WordVector Vector(WordIndex index) => WordVector.Sum(
            [(index.Weigh(Description), 1), (WordVector.Sum(Notes.Select(note => (index.Weigh(note), 1.0))), NotesOfTheme)]);
    }
}

/// <param name="Text">As it is stored (docs/formatting.md).</param>
public sealed record NoteText(ContributionId Id, string Title, string Text);

/// <param name="Note">What curators wrote about the theme. The more it says, the better the suggestions.</param>
/// <param name="Notes">The notes that are in it.</param>
public sealed record ThemeText(ContributionId Id, string Name, string Note, ImmutableArray<NoteText> Notes);

/// <param name="Theme">The theme to which the notes seem to belong; null if they belong together without one.</param>
/// <param name="Notes">The most central first; two or more without a theme, and never more than <see cref="Suggestions.MostNotes"/>.</param>
public sealed record SuggestedGroup(ContributionId? Theme, ImmutableArray<ContributionId> Notes);
