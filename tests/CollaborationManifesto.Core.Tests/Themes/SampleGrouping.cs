using System.Collections.Immutable;
using System.Text.Json;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Themes;

namespace CollaborationManifesto.Core.Tests.Themes;

/// <summary>
/// The sample board's notes, and which of its principles answers each: two notes belong together if one principle answers both. Some notes
/// have two principles, and some have none.
/// </summary>
internal sealed class SampleGrouping
{
    /// <summary>The principles in the board's order: the first, third, fifth and seventh, and the others.</summary>
    public static readonly ImmutableArray<int> OddPrinciples = [0, 2, 4, 6];

    public static readonly ImmutableArray<int> EvenPrinciples = [1, 3, 5];

    private const int ShortestParagraph = 40;

    private SampleGrouping(ImmutableArray<Note> notes, ImmutableArray<ThemeText> principles, ImmutableArray<ImmutableArray<NoteText>> longer)
    {
        Notes = notes;
        Principles = principles;
        Longer = longer;
    }

    public ImmutableArray<Note> Notes { get; }

    /// <summary>As themes with the principle's words and without notes.</summary>
    public ImmutableArray<ThemeText> Principles { get; }

    /// <summary>The paragraphs of each principle and guidance, without headings.</summary>
    public ImmutableArray<ImmutableArray<NoteText>> Longer { get; }

    public IEnumerable<NoteText> Texts => Notes.Select(note => note.Text);

    public static SampleGrouping Read()
    {
        using var board = JsonDocument.Parse(typeof(SampleGrouping).Assembly.GetManifestResourceStream("sample/board.json")!);
        var lists = board.RootElement.GetProperty("lists").EnumerateArray().ToDictionary(list => Value(list, "id"), list => Value(list, "name"));
        var cards = board.RootElement.GetProperty("cards").EnumerateArray().ToLookup(card => lists[Value(card, "idList")]);
        var principles = cards["Principles"].Select(card => Value(card, "shortLink")).ToList();
        return new(
            [.. cards.Where(list => list.Key is not ("Principles" or "Guidance")).SelectMany(list => list.Select(card => new Note(Text(card), list.Key, Answers(card, principles))))],
            [.. cards["Principles"].Select(card => new ThemeText(Id(card), Value(card, "name"), Value(card, "desc"), []))],
            [.. cards["Principles"].Concat(cards["Guidance"]).Select(Paragraphs)]);
    }

    /// <summary>
    /// The notes of some principles and a half of those without one, so that no note is in both halves. A note of principles of both halves
    /// is in the half that <paramref name="withShared"/> names.
    /// </summary>
    public IReadOnlyList<Note> Half(IReadOnlyCollection<int> principles, bool withShared)
    {
        var alone = Notes.Where(note => note.Principles.IsEmpty).Where((_, place) => place % 2 == (withShared ? 1 : 0));
        return [.. Notes.Where(note => withShared ? note.Principles.Any(principles.Contains) : !note.Principles.IsEmpty && note.Principles.All(principles.Contains)), .. alone];
    }

    public static Agreement Compare(IEnumerable<IEnumerable<ContributionId>> groups, IReadOnlyCollection<Note> notes)
    {
        var principles = notes.ToDictionary(note => note.Text.Id, note => note.Principles);
        return Agreement.Of(groups.Select(group => group.Where(principles.ContainsKey)), [.. principles.Keys], (one, other) => principles[one].Any(principles[other].Contains));
    }

    /// <summary>The notes of each category.</summary>
    public IEnumerable<IEnumerable<ContributionId>> Categories() => Notes.GroupBy(note => note.Category, note => note.Text.Id);

    /// <summary>Notes that are connected by likeness, as on the page of notes that look alike, at each threshold in percent.</summary>
    public IEnumerable<(double Percent, IEnumerable<IEnumerable<ContributionId>> Groups)> Lookalikes()
    {
        var alike = Notes.Select(note => new TextSimilarity(note.Text.Title, note.Text.Text)).ToList();
        for (var percent = 1.0; percent <= 20; percent += 0.25)
        {
            var group = Enumerable.Range(0, Notes.Length).ToArray();
            for (var i = 0; i < Notes.Length; i++)
            {
                for (var j = i + 1; j < Notes.Length; j++)
                {
                    if (group[i] != group[j] && alike[i].Percent(alike[j]) >= percent)
                        Join(group, group[i], group[j]);
                }
            }

            yield return (percent, Notes.Select((note, number) => (note.Text.Id, Group: group[number])).GroupBy(place => place.Group, place => place.Id));
        }
    }

    private static void Join(int[] group, int one, int other)
    {
        for (var i = 0; i < group.Length; i++)
            group[i] = group[i] == other ? one : group[i];
    }

    private static NoteText Text(JsonElement card) => new(Id(card), Value(card, "name"), Value(card, "desc"));

    private static ImmutableArray<NoteText> Paragraphs(JsonElement card) => [.. Value(card, "desc").Split("\n\n")
        .Where(paragraph => paragraph.Length >= ShortestParagraph && !paragraph.StartsWith('#'))
        .Select((paragraph, number) => new NoteText(ContributionId.FromKey("sample", $"{Value(card, "id")} {number}"), "", paragraph))];

    private static ContributionId Id(JsonElement card) => ContributionId.FromKey("sample", Value(card, "id"));

    private static ImmutableArray<int> Answers(JsonElement card, List<string> principles) =>
        [.. card.GetProperty("attachments").EnumerateArray().Select(link => principles.FindIndex(principle => Value(link, "url").EndsWith($"/{principle}", StringComparison.Ordinal))).Where(place => place >= 0)];

    private static string Value(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    /// <param name="Principles">Places of the principles that answer it.</param>
    internal sealed record Note(NoteText Text, string Category, ImmutableArray<int> Principles);
}
