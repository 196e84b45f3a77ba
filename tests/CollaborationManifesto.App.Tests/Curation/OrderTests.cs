using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>A curator changes the order of the principles.</summary>
public sealed class OrderTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Principles_are_moved_without_saving_and_then_saved_with_a_tick()
    {
        await using var app = await WithPrinciples("One", "Two", "Three");
        var order = await Opens(app, Curators.Ben);
        Assert.Equal(["Move down: One", "Move up: Two", "Move down: Two", "Move up: Three"], Buttons(order));
        var before = await app.Services.ContributionsAsJson();

        var untouched = await order.Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Confirm that you want this order on the site"), (untouched.Status, untouched.Errors.Single()));
        Assert.Equal(["Move at least one principle, or go back to the desk"], (await order.Choose("agreed", "yes").Submit()).Errors);
        order = await Opens(app, Curators.Ben);

        var moved = await Presses(order, "Move up: Three");
        Assert.Equal((HttpStatusCode.OK, "One, Three, Two"), (moved.Status, Titles(moved)));
        Assert.Equal("“Three” is now number 2. This order is not saved yet.", moved.Document.QuerySelector("#unsaved")!.TextContent);
        Assert.Equal("Move up: Three", Assert.Single(moved.Document.QuerySelectorAll("[autofocus]")).TextContent);
        var top = await Presses(moved, "Move up: Three");
        Assert.Equal("Three, One, Two", Titles(top));
        Assert.Equal("Move down: Three", Assert.Single(top.Document.QuerySelectorAll("[autofocus]")).TextContent);
        // The Enter key presses the first button, which sorts by the numbers. A move sorts by them too.
        var sorted = await top.Browser.Send(top.TypeAll("positions", "1", "2", "1").ToRequest());
        Assert.Equal("Two, Three, One", Titles(sorted));
        Assert.Equal("One, Three, Two", Titles(await Presses(sorted.TypeAll("positions", "1", "2", "1"), "Move up: Three")));

        var wrong = await Presses(sorted.TypeAll("positions", " 3 ", "first", "1"), "Move down: Two");
        Assert.Equal(["Enter a whole number for “Three”"], wrong.Errors);
        Assert.Equal("#positions-2", wrong.Document.QuerySelector(".govuk-error-summary a")!.GetAttribute("href"));
        Assert.Equal("positions-2-error", wrong.Document.QuerySelector("#positions-2")!.GetAttribute("aria-describedby"));
        Assert.Equal(["3", "first", "1"], wrong.Document.QuerySelectorAll("[name=positions]").Select(field => field.GetAttribute("value")));
        Assert.Equal(before, await app.Services.ContributionsAsJson());

        var saved = await wrong.TypeAll("positions", "3", "1", "2").Choose("agreed", "yes").Submit();
        Assert.Equal((HttpStatusCode.OK, "Three, One, Two"), (saved.Status, string.Join(", ", saved.Document.QuerySelectorAll("main ol li").Select(item => item.TextContent.Trim()))));
        Assert.Contains("Success The order is saved It is on the site within a few minutes. You can change the order again at any time.", saved.Text, StringComparison.Ordinal);
        await Eventually.Some(
            async () => (await app.Browser.Open(app.Site)).Document.QuerySelectorAll(".cm-principles__title a").Select(title => title.GetAttribute("href"))
                .SequenceEqual(["/principles/three/", "/principles/one/", "/principles/two/"]) ? "there" : null,
            "the new order");
        // The same post once more changes nothing and says the same.
        before = await app.Services.ContributionsAsJson();
        Assert.Contains("The order is saved", (await wrong.Submit()).Text, StringComparison.Ordinal);
        Assert.Equal(before, await app.Services.ContributionsAsJson());
    }

    [Fact]
    public async Task An_order_over_someone_elses_is_shown_again_before_it_is_saved()
    {
        await using var app = await WithPrinciples("One", "Two", "Three");
        var (bens, aminas) = (await Opens(app, Curators.Ben), await Opens(app, Curators.Amina));
        await bens.TypeAll("positions", "3", "2", "1").Choose("agreed", "yes").Submit();
        await Eventually.Some(async () => Titles(await Opens(app, Curators.Ben)) == "Three, Two, One" ? "there" : null, "the order at the desk");
        await app.PublishPrinciple("Four");

        const string changed = "The principles changed after you opened this page. Check the list before you save it";
        Assert.Equal(["Confirm that you want this order on the site", changed], (await aminas.TypeAll("positions", "1", "3", "2").Submit()).Errors);
        var overtaken = await aminas.TypeAll("positions", "1", "3", "2").Choose("agreed", "yes").Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, changed), (overtaken.Status, overtaken.Errors.Single()));
        Assert.Equal("One, Three, Two, Four", Titles(overtaken));
        Assert.Contains("The order is saved", (await overtaken.Submit()).Text, StringComparison.Ordinal);
        await Eventually.Some(async () => Titles(await Opens(app, Curators.Ben)) == "One, Three, Two, Four" ? "there" : null, "the order at the desk");
    }

    [Fact]
    public async Task A_page_of_the_version_before_saves_nothing_and_keeps_its_numbers()
    {
        await using var app = await WithPrinciples("One", "Two");
        var order = await Opens(app, Curators.Ben);
        order.Document.QuerySelector("[name=before]")!.Remove();
        var before = await app.Services.ContributionsAsJson();

        var sorted = await order.Browser.Send(order.TypeAll("positions", "2", "1").ToRequest());

        Assert.Equal((HttpStatusCode.OK, "Two, One"), (sorted.Status, Titles(sorted)));
        Assert.Equal(before, await app.Services.ContributionsAsJson());
    }

    private async Task<ManifestoApp> WithPrinciples(params IReadOnlyList<string> titles)
    {
        var app = await ManifestoApp.Start(azurite);
        foreach (var title in titles)
            await app.PublishPrinciple(title);
        await app.IsIdle();
        return app;
    }

    private static async Task<WebPage> Opens(ManifestoApp app, string curator) =>
        await app.Browser.Open(new((await app.Desk(curator)).Document.QuerySelector("a[href*='desk/order']")!.GetAttribute("href")!));

    private static Task<WebPage> Presses(WebPage page, string button) =>
        page.Browser.Send(page.ToRequest(page.Document.QuerySelectorAll<IHtmlButtonElement>("[name=move]").Single(one => one.TextContent == button)));

    private static IEnumerable<string> Buttons(WebPage page) => page.Document.QuerySelectorAll("[name=move]").Select(button => button.TextContent);

    private static string Titles(WebPage page) => string.Join(", ", page.Document.QuerySelectorAll(".cm-order__title").Select(title => title.TextContent));
}
