using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Intake;

public sealed class SubmittingTests(SharedAzurite azurite)
{
    private static readonly Dictionary<string, string> Barrier = new()
    {
        ["kind"] = "barrier",
        ["category"] = "tools",
        ["title"] = "The code was on someone's laptop",
        ["attribution"] = "anonymous",
        ["licence"] = "yes",
    };

    [Fact]
    public async Task A_double_post_makes_one_contribution()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var check = await (await app.Contributor.Fills()).Submit();

        var first = await check.Submit();
        var second = await check.Submit();

        Assert.Equal(Reference(first), Reference(second));
        await app.IsIdle();
        Assert.Equal(3, app.Mails().Count);
        Assert.Single(await app.ContributionIds());
    }

    [Fact]
    public async Task A_check_page_sends_one_text_only_and_hands_out_nobody_elses_link()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var check = await (await app.Contributor.Fills("The first text")).Submit();
        await check.Submit();

        var other = await check.Type("title", "Another text").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal("This page was used already", other.Heading);
        Assert.DoesNotContain("token", other.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_returns_to_the_filled_form()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var check = await (await app.Contributor.Fills("A title to change", "First line\n\nand **more**")).Submit();

        var form = await check.Submit("title");

        Assert.Equal("Add what you know", form.Heading);
        Assert.Empty(form.Errors);
        Assert.Equal("barrier", form.Value("kind"));
        Assert.Equal("decision-making", form.Value("category"));
        Assert.Equal("A title to change", form.Value("title"));
        Assert.Equal("First line\n\nand **more**", form.Value("text"));
        Assert.Equal("anonymous", form.Value("attribution"));
        Assert.Equal("yes", form.Value("licence"));
        Assert.Empty(form.Address.Query);
        Assert.Equal("no-cache, private", form.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_tampered_check_page_stores_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var check = await (await app.Contributor.Fills("Kept all the same")).Submit();

        var answer = await check.Type("token", check.Value("token") + "x").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Kept all the same", answer.Value("title"));
        Assert.Empty(await app.ContributionIds());
    }

    [Fact]
    public async Task A_program_sends_JSON_and_repeats_it_safely_with_an_idempotency_key()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var first = await Post(app, Barrier);
        var again = await Post(app, Barrier);
        var other = await Post(app, new(Barrier) { ["title"] = "Something else" });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(await Id(first), await Id(again));
        Assert.Equal("The code was on someone's laptop", (await app.Browser.Open(first.Headers.Location!)).Document.QuerySelector(".cm-note__title")!.TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("application/problem+json", other.Content.Headers.ContentType!.MediaType);
        Assert.Single(await app.ContributionIds());
    }

    private static async Task<HttpResponseMessage> Post(ManifestoApp app, Dictionary<string, string> body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Function("contributions")) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", "workshop-17");
        return await app.Browser.Http.SendAsync(request);
    }

    private static async Task<string> Id(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

    private static string Reference(WebPage receipt) => receipt.Document.QuerySelector(".cm-panel__reference")!.TextContent;
}
