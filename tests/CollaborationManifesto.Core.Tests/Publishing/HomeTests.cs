using System.IO.Compression;
using System.Text;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class HomeTests
{
    [Fact]
    public async Task With_fifty_principles_it_weighs_less_than_30_KB_compressed()
    {
        var principles = Enumerable.Range(1, 50).Select(number => A.Principle($"Principle {number}: {Prose(number, 8)}", minute: number, text: Prose(number * 100, 45))).ToList();
        var barriers = Enumerable.Range(1, 500).Select(number => A.Barrier(Prose(number * 7, 12), minute: 100 + number, category: number % 2 == 0 ? "tools" : "culture"));
        var manifesto = ManifestoBuilder.Build([.. principles, .. barriers], A.Manifesto());

        var html = await Page.TextAsync(Home.Create(new(A.Frames().ForSite("Home", "Home"), AllWords.English, manifesto)));

        Assert.Contains("Principle 50", html, StringComparison.Ordinal);
        Assert.InRange(Compressed(html), 1, 30 * 1024);
    }

    [Fact]
    public async Task An_empty_site_says_one_thing()
    {
        var page = Html.Parsed(await Page.TextAsync(Home.Create(new(A.Frames().ForSite("Home", "Home"), AllWords.English, ManifestoBuilder.Build([], A.Manifesto())))));

        Assert.Equal(["Nothing is published at the moment"], page.QuerySelectorAll("main h2").Select(heading => heading.TextContent));
        Assert.Equal("principles", page.QuerySelector("main h2")!.Id);
        Assert.DoesNotContain("0 principles", page.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Words as varied as those of a language, so that they compress no better than prose.</summary>
    private static string Prose(int seed, int words)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, words).Select(_ => new string([.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => (char)random.Next('a', 'z' + 1))])));
    }

    private static long Compressed(string html)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(html));
        return compressed.Length;
    }
}
