namespace CollaborationManifesto.App.Tests.Web;

/// <summary>Someone who fills in the static form.</summary>
public sealed class Contributor(PlainBrowser browser, Uri site)
{
    /// <summary>Fills the form with a complete barrier. A test changes what it needs.</summary>
    public async Task<WebPage> Fills(string title = "Nobody wrote down why", string text = "So we argued it again in March.")
    {
        var form = await browser.Open(new(site, "/contribute/"));
        return form
            .Choose("kind", "barrier")
            .Choose("category", "decision-making")
            .Type("title", title)
            .Type("text", text)
            .Choose("attribution", "anonymous")
            .Choose("licence", "yes");
    }

    /// <summary>Fills a principle's form with complete guidance.</summary>
    public async Task<WebPage> FillsGuidanceOn(string slug, string title = "We wrote it down")
    {
        var form = await browser.Open(new(site, $"/principles/{slug}/contribute/"));
        return form
            .Choose("category", "decision-making")
            .Type("title", title)
            .Type("text", "And nobody argued again.")
            .Choose("attribution", "anonymous")
            .Choose("licence", "yes");
    }

    /// <summary>Sends a contribution and returns the private status page.</summary>
    public async Task<WebPage> Sends(string title = "Nobody wrote down why", string text = "So we argued it again in March.") =>
        await (await (await Fills(title, text)).Submit()).Submit();
}
