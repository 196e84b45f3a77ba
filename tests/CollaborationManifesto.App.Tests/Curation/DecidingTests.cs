using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Curation;

public sealed class DecidingTests(SharedAzurite azurite)
{
    private const string Title = "The steering group never steered";

    [Fact]
    public async Task A_late_decision_is_refused_and_keeps_its_text()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends(Title);
        var late = await app.Curators.OpensReview(Curators.Carys, Title);
        await app.Curators.Decides(Curators.Amina, Title, "approve");

        var answer = await late.Choose("decision", "decline").Type("because", "other").Type("reason", "We have this one already").Submit();

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(["This is already decided or withdrawn. Your vote was not saved"], answer.Errors);
        Assert.Contains("We have this one already", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Amina approved", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Carys declined", answer.Text, StringComparison.Ordinal);
        Assert.NotNull(answer.Document.GetElementById("decision"));
    }

    [Fact]
    public async Task A_decision_posted_twice_is_one_decision()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:ApprovalsNeeded=2");
        await app.Contributor.Sends(Title);
        var page = (await app.Curators.OpensReview(Curators.Amina, Title)).Choose("decision", "approve");

        await page.Submit();
        var again = await page.Submit();

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Contains("It has 1 of 2 approvals.", again.Text, StringComparison.Ordinal);
        Assert.Single(again.Document.QuerySelectorAll(".cm-votes li"));
    }

    [Fact]
    public async Task A_decline_needs_a_reason_and_the_contributor_sees_it()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);

        var without = await app.Curators.Decides(Curators.Ben, Title, "decline");
        Assert.Equal(["Enter your reason"], without.Errors);
        Assert.Equal("decline", without.Value("decision"));
        await app.Curators.Decides(Curators.Ben, Title, "decline", "This is about one person");

        var told = await app.Browser.Open(status.Address);
        Assert.Equal("Your contribution is not published", told.Heading);
        Assert.Contains("This is about one person", told.Text, StringComparison.Ordinal);
        Assert.Equal(["You sent it", "The curators declined it"], told.Document.QuerySelectorAll(".cm-history li").Select(item => item.LastChild!.TextContent.Trim()));
        Assert.DoesNotContain("Ben", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_objection_holds_until_its_curator_approves_and_every_curator_sees_why()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends(Title);
        await app.Curators.Decides(Curators.Ben, Title, "object", "It names a council");

        var held = await app.Curators.Decides(Curators.Amina, Title, "approve");
        Assert.Contains("On hold: 1 objection.", held.Text, StringComparison.Ordinal);
        Assert.Contains("It names a council", held.Text, StringComparison.Ordinal);

        var freed = await app.Curators.Decides(Curators.Ben, Title, "approve");
        Assert.Contains("is approved", freed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Curators_do_not_learn_who_sent_it()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var form = (await app.Contributor.Fills(Title))
            .Choose("attribution", "named")
            .Type("name", "Canary Person")
            .Type("organisation", "Canary Council")
            .Type("email", "canary@example.org");
        await (await form.Submit()).Submit();

        var mail = await app.Curators.Mail(Curators.Amina, Title);
        var review = await app.Curators.OpensReview(Curators.Amina, Title);

        foreach (var seen in new[] { mail.Subject, mail.Text, mail.Html, review.Html })
            Assert.DoesNotContain("canary", seen, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Ten_votes_at_the_same_moment_are_all_counted()
    {
        var curators = Enumerable.Range(1, 10).Select(number => $"curator{number}@example.org").ToList();
        var settings = curators.SelectMany((email, index) => new[]
        {
            $"--Curation:Curators:{index}:Name=Curator {index + 1}",
            $"--Curation:Curators:{index}:Email={email}",
        });
        await using var app = await ManifestoApp.Start(azurite, settings: [.. settings, "--Curation:ApprovalsNeeded=10"]);
        await app.Contributor.Sends(Title);
        var pages = await Task.WhenAll(curators.Select(curator => app.Curators.OpensReview(curator, Title)));

        var answers = await Task.WhenAll(pages.Select(page => page.Choose("decision", "approve").Submit()));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var final = await app.Browser.Open(pages[0].Address);
        Assert.Contains("is approved", final.Text, StringComparison.Ordinal);
        Assert.Equal(10, final.Document.QuerySelectorAll(".cm-votes li").Length);
    }
}
