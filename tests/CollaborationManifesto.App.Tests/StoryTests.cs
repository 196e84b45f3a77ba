using System.Net;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests;

public sealed class StoryTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_contribution_is_checked_sent_mailed_to_every_curator_approved_and_published()
    {
        await using var app = await ManifestoApp.Start(azurite);
        const string title = "Nobody wrote down why";

        var check = await (await app.Contributor.Fills(title)).Submit();
        Assert.Equal("Check what you wrote before you send it", check.Heading);
        Assert.Contains(title, check.Text, StringComparison.Ordinal);

        var receipt = await check.Submit();
        Assert.Equal("We have your contribution", receipt.Heading);
        var reference = receipt.Document.QuerySelector(".cm-panel__reference")!.TextContent;

        foreach (var curator in new[] { Curators.Amina, Curators.Ben, Curators.Carys })
            Assert.Equal($"Barrier: {title} [{reference}]", (await app.Curators.Mail(curator, title)).Subject);
        Assert.Equal(3, app.Mails().Count);

        var decided = await app.Curators.Decides(Curators.Ben, title, "approve");
        Assert.Equal(HttpStatusCode.OK, decided.Status);
        Assert.Contains("It will be on the site within a few minutes.", decided.Text, StringComparison.Ordinal);

        var board = await app.Published("/board/", title);
        Assert.Equal("Decision Making", board.Document.QuerySelector("section:has(.cm-note) h2")!.TextContent);
        using var json = JsonDocument.Parse((await app.Published("/manifesto.json", title)).Html);
        Assert.Equal(title, json.RootElement.GetProperty("barriers")[0].GetProperty("title").GetString());

        var status = await app.Browser.Open(receipt.Address);
        Assert.Equal("Your contribution is published", status.Heading);
        var published = await app.Browser.Open(new(status.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "See it on the site").GetAttribute("href")!));
        Assert.Equal((HttpStatusCode.OK, title), (published.Status, published.Heading));
        Assert.Contains($"Reference {reference}", published.Text, StringComparison.Ordinal);
    }
}
