using System.Diagnostics;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>As many nested marks as a text can hold.</summary>
public sealed class NestingTests
{
    private const int Longest = 10_000;

    public static TheoryData<string, string, string> Marks => new()
    {
        { "> ", "a", "" },
        { "- ", "a", "" },
        { "* ", "a", "" },
        { "1. ", "a", "" },
        { "*a ", "a", " a*" },
        { "**a ", "a", " a**" },
        { "*a **b _c ", "a", " c_ b** a*" },
        { "*a ", "a", "" },
        { "(*\u200b", "a", "" },
        { "[", "a", "](https://example.org)" },
        { "[a", "", "" },
        { "[](https://example.org[", "", "" },
        { "[a](https://example.org \"", "", "" },
        { "https://example.org/(", "", "" },
        { "www.", "", "" },
        { "![", "a", "](https://example.org)" },
        { "<", "a", ">" },
        { "&", "", "" },
    };

    [Theory]
    [MemberData(nameof(Marks))]
    public void Deeply_nested_marks_render_quickly(string open, string inside, string close)
    {
        var times = Longest / (open.Length + close.Length);
        var text = string.Concat(Enumerable.Repeat(open, times)) + inside + string.Concat(Enumerable.Repeat(close, times));
        var watch = Stopwatch.StartNew();

        Assert.NotEqual("", PlainText.FromFormatted(text));
        SafeHtml.FromFormatted(text);
        PortableMarkdown.FromFormatted(text);

        // This takes a few milliseconds. Searching the whole text for each mark would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void Lists_are_six_deep_at_most_and_lose_no_item()
    {
        var text = string.Join('\n', Enumerable.Range(0, 70).Select(level => $"{new string(' ', level * 2)}- item {level}"));

        var html = SafeHtml.FromFormatted(text).Value!;

        Assert.Equal((6, 70), (html.Split("<ul>").Length - 1, html.Split("<li>").Length - 1));
    }
}
