using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.App.Tests;

/// <summary>What a function costs is what it asks of storage.</summary>
public sealed class StorageCallTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_submission_costs_two_calls_from_the_filled_form_to_the_receipt()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        var form = await app.Contributor.Fills();
        calls.Forget();

        var check = await form.Submit();
        await app.Browser.Http.SendAsync(check.ToRequest(), HttpCompletionOption.ResponseHeadersRead);

        // The third is the receipt's page, which the browser was sent on to.
        Assert.Equal(["POST", "POST", "GET"], calls.All.Select(call => call.Split(' ')[0]));
        Assert.EndsWith("/messages", calls.All[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_costs_four_calls()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        await app.Contributor.Sends();
        await app.HandleMessages();
        var page = await app.Curators.OpensReview(Curators.Amina, "Nobody wrote down why");
        calls.Forget();

        await page.Choose("decision", "approve").Submit();

        // The curator, the contribution, the message and the row; then the page that the browser was sent on to.
        Assert.Equal(["GET", "GET", "POST", "PUT", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
    }

    [Fact]
    public async Task A_timer_run_without_a_change_costs_two_reads()
    {
        var calls = new StorageCalls();
        await using var app = await StartWatched(calls);
        calls.Forget();

        Assert.True(await app.Get<Publisher>().PublishChanges(CancellationToken.None));

        Assert.Equal(["GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
    }

    private Task<ManifestoApp> StartWatched(StorageCalls calls) => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        calls.Watch(services);
    });
}
