using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>
/// A principle's text begins with its statement: the first paragraph, unless the text begins with a list. Headings with one or more <c>#</c>
/// can begin sections on why the principle is important and what it means.
/// </summary>
internal static partial class PrincipleText
{
    // Compared by letters only, so that apostrophes and punctuation do not matter.
    private static readonly IReadOnlyList<string> ImportanceHeadings = ["whyitsimportant", "whyitisimportant", "whyisitimportant"];
    private static readonly IReadOnlyList<string> MeaningHeadings = ["whatitmeans", "whatdoesitmean"];

    public static (string Statement, string Remainder) Split(string text)
    {
        var lines = text.Split('\n');
        var start = Array.FindIndex(lines, TypedText.IsVisible);
        if (start < 0 || FormattedText.BeginsList(lines[start]))
            return ("", text);
        var end = Array.FindIndex(lines, start, line => !TypedText.IsVisible(line) || FormattedText.BeginsList(line));
        return end < 0 ? (Joined(lines[start..]), "") : (Joined(lines[start..end]), Joined(lines[end..]));
    }

    /// <summary>Only principles have sections; other kinds keep their whole text.</summary>
    public static (string Text, string? Importance, string? Meaning) ExtractSections(Wording wording) =>
        wording.Kind == ContributionKind.Principle ? ExtractSections(wording.Text, wording.Importance, wording.Meaning) : (wording.Text, wording.Importance, wording.Meaning);

    /// <summary>
    /// Takes the sections on importance and meaning out of the text. A section on meaning must be a list of single lines, or it stays in the
    /// text. A section that curators have already written separately stays too.
    /// </summary>
    public static (string Text, string? Importance, string? Meaning) ExtractSections(string text, string? writtenImportance, string? writtenMeaning)
    {
        var lines = text.Split('\n');
        var importance = writtenImportance is null ? Section(lines, ImportanceHeadings) : null;
        var meaning = writtenMeaning is null ? Section(lines, MeaningHeadings) : null;
        if (meaning is { } points && !lines[points].Skip(1).Where(TypedText.IsVisible).All(ListItem().IsMatch))
            meaning = null;
        var rest = new List<string>();
        var from = 0;
        foreach (var section in new[] { importance, meaning }.OfType<Range>().OrderBy(section => section.Start.Value))
        {
            rest.Add(Joined(lines[from..section.Start]));
            from = section.End.Value;
        }

        return from == 0
            ? (text, writtenImportance, writtenMeaning)
            : (string.Join("\n\n", rest.Append(Joined(lines[from..])).Where(part => part.Length > 0)), Body(importance) ?? writtenImportance, Body(meaning) ?? writtenMeaning);

        string? Body(Range? section) => section is { } taken ? Joined([.. lines[taken].Skip(1)]) : null;
    }

    /// <summary>The points of a text with one point per line, without the list marks that some people type.</summary>
    public static ImmutableArray<string> SplitPoints(string? lines) =>
        [.. (lines ?? "").Split('\n').Select(line => ListMark().Replace(line, "").Trim()).Where(TypedText.IsVisible)];

    /// <summary>
    /// A heading and the text below it, up to the next section or the next heading of at least that level; null if the heading is missing or
    /// nothing is below it.
    /// </summary>
    private static Range? Section(string[] lines, IReadOnlyList<string> headings)
    {
        var start = Array.FindIndex(lines, line => headings.Contains(Letters(line)));
        if (start < 0)
            return null;
        var level = Level(lines[start]);
        var next = Array.FindIndex(lines, start + 1, line => Level(line) is > 0 and var other && (other <= level || ImportanceHeadings.Contains(Letters(line)) || MeaningHeadings.Contains(Letters(line))));
        var end = next < 0 ? lines.Length : next;
        return lines[(start + 1)..end].Any(TypedText.IsVisible) ? start..end : null;
    }

    private static string Letters(string line) => Level(line) > 0 ? string.Concat(line.Where(char.IsLetter)).ToLowerInvariant() : "";

    /// <summary>Number of <c>#</c> marks; 0 if the line is not a heading.</summary>
    private static int Level(string line) => Heading().Match(line).Groups[1].Length;

    private static string Joined(string[] lines) => string.Join('\n', lines).Trim('\n');

    [GeneratedRegex(@"^ {0,3}(#{1,6})[ \t]")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,1}(?:[-*+•]|\d{1,3}[.)])\s+\S")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();
}
