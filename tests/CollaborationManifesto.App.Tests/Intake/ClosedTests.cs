using System.Net;
using System.Net.Http.Json;
using CollaborationManifesto.App.Tests.Running;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>The first phase: curators sort a workshop's notes, and only invited people add to them.</summary>
public sealed class ClosedTests(SharedAzurite azurite)
{
    private const string Invitation = "a-secret-of-the-workshop";

    [Fact]
    public async Task A_closed_form_refuses_posts_from_open_pages()
    {
        await using var open = await ManifestoApp.Start(azurite);
        var form = await open.Contributor.Fills();
        await using var app = await Start();

        Assert.Equal("We are not taking contributions at the moment", (await app.Browser.Open(new(app.Site, "/contribute/"))).Heading);
        foreach (var route in new[] { "contributions/check", "contributions" })
        {
            using var request = form.ToRequest();
            var answer = await app.Browser.Send(new(HttpMethod.Post, app.Function(route)) { Content = request.Content });
            Assert.Equal((HttpStatusCode.Forbidden, "We are not taking contributions at the moment"), (answer.Status, answer.Heading));
        }

        using var json = await app.Browser.Http.PostAsJsonAsync(app.Function("contributions"), new { kind = "barrier" });
        Assert.Equal(HttpStatusCode.Forbidden, json.StatusCode);
        Assert.Equal("application/problem+json", json.Content.Headers.ContentType!.MediaType);
        Assert.Empty(await app.ContributionIds());
    }

    [Fact]
    public async Task An_invitation_survives_errors_and_changes()
    {
        await using var app = await Start();
        var form = await app.Browser.Open(app.Function($"contributions/new?invitation={Invitation}"));
        Assert.Equal("Add what you know", form.Heading);

        var invalid = await form.Choose("kind", "barrier").Choose("category", "tools").Choose("attribution", "anonymous").Choose("licence", "yes").Submit();
        Assert.Equal(["Enter a title"], invalid.Errors);
        var check = await invalid.Type("title", "First title").Submit();
        var changed = await (await check.Submit("title")).Type("title", "Second title").Submit();
        var receipt = await changed.Submit();

        Assert.Equal("We have your contribution", receipt.Heading);
        Assert.DoesNotContain(Invitation, receipt.Address.AbsoluteUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("another-secret-of-the-workshop")]
    public async Task A_wrong_invitation_opens_nothing(string invitation)
    {
        await using var app = await Start();

        var answer = await app.Browser.Open(app.Function($"contributions/new?invitation={invitation}"));

        Assert.Equal((HttpStatusCode.Forbidden, "We are not taking contributions at the moment"), (answer.Status, answer.Heading));
    }

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, settings: ["--Intake:Open=false", $"--Intake:Invitation={Invitation}"]);
}
