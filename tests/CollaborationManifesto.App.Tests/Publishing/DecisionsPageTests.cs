using CollaborationManifesto.App.Tests.Running;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>The page says what the program does, whatever it is set to.</summary>
public sealed class DecisionsPageTests(SharedAzurite azurite)
{
    [Fact]
    public async Task It_states_the_policy_in_force()
    {
        await using var app = await ManifestoApp.Start(
            azurite,
            settings: ["--Curation:ApprovalsNeeded=3", "--Curation:UndoMinutes=20", "--Curation:DeclineReasons:0=It rhymes", "--Curation:DeclineReasons:1=It is <b>loud</b>"]);

        var page = await app.Published("/decisions/", "How decisions are made");

        Assert.Contains("as soon as 3 curators approve it", page.Text, StringComparison.Ordinal);
        Assert.Contains("For 20 minutes any curator can undo", page.Text, StringComparison.Ordinal);
        Assert.Contains("they are not shown who sent", page.Text, StringComparison.Ordinal);
        Assert.Equal(["It rhymes", "It is <b>loud</b>"], page.Document.QuerySelectorAll("main li").Select(item => item.TextContent.Trim()));
    }

    [Fact]
    public async Task Another_policy_is_another_page()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var page = await app.Published("/decisions/", "How decisions are made");

        Assert.Contains("as soon as one curator approves it", page.Text, StringComparison.Ordinal);
        Assert.Contains("A decision takes effect at once.", page.Text, StringComparison.Ordinal);
    }
}
