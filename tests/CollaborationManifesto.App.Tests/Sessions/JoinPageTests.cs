using System.IO.Compression;
using System.Net;
using CollaborationManifesto.App.Tests.Running;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>The page whose address people type in the room, often on a slow line.</summary>
public sealed class JoinPageTests(SharedAzurite azurite)
{
    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task It_asks_for_the_code_whether_the_form_is_open_or_not(string open)
    {
        await using var app = await ManifestoApp.Start(azurite, settings: $"--Intake:Open={open}");
        var room = await Room.Open(app);

        var page = await app.Published("/join/", "Join a workshop");

        var form = page.Document.QuerySelector("main form")!;
        Assert.Equal(("get", app.Function("join").ToString()), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(["code"], form.QuerySelectorAll("input").Select(input => input.GetAttribute("name")!));
        // The policy lets the form post to the functions.
        Assert.Contains($"form-action {app.Api.GetLeftPart(UriPartial.Authority)};", page.Document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"), StringComparison.Ordinal);
        var joined = await app.Browser.Open(new($"{form.GetAttribute("action")}?code={room.Session.Code.Shown.ToLowerInvariant()}"));
        Assert.Equal((HttpStatusCode.OK, "Why did it fail?"), (joined.Status, joined.Heading));
        Assert.Contains("/join/", (await app.Published("/sitemap.xml", "/join/")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_leads_to_it()
    {
        await using var app = await ManifestoApp.Start(azurite);

        Assert.Equal("Join a workshop", (await (await app.Published("/contribute/", "In a workshop?")).Follow("Join with its code")).Heading);
    }

    [Fact]
    public async Task It_takes_three_requests_and_less_than_20_KB()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var page = await app.Published("/join/", "Join a workshop");

        var parts = page.Document.QuerySelectorAll("script, img, link[rel=stylesheet], link[rel=icon], link[rel=preload]").Select(part => part.GetAttribute("href") ?? part.GetAttribute("src")).ToList();

        Assert.Equal(2, parts.Count);
        var bytes = await Task.WhenAll(parts.Append("/join/").Select(async part => Compressed(await app.Browser.Http.GetByteArrayAsync(new Uri(app.Site, part)))));
        TestContext.Current.TestOutputHelper!.WriteLine($"{bytes.Sum()} bytes");
        Assert.InRange(bytes.Sum(), 1, 20_000);
    }

    private static long Compressed(byte[] content)
    {
        using var counted = new MemoryStream();
        using (var gzip = new GZipStream(counted, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(content);
        return counted.Length;
    }
}
