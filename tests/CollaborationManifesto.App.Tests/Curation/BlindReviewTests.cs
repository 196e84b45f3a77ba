using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Curators do not see who sent a contribution until it is decided.</summary>
public sealed class BlindReviewTests(SharedAzurite azurite)
{
    private const string Title = "Every project starts from nothing";

    [Fact]
    public async Task The_sender_is_shown_only_after_the_decision()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:UndoMinutes=15");
        await SendNamed(app);

        var open = await app.Curators.OpensReview(Curators.Amina, Title);
        var edit = await open.Choose("decision", "edit").Submit();
        var decided = await app.Curators.Decides(Curators.Amina, Title, "approve");
        var undone = await app.Curators.Decides(Curators.Ben, Title, "undo", "Too quick");

        foreach (var blind in new[] { open, edit, undone })
            Assert.DoesNotContain("canary", blind.Html, StringComparison.OrdinalIgnoreCase);
        foreach (var mail in app.Mails())
            Assert.DoesNotContain("canary", $"{mail.Subject} {mail.Text} {mail.Html}", StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Canary Person, Canary Council", decided.Text, StringComparison.Ordinal);
        Assert.Contains("Shown in public as: Canary Council", decided.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary@", decided.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_blind_review_the_sender_is_always_shown()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:BlindReview=false");
        await SendNamed(app);

        Assert.Contains("Canary Person, Canary Council", (await app.Curators.OpensReview(Curators.Amina, Title)).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/contribute/", "/privacy/", "/decisions/" })
        {
            var page = await app.Published(path, "curators");
            Assert.DoesNotMatch("(see|shown) who sent", page.Text);
            Assert.DoesNotContain("not shown", page.Text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("without knowing", (await app.Curators.Mail(Curators.Amina, Title)).Text, StringComparison.Ordinal);
    }

    private static async Task SendNamed(ManifestoApp app)
    {
        var form = (await app.Contributor.Fills(Title))
            .Choose("attribution", "organisation")
            .Type("name", "Canary Person")
            .Type("organisation", "Canary Council")
            .Type("email", "canary@example.org");
        await (await form.Submit()).Submit();
    }
}
