using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>
/// A principle's text opens with its statement: the first paragraph, unless the text opens with a list. Where it has lines that say so, each behind one or more
/// <c>#</c>, it holds why the principle is important and what it means as well.
/// </summary>
internal static partial class PrincipleText
{
    // As letters alone, so that no apostrophe and no mark at the end matters.
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

    /// <summary>Of a principle; all else keeps its text whole.</summary>
    public static (string Text, string? Importance, string? Meaning) TakeSections(Wording wording) =>
        wording.Kind == ContributionKind.Principle ? TakeSections(wording.Text, wording.Importance, wording.Meaning) : (wording.Text, wording.Importance, wording.Meaning);

    /// <summary>
    /// The text without its sections on why it is important and what it means, and these. Points are a list of single lines and nothing else:
    /// what says more stays where it is. So does a section on what curators have written already.
    /// </summary>
    public static (string Text, string? Importance, string? Meaning) TakeSections(string text, string? writtenImportance, string? writtenMeaning)
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

    /// <summary>The points of a text with one a line. Whoever types a list mark before each gets no second one.</summary>
    public static ImmutableArray<string> Points(string? lines) =>
        [.. (lines ?? "").Split('\n').Select(line => ListMark().Replace(line, "").Trim()).Where(TypedText.IsVisible)];

    /// <summary>A line with a heading and what stands below it, up to the next one that is as high; null where there is none or nothing below it.</summary>
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

    /// <summary>The number of its marks; 0 for a line that is no heading.</summary>
    private static int Level(string line) => Heading().Match(line).Groups[1].Length;

    private static string Joined(string[] lines) => string.Join('\n', lines).Trim('\n');

    [GeneratedRegex(@"^ {0,3}(#{1,6})[ \t]")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,1}(?:[-*+•]|\d{1,3}[.)])\s+\S")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();
}
