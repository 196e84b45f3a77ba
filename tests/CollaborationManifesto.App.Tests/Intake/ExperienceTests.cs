using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>"We tried this": from an item's own form to the item's page, and on.</summary>
public sealed class ExperienceTests(SharedAzurite azurite)
{
    private const string Item = "Nobody <asked> why";
    private const string Did = "We asked <each> other";

    [Fact]
    public async Task It_is_checked_decided_and_published_under_its_item()
    {
        await using var app = await StartWithItem();
        var id = Assert.Single(await app.Services.Contributions()).Id;
        var form = await app.Browser.Open(new(app.Site, (await app.Published($"/contributions/{id}/", Item)).Document.QuerySelector("main a[href$='/tried/']")!.GetAttribute("href")!));
        Assert.Equal(("We tried this", Item), (form.Heading, form.Document.QuerySelector("#kind strong")!.TextContent));
        Assert.Null(form.Document.QuerySelector("[name=category]"));

        var wrong = await form.Type("email", "me@").Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "We tried this"), (wrong.Status, wrong.Heading));
        Assert.Equal(
            ["Say what you did", "Say what happened", "Choose whether you would do it again", "Enter an email address in the correct format, like name@example.com, or leave it empty", "Tick the box if you agree to share this under the licence. We cannot publish it otherwise"],
            wrong.Errors);
        var check = await wrong.Type("title", Did).Type("text", "It took *ten* minutes.").Choose("again", "withchanges").Type("email", "").Choose("licence", "yes").Submit();
        Assert.Contains(Item, check.Text, StringComparison.Ordinal);
        Assert.Contains("Yes, but differently", check.Text, StringComparison.Ordinal);
        Assert.Equal(("We tried this", Did, "withchanges"), (await check.Submit("again")) is var again ? (again.Heading, again.Value("title"), again.Value("again")) : default);
        await check.Submit();

        var mail = await app.Curators.Mail(Curators.Ben, Did);
        Assert.Contains($"About {id.Reference}. Would they do it again? Yes, but differently", mail.Text, StringComparison.Ordinal);
        var review = await app.Curators.OpensReview(Curators.Ben, Did);
        Assert.Contains($"It is about {Item} · Would you do it again? Yes, but differently", review.Text, StringComparison.Ordinal);
        await app.Curators.Decides(Curators.Ben, Did, "approve");

        var page = await app.Published($"/contributions/{id}/", Did);
        var shown = page.Document.QuerySelector(".cm-experience")!;
        Assert.Equal((Did, "ten"), (shown.QuerySelector("h3")!.TextContent, shown.QuerySelector("em")!.TextContent));
        Assert.Contains("Would do it again, but differently", shown.TextContent, StringComparison.Ordinal);
        Assert.Contains("Shared anonymously", shown.TextContent, StringComparison.Ordinal);
        var own = await app.Published(new Uri(app.Site, shown.QuerySelector("a[href^='/contributions/']")!.GetAttribute("href")!).AbsolutePath, Did);
        Assert.Equal($"/contributions/{id}/", own.Document.QuerySelectorAll("main a").First(link => link.TextContent == Item).GetAttribute("href"));
        using var data = JsonDocument.Parse((await app.Published("/manifesto.json", "withChanges")).Html);
        var one = Assert.Single(data.RootElement.GetProperty("experiences").EnumerateArray());
        Assert.Equal((id.ToString(), "withChanges"), (one.GetProperty("about").GetString(), one.GetProperty("again").GetString()));
    }

    [Fact]
    public async Task It_goes_with_its_item_and_comes_back_with_it()
    {
        await using var app = await StartWithItem();
        var item = Assert.Single(await app.Services.Contributions()).Id;
        var experience = await Sends(app, item);
        await app.Curators.Decides(Curators.Ben, Did, "approve");
        await app.Published($"/contributions/{experience}/", Did);

        var desk = await app.Desk(Curators.Amina, "view=decided");
        var link = desk.Document.QuerySelectorAll(".cm-desk__item a").First(link => link.TextContent.Contains(Item, StringComparison.Ordinal));
        await (await app.Browser.Open(new(link.GetAttribute("href")!))).Choose("decision", "unpublish").Type("reason", "Wait.").Submit();
        await app.Published($"/contributions/{experience}/", "This is not published at the moment");
        await app.Published("/manifesto.json", "\"experiences\": []");
        await Sends(app, item, "Another try");
        Assert.Contains("That is not published at the moment.", (await app.Curators.OpensReview(Curators.Ben, "Another try")).Text, StringComparison.Ordinal);

        await app.Curators.Decides(Curators.Amina, Item, "approve");
        await app.Published($"/contributions/{experience}/", Did);
    }

    [Fact]
    public async Task Curators_can_make_it_guidance_and_nothing_else_an_experience()
    {
        await using var app = await StartWithItem();
        var item = Assert.Single(await app.Services.Contributions()).Id;
        var experience = await Sends(app, item);

        var edit = await (await app.Curators.OpensReview(Curators.Ben, Did)).Choose("decision", "edit").Submit();
        var missing = await edit.Choose("kind", "guidance").Submit();
        Assert.Equal(["Choose the category that fits best"], missing.Errors);
        await missing.Choose("category", "tools").Submit();

        await app.Published($"/contributions/{experience}/", "It is not tied to a principle yet.");
        // It stays what it is now: as an experience it would leave the manifesto.
        var pages = await app.Desk(Curators.Amina, "view=decided");
        var amend = await (await app.Browser.Open(new(pages.Document.QuerySelectorAll(".cm-desk__item a").First(link => link.TextContent.Contains(Did, StringComparison.Ordinal)).GetAttribute("href")!))).Choose("decision", "amend").Submit();
        Assert.DoesNotContain(amend.Document.QuerySelectorAll("[name=kind]"), choice => choice.GetAttribute("value") == "experience");
        Assert.DoesNotContain((await app.Published($"/contributions/{item}/", Item)).Document.QuerySelectorAll(".cm-experience"), _ => true);
        await app.Contributor.Sends("Another barrier");
        var other = await app.Curators.Edits(Curators.Amina, "Another barrier");
        Assert.DoesNotContain(other.Document.QuerySelectorAll("[name=kind]"), choice => choice.GetAttribute("value") == "experience");
    }

    [Theory]
    [InlineData("")]
    [InlineData("not an id")]
    public async Task An_experience_of_nothing_is_refused_with_a_sentence(string about)
    {
        await using var app = await ManifestoApp.Start(azurite);
        using var request = Request(app, about);

        using var answer = await app.Browser.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("select “We tried this: say what happened” on its page", JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.ToString(), StringComparison.Ordinal);
        Assert.Empty(await app.Services.Contributions());
    }

    private async Task<ManifestoApp> StartWithItem()
    {
        var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends(Item);
        await app.Curators.Decides(Curators.Ben, Item, "approve");
        return app;
    }

    private static async Task<ContributionId> Sends(ManifestoApp app, ContributionId about, string title = Did)
    {
        using var request = Request(app, about.ToString(), title);
        using var answer = await app.Browser.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return (await app.Services.Contributions()).Single(one => one.About == about && one.Title == title).Id;
    }

    private static HttpRequestMessage Request(ManifestoApp app, string about, string title = Did)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, app.Function("contributions"))
        {
            Content = JsonContent.Create(new { kind = "experience", about, again = "no", title, text = "It took long.", attribution = "anonymous", licence = "yes" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return request;
    }
}
