using System.Globalization;
using AngleSharp.Dom;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.TestData;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>However Markdown and HTML are mixed, the page contains only what is allowed.</summary>
public sealed class SafeHtmlPropertyTests
{
    private const string HtmlNamespace = "http://www.w3.org/1999/xhtml";

    private static readonly HashSet<string> Allowed =
        ["p", "br", "strong", "em", "ul", "ol", "li", "a"];

    private static readonly HashSet<(string Element, string Attribute)> AllowedAttributes = [("a", "href"), ("a", "rel")];

    private static readonly HashSet<string> AllowedSchemes = ["http", "https", "mailto"];

    private static readonly Gen<string> Target = Gen.Select(
        Gen.OneOf("javascript:", "vbscript:", "data:text/html,", "data:image/svg+xml;base64,", "file:///", "blob:", "ftp://", "about:", "http://", "https://", "mailto:", "http://", "https://", "mailto:", "//", "/", "#"),
        Gen.Int[0, 200].Array[24],
        Gen.OneOf("alert(1)", "example.org", "a@example.org", "example.org/?a=1&b=2", "x\"onclick=alert(1)", "x onmouseover=alert(1)", "<script>alert(1)</script>", "%0aalert(1)", ""),
        (scheme, disguises, rest) => string.Concat(scheme.Select((letter, index) => Disguised(letter, disguises[index % disguises.Length]))) + rest);

    private static readonly Gen<string> RawHtml = Gen.Select(
        Gen.OneOf(
            "<script>alert(1)</script>", "<SCRIPT SRC={0}></SCRIPT>", "<svg onload=alert(1)>", "<svg><a xlink:href=\"{0}\"><text>x</text></a></svg>", "<svg><script>alert(1)</script></svg>",
            "<img src=\"{0}\" onerror=alert(1)>", "<a href=\"{0}\" onclick=alert(1) style=\"x\">x</a>", "<a href='{0}'>", "</a>", "</p></li></ul>", "<iframe src=\"{0}\"></iframe>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<style>*{{}}</style>", "<base href=\"{0}\">", "<form action=\"{0}\"><button>",
            "<!-- --!><img src=x onerror=alert(1)> -->", "<![CDATA[<img src=x onerror=alert(1)>]]>", "<?php x ?>", "<!DOCTYPE html>", "<template><img src=x></template>", "<noscript><p title=\"</noscript><img>\">",
            "<details open ontoggle=alert(1)>", "<p class=x id=main>", "<textarea></title>", "<plaintext>", "<x/onclick=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;img src=x&#62;"),
        Target,
        (html, target) => string.Format(CultureInfo.InvariantCulture, html, target));

    private static readonly Gen<string> Inline = Gen.Recursive<string>((depth, inline) => depth > 3 ? Word : Gen.OneOf(
        Word,
        RawHtml,
        Gen.Select(inline, inline, (first, second) => $"{first} {second}"),
        Gen.Select(Gen.OneOf("*", "**", "_", "__", "`", "``", "~~", "^", "=="), inline, (mark, text) => mark + text + mark),
        Gen.Select(inline, Target, Gen.OneOf("", " \"title\"", " 'on\"click=x'", " (a)", " \"</a><script>\""), (text, target, title) => $"[{text}]({target}{title})"),
        Gen.Select(inline, Target, (text, target) => $"[{text}](<{target}>)"),
        Gen.Select(inline, Target, (text, target) => $"![{text}]({target})"),
        Target.Select(target => $"<{target}>"),
        Target,
        Gen.OneOf("[ref]", "[text][ref]", "![image][ref]", "[^1]", "[ref]: "),
        Gen.Select(inline, Gen.OneOf("{.x #main onclick=alert(1)}", "  \n", "\\\n", "\\", "[", "](", "]]>", "\0"), (text, end) => text + end)));

    private static readonly Gen<string> Block = Gen.Recursive<string>((depth, block) => depth > 3 ? Inline : Gen.OneOf(
        Inline,
        RawHtml.Select(html => $"{html}\n"),
        Gen.Select(Gen.Int[1, 6], Inline, (level, text) => $"{new string('#', level)} {text}"),
        Gen.Select(Inline, Gen.OneOf("===", "---", "***"), (text, line) => $"{text}\n{line}"),
        Gen.Select(Gen.OneOf("- ", "* ", "1. ", "7) ", "- [x] ", "99999999999. "), block, block, (mark, first, second) => $"{mark}{Indented(first)}\n{mark}{Indented(second)}"),
        block.Select(text => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal)),
        Gen.Select(Gen.OneOf("js", "js\" onclick=\"alert(1)", "<script>", "html {{.x}}", ""), block, (language, code) => $"```{language}\n{code}\n```"),
        block.Select(code => "    " + code.Replace("\n", "\n    ", StringComparison.Ordinal)),
        Gen.Select(Inline, Inline, (first, second) => $"| {first} | {second} |\n|---|:-:|\n| {second} | {first} |"),
        Gen.Select(Gen.OneOf("ref", "^1", "text"), Target, (name, target) => $"[{name}]: {target} \"title\""),
        Gen.Select(block, block, (first, second) => $"{first}\n\n{second}")));

    private static Gen<string> Word => Gen.OneOf("word", "two words", "a & b", "x < y", "شكرا", "👩‍👩‍👧", "a*b_c`d");

    [Fact]
    public void No_text_yields_an_element_an_attribute_or_a_scheme_that_is_not_allowed()
    {
        var (links, texts) = (0, 0);

        Block.Array[1, 4].Select(blocks => string.Join("\n\n", blocks)).Sample(
            markdown =>
            {
                var page = Html.Parsed($"<!DOCTYPE html><title>x</title><body>{SafeHtml.FromFormatted(markdown).Value}");
                AssertAllowed(page.Body!);
                Assert.Empty(Html.Parsed($"<!DOCTYPE html><title>x</title><body>{SafeHtml.WithoutLinks(markdown).Value}").QuerySelectorAll("a"));
                Interlocked.Add(ref links, page.QuerySelectorAll("a[href]").Length);
                Interlocked.Increment(ref texts);
            },
            iter: 4_000,
            print: Uri.EscapeDataString);

        Assert.True(links > 1_000 && texts > 3_000, $"{links} links in {texts} texts");
    }

    [Fact]
    public void Visible_text_never_renders_as_nothing() =>
        Gen.OneOf(AnyTyped.Marked, AnyText.Readable).Where(TypedText.IsVisible).Sample(
            typed =>
            {
                Assert.True(TypedText.IsVisible(Html.Parsed($"<!DOCTYPE html><title>x</title><body>{SafeHtml.FromFormatted(typed).Value}").Body!.TextContent));
                Assert.True(TypedText.IsVisible(PlainText.FromFormatted(typed)));
            },
            iter: Cases.Of(5_000),
            print: Uri.EscapeDataString);

    private static void AssertAllowed(IElement body)
    {
        Assert.DoesNotContain(body.Descendants(), node => node is not (IElement or { NodeType: NodeType.Text }));
        foreach (var element in body.QuerySelectorAll("*"))
        {
            Assert.Equal(HtmlNamespace, element.NamespaceUri);
            Assert.Contains(element.LocalName, Allowed);
            Assert.All(element.Attributes, attribute => Assert.Contains((element.LocalName, attribute.Name), AllowedAttributes));
            if (element.LocalName == "a")
                AssertSafeLink(element);
        }
    }

    private static void AssertSafeLink(IElement link)
    {
        Assert.Equal("nofollow ugc noopener", link.GetAttribute("rel"));
        Assert.Contains(SchemeOf(link.GetAttribute("href")!)!, AllowedSchemes);
    }

    /// <summary>The scheme as a browser finds it (https://url.spec.whatwg.org/#concept-basic-url-parser). Null if there is none.</summary>
    private static string? SchemeOf(string address)
    {
        var seen = string.Concat(address.SkipWhile(letter => letter <= ' ').Where(letter => letter is not ('\t' or '\n' or '\r')));
        var scheme = string.Concat(seen.TakeWhile(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.'));
        return scheme.Length > 0 && char.IsAsciiLetter(scheme[0]) && seen[scheme.Length..].StartsWith(':') ? scheme.ToLowerInvariant() : null;
    }

    private static string Indented(string text) => text.Replace("\n", "\n   ", StringComparison.Ordinal);

    private static string Disguised(char letter, int disguise) => disguise switch
    {
        0 => char.ToUpperInvariant(letter).ToString(),
        1 => $"&#{(int)letter};",
        2 => $"&#x{(int)letter:X};",
        3 => $"&#{(int)letter:D7};",
        4 => $"\\{letter}",
        5 => $"%{(int)letter:X2}",
        6 => letter == ':' ? "&colon;" : $"{letter}&Tab;",
        7 => $"&NewLine;{letter}",
        8 => $"&#1;{letter}",
        _ => letter.ToString(),
    };
}
