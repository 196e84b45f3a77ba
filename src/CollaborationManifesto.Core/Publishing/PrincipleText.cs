using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CollaborationManifesto.Contributions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// A principle's text opens with its statement: the first paragraph, unless the text opens with something else. Where it has headings that
/// say so, it holds why the principle is important and what it means as well.
/// </summary>
internal static partial class PrincipleText
{
    // As letters alone, so that no apostrophe and no mark at the end matters.
    private static readonly IReadOnlyList<string> ImportanceHeadings = ["whyitsimportant", "whyitisimportant", "whyisitimportant"];
    private static readonly IReadOnlyList<string> MeaningHeadings = ["whatitmeans", "whatdoesitmean"];

    public static (string Statement, string Remainder) Split(string markdown)
    {
        var document = Markdown.Parse(markdown, SafeHtml.Pipeline);
        if (document.FirstOrDefault() is not ParagraphBlock first)
            return ("", markdown);
        // Addresses of links may stand anywhere in the text, and the statement has to find them.
        var addresses = document.Descendants<LinkReferenceDefinition>().Select(address => "\n\n" + Part(address));
        return (Part(first) + string.Concat(addresses), markdown[(first.Span.End + 1)..].TrimStart('\n'));

        string Part(MarkdownObject part) => markdown[part.Span.Start..(part.Span.End + 1)];
    }

    /// <summary>
    /// The text without its sections on why it is important and what it means, and these. Points are a list of single lines and nothing else:
    /// what says more stays where it is. So does a section on what curators have written already.
    /// </summary>
    public static (string Text, string? Importance, string? Meaning) TakeSections(string markdown, string? writtenImportance, string? writtenMeaning)
    {
        var document = Markdown.Parse(markdown, SafeHtml.Pipeline);
        var importance = Section(document, ImportanceHeadings, _ => writtenImportance is null);
        var meaning = Section(document, MeaningHeadings, blocks => writtenMeaning is null && blocks is [ListBlock list] && list.All(item => IsLine(markdown, item)));
        // The addresses of its links may stand in another part.
        if (document.Descendants<LinkReferenceDefinition>().Any())
            return (markdown, writtenImportance, writtenMeaning);
        var text = string.Join("\n\n", document.Where(block => !importance.Contains(block) && !meaning.Contains(block)).Select(block => Part(markdown, block)));
        return importance.Count + meaning.Count == 0
            ? (markdown, writtenImportance, writtenMeaning)
            : (text, writtenImportance ?? Body(markdown, importance), writtenMeaning ?? Body(markdown, meaning));
    }

    /// <summary>The points of a text with one a line. Whoever types a list mark before each gets no second one.</summary>
    public static ImmutableArray<string> Points(string? lines) =>
        [.. (lines ?? "").Split('\n').Select(line => ListMark().Replace(line, "").Trim()).Where(line => line.Length > 0)];

    /// <summary>A heading with what stands below it; empty where there is none.</summary>
    private static IReadOnlyList<Block> Section(MarkdownDocument document, IReadOnlyList<string> headings, Predicate<IReadOnlyList<Block>> holds)
    {
        var section = document.SkipWhile(block => block is not HeadingBlock heading || !headings.Contains(Letters(heading))).ToList();
        if (section is not [HeadingBlock start, ..])
            return [];
        var body = section.Skip(1).TakeWhile(block => block is not HeadingBlock next || next.Level > start.Level).ToList();
        return body.Count > 0 && holds(body) ? [start, .. body] : [];
    }

    private static string Letters(HeadingBlock heading) =>
        string.Concat(heading.Inline!.Descendants<LiteralInline>().SelectMany(literal => literal.Content.ToString()).Where(char.IsLetter)).ToLowerInvariant();

    private static string? Body(string markdown, IReadOnlyList<Block> section) =>
        section.Count == 0 ? null : string.Join("\n\n", section.Skip(1).Select(block => Part(markdown, block)));

    private static bool IsLine(string markdown, Block item) =>
        item is ListItemBlock { Count: 1 } single && single[0] is ParagraphBlock && !Part(markdown, item).Contains('\n', StringComparison.Ordinal);

    private static string Part(string markdown, Block block) => markdown[block.Span.Start..(block.Span.End + 1)].TrimEnd('\n');

    [GeneratedRegex(@"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();
}
