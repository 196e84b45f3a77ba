using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Publishing;

public sealed class VotedTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_vote_on_something_that_was_never_published_does_not_stop_the_rest()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:ApprovalsNeeded=2");
        await app.Contributor.Sends("Waits with one vote");
        await app.Curators.Decides(Curators.Amina, "Waits with one vote", "approve");
        await app.Contributor.Sends("Is declined");
        await app.Curators.Decides(Curators.Amina, "Is declined", "decline", "Why");
        await app.Contributor.Sends("Has two votes");
        await app.Curators.Decides(Curators.Amina, "Has two votes", "approve");
        await app.Curators.Decides(Curators.Ben, "Has two votes", "approve");

        await app.Published("/board/", "Has two votes");
        Assert.DoesNotContain("Waits with one vote", (await app.Published("/manifesto.json", "Has two votes")).Html, StringComparison.Ordinal);
    }
}
