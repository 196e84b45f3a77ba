using CollaborationManifesto.Model.Texts;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class LinkCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("No link, not even http or www", 0)]
    [InlineData("[one](https://example.org)", 1)]
    [InlineData("[one](mailto:a@example.org) and <https://example.org>", 2)]
    [InlineData("[one][1]\n\n[1]: https://example.org", 1)]
    [InlineData("[a](/privacy/) [b](example.org/x) [c](?token=1) [d](javascript:run())", 0)]
    [InlineData("https://, http://. www. https://?", 0)]
    [InlineData("[a](https://example.org)[b](https://example.org) [[c](https://example.org)](https://example.com)", 4)]
    [InlineData("![a picture](https://example.org/a.png)", 1)]
    [InlineData("See https://www.example.org, HTTP://EXAMPLE.ORG and www.example.org", 3)]
    [InlineData("- a https://example.org\n- b https://example.com\n\n> c https://example.net", 3)]
    [InlineData("[https://example.org](https://example.org)", 1)]
    [InlineData("[**https://example.org**](https://example.org)", 1)]
    [InlineData("`https://example.org`", 1)]
    public void Links_and_addresses_are_counted_once_each(string text, int expected) => Assert.Equal(expected, LinkCount.CountIn("Title", text));

    [Fact]
    public void The_count_matches_the_links_on_the_page() =>
        AnyTyped.Marked.Sample(text => Assert.Equal(SafeHtml.FromFormatted(text).Value!.Split("<a ").Length - 1, LinkCount.CountIn("", text)), iter: Cases.Of(5_000));

    [Fact]
    public void Links_in_the_title_count_too() => Assert.Equal(2, LinkCount.CountIn("Buy at https://example.org", "or www.example.com"));
}
