using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CollaborationManifesto.Model.Texts;

/// <summary>
/// Turns a contributed text into Markdown that any CommonMark program shows as our pages do (<see cref="SafeHtml"/>). Characters that only
/// CommonMark treats as marks are escaped, line ends are kept, and links lead only to web and email addresses.
/// </summary>
public static partial class PortableMarkdown
{
    /// <param name="text">The text as typed.</param>
    public static string FromFormatted(string text) => Blocks(FormattedText.Parse(text), between: "\n\n");

    /// <summary>
    /// The way back from <see cref="FromFormatted"/>: a text that our pages show in the same way as the one that was typed. Only a line that looks
    /// like the next item of a list before it, such as "2." after "1)", can become that item.
    /// </summary>
    public static string ToFormatted(string markdown) => Escaped().Replace(markdown, found =>
        found.Groups["typed"] is { Success: true, Value: var typed } ? typed
        : found.Groups["target"] is { Success: true, Value: var target } ? ToFormatted(target)
        : found.Groups["bare"] is { Success: true, Value: var bare } ? ToFormatted(bare)
        : found.Groups["address"] is { Success: true, Value: var address } ? address
        : found.Value == "&lt;" ? "<" : found.Value == "&amp;" ? "&" : "");

    /// <summary>Plain words on one line, such as a title. None of its characters acts as a mark.</summary>
    public static string Line(string words)
    {
        var line = new StringBuilder();
        // Markdown drops a # at the end of a heading.
        var closes = words is [_, .., '#'];
        AddWords(line, closes ? words[..^1] : words, beginsLine: true);
        return line.Append(closes ? "\\#" : "").ToString();
    }

    private static string Blocks(IReadOnlyList<TextBlock> blocks, string between)
    {
        var markdown = new StringBuilder();
        var numbersEnd = '.';
        foreach (var (index, block) in blocks.Index())
        {
            // Two lists in a row need different marks, or they become one list.
            numbersEnd = index > 0 && blocks[index - 1] is TextBlock.ItemList { Numbered: true } && numbersEnd == '.' ? ')' : '.';
            markdown.Append(index == 0 ? "" : blocks[index - 1] is TextBlock.Paragraph && block is TextBlock.ItemList ? between : "\n\n");
            markdown.Append(block switch
            {
                TextBlock.Paragraph paragraph => Paragraph(paragraph.Parts),
                TextBlock.ItemList list => string.Join('\n', list.Items.Select((item, number) => Item(list.Numbered ? string.Create(CultureInfo.InvariantCulture, $"{number + 1}{numbersEnd} ") : "- ", item))),
                _ => throw new UnreachableException(),
            });
        }

        return markdown.ToString();
    }

    private static string Item(string mark, IReadOnlyList<TextBlock> item) =>
        mark + string.Join('\n', Blocks(item, between: "\n").Split('\n').Select((line, index) => index == 0 || line.Length == 0 ? line : new string(' ', mark.Length) + line));

    private static string Paragraph(IReadOnlyList<TextPart> parts)
    {
        var markdown = new StringBuilder();
        Add(markdown, parts);
        return markdown.ToString();
    }

    private static void Add(StringBuilder markdown, IReadOnlyList<TextPart> parts)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case TextPart.Words words:
                    AddWords(markdown, words.Text, beginsLine: markdown.Length == 0 || markdown[^1] == '\n');
                    break;
                case TextPart.LineEnd:
                    markdown.Append("  \n");
                    break;
                case TextPart.Emphasis { Mark: var mark, Parts: var inside }:
                    markdown.Append(mark);
                    Add(markdown, inside);
                    markdown.Append(mark);
                    break;
                case TextPart.Link { Address: var address, Parts: [TextPart.Words { Text: var typed }] } when typed == address && !address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase):
                    markdown.Append('<').Append(address).Append('>');
                    break;
                case TextPart.Link { Address: var address, Parts: var shown }:
                    // After an exclamation mark the link would become an image.
                    if (markdown.Length > 0 && markdown[^1] == '!')
                        markdown.Insert(markdown.Length - 1, '\\');
                    markdown.Append('[');
                    Add(markdown, shown);
                    markdown.Append("](").Append(Target(address)).Append(')');
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }

    private static string Target(string address)
    {
        var target = Entity().Replace(address, "&amp;$1");
        return target.AsSpan().ContainsAny('(', ')') ? $"<{target}>" : target;
    }

    private static void AddWords(StringBuilder markdown, string words, bool beginsLine)
    {
        var escaped = beginsLine ? FirstToEscape(words) : -1;
        for (var i = 0; i < words.Length; i++)
        {
            var (before, c, after) = (i > 0 ? words[i - 1] : '\n', words[i], i + 1 < words.Length ? words[i + 1] : '\n');
            _ = c switch
            {
                '<' => markdown.Append("&lt;"),
                '&' when EntityHere().IsMatch(words, i) => markdown.Append("&amp;"),
                '*' when before == ' ' && after == ' ' => markdown.Append(c),
                '_' when char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after) => markdown.Append(c),
                // The last two are marks in GitHub's Markdown.
                '\\' or '`' or '*' or '_' or '[' or ']' or '~' or '|' => markdown.Append('\\').Append(c),
                _ when i == escaped => markdown.Append('\\').Append(c),
                _ => markdown.Append(c),
            };
        }
    }

    /// <summary>
    /// Index of the character that would make the line a heading, a quotation, a list or an underline of the line before; -1 if there is
    /// none.
    /// </summary>
    private static int FirstToEscape(string words) => BlockMark().Match(words) is { Success: true, Groups: [_, var mark] } ? mark.Index : -1;

    [GeneratedRegex(@"\A(?:(?:[0-9]{1,9}(?=[.)](?:[ \t]|\z)))|(?=[#>]|[-+](?:[ \t]|\z)|[-=][-= \t]*\z))(.)")]
    private static partial Regex BlockMark();

    /// <summary>A bare address without its scheme, an escaped character, an entity, an address in angle brackets, or the two spaces before a line end.</summary>
    [GeneratedRegex(@"\[(?<bare>www\.(?:\\.|[^\]\\\s])+)\]\(<?https?://www\.[^\s()<>]*(?:\([^\s<>]*)?>?\)|\\(?<typed>[!-/:-@\[-`{-~])|&lt;|&amp;|(?<=(?<!\\)\]\()<(?<target>[^<>\n]*)>|<(?<address>[^<>\n]*)>|  (?=\n)")]
    private static partial Regex Escaped();

    private const string AnyEntity = "&(#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{0,31};)";

    [GeneratedRegex(AnyEntity)]
    private static partial Regex Entity();

    [GeneratedRegex(@"\G" + AnyEntity)]
    private static partial Regex EntityHere();
}
