using System.Globalization;

namespace CollaborationManifesto.Model.Texts;

/// <summary>Reads a paragraph: its links, and the emphasis around and inside them. Each step looks at each character only a few times.</summary>
internal sealed class TextParts
{
    /// <summary>Words do not begin with these characters.</summary>
    private const string BetweenWords = ",;:!?/\\";

    private readonly string _text;

    private TextParts(string text) => _text = text;

    public static IReadOnlyList<TextPart> Parse(string text)
    {
        var parts = new TextParts(text);
        return parts.Between(0, text.Length, parts.Tokens(0, text.Length, Links(text)), around: 0);
    }

    public static int CountLinks(string text) => Links(text).Count;

    /// <summary>
    /// Links written as <c>[words](address)</c>, and bare addresses. Of nested links the inner one counts, unless it is a bare address.
    /// </summary>
    private static List<FoundLink> Links(string text)
    {
        var found = new List<FoundLink>();
        var brackets = new Stack<int>();
        var lastWithWords = -1;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[':
                    brackets.Push(i);
                    break;
                case ']' when brackets.TryPop(out var open) && open > lastWithWords && WithWords(text, open, i) is { } link:
                    while (found.Count > 0 && found[^1].Start > open)
                        found.RemoveAt(found.Count - 1);
                    found.Add(link);
                    lastWithWords = open;
                    i = link.End - 1;
                    break;
                case 'h' or 'H' or 'w' or 'W' when WebAddress.WrittenOutAt(text, i) is var (address, length):
                    found.Add(new(i, i + length, i, i + length, address));
                    i += length - 1;
                    break;
                default:
                    break;
            }
        }

        return found;
    }

    /// <summary>Ignores a title after the address, which card boards write.</summary>
    private static FoundLink? WithWords(string text, int open, int close)
    {
        if (close + 1 >= text.Length || text[close + 1] != '(' || (open > 0 && text[open - 1] is '!' or '\\'))
            return null;
        var start = SkipSpaces(text, close + 2);
        if (WebAddress.InBrackets(text, start) is not { } address)
            return null;
        var end = SkipSpaces(text, start + address.Length);
        if (end > start + address.Length && end < text.Length && text[end] == '"')
        {
            var quote = text.AsSpan(end + 1).IndexOfAny('"', '\n');
            end = quote < 0 || text[end + 1 + quote] == '\n' ? text.Length : SkipSpaces(text, end + quote + 2);
        }

        return end < text.Length && text[end] == ')' && TypedText.IsVisible(text[(open + 1)..close]) ? new(open, end + 1, open + 1, close, address) : null;
    }

    private static int SkipSpaces(string text, int start)
    {
        while (start < text.Length && text[start] is ' ' or '\t')
            start++;
        return start;
    }

    private List<Token> Tokens(int from, int to, List<FoundLink> links)
    {
        var tokens = new List<Token>();
        var nextLink = 0;
        for (var i = from; i < to; i++)
        {
            if (nextLink < links.Count && links[nextLink].Start == i)
            {
                tokens.Add(new(i, links[nextLink].End, links[nextLink]));
                i = links[nextLink++].End - 1;
            }
            else if (_text[i] == '\n')
            {
                tokens.Add(new(i, i + 1));
            }
            else if (_text[i] is '*' or '_')
            {
                var start = i;
                while (i + 1 < to && _text[i + 1] == _text[start])
                    i++;
                tokens.Add(Mark(start, i + 1));
            }
        }

        return tokens;
    }

    /// <summary>
    /// Emphasis marks must be around words. Outside a mark must be white space or punctuation; inside it must not be white space or
    /// punctuation that words do not begin or end with. So stars in sums and footnotes and marks in file names stay text. This is stricter
    /// than CommonMark.
    /// </summary>
    private Token Mark(int start, int end)
    {
        if (end - start > (_text[start] == '*' ? 3 : 1))
            return new(start, end);
        var before = start == 0 ? '\n' : _text[start - 1];
        var after = end == _text.Length ? '\n' : _text[end];
        return new(start, end)
        {
            Opens = (IsSpace(before) || before is '"' or '\'' or '*' or '_' || char.GetUnicodeCategory(before) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.DashPunctuation)
                && !char.IsWhiteSpace(after) && char.GetUnicodeCategory(after) != UnicodeCategory.ClosePunctuation && !BetweenWords.Contains(after, StringComparison.Ordinal),
            Closes = (IsSpace(after) || char.IsPunctuation(after) || (char.IsAscii(after) && char.IsSymbol(after)))
                && !char.IsWhiteSpace(before) && char.GetUnicodeCategory(before) != UnicodeCategory.OpenPunctuation && before is not ('/' or '\\'),
        };
    }

    private static bool IsSpace(char c) => c is '\t' or '\n' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator;

    /// <param name="around">Emphasis that already applies here, because nothing is emphasised twice in the same way.</param>
    private List<TextPart> Between(int from, int to, IReadOnlyList<Token> tokens, Strength around)
    {
        var parts = new List<TextPart>();
        var unclosed = new HashSet<(char Mark, int Length)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            TextPart part;
            if (token.Link is { } link)
            {
                part = new TextPart.Link(link.Address, Between(link.TextStart, link.TextEnd, Tokens(link.TextStart, link.TextEnd, []), around), _text[link.Start..link.End]);
            }
            else if (_text[token.Start] == '\n')
            {
                part = new TextPart.LineEnd();
            }
            else if (token.Opens && (around & token.Strength) == 0 && Close(tokens, i, unclosed) is { } close)
            {
                part = new TextPart.Emphasis(
                    _text[token.Start..token.End], Between(token.End, tokens[close].Start, [.. tokens.Skip(i + 1).Take(close - i - 1)], around | token.Strength));
                (token, i) = (token with { End = tokens[close].End }, close);
            }
            else
            {
                continue;
            }

            AddWords(parts, from, token.Start);
            parts.Add(part);
            from = token.End;
        }

        AddWords(parts, from, to);
        return parts;
    }

    private int? Close(IReadOnlyList<Token> tokens, int open, HashSet<(char Mark, int Length)> unclosed)
    {
        var (start, end) = (tokens[open].Start, tokens[open].End);
        if (unclosed.Contains((_text[start], end - start)))
            return null;
        for (var i = open + 1; i < tokens.Count; i++)
        {
            if (tokens[i].Closes && _text[tokens[i].Start] == _text[start] && tokens[i].End - tokens[i].Start == end - start)
                return HasWords(_text[end..tokens[i].Start]) ? i : null;
        }

        unclosed.Add((_text[start], end - start));
        return null;
    }

    private static bool HasWords(string text) => text.Any(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)) && TypedText.IsVisible(text);

    private void AddWords(List<TextPart> parts, int from, int to)
    {
        if (to > from)
            parts.Add(new TextPart.Words(_text[from..to]));
    }

    private readonly record struct FoundLink(int Start, int End, int TextStart, int TextEnd, string Address);

    /// <summary>A link, a line end or emphasis marks.</summary>
    private readonly record struct Token(int Start, int End, FoundLink? Link = null)
    {
        public bool Opens { get; init; }

        public bool Closes { get; init; }

        public Strength Strength => (Strength)Math.Min(End - Start, 3);
    }

    [Flags]
    private enum Strength
    {
        Emphasis = 1,
        Strong = 2,
        Both = Emphasis | Strong,
    }
}
