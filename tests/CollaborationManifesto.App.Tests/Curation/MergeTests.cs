using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>
/// Checks the table in docs/curating.md on the running product: which merges the desk allows, what contributors are told and what is
/// deleted.
/// </summary>
public sealed class MergeTests(SharedAzurite azurite)
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task A_merged_contributor_hears_when_the_other_is_published()
    {
        await using var app = await Start();
        var (first, second) = (await Send(app, "Say no early"), await Send(app, "Say no in time", "grace@example.org"));
        await Confirm(app, second, "grace@example.org");
        var done = await Merge(app, ["Say no early", "Say no in time"], first);
        Assert.Equal("1 contribution merged into “Say no early”", done.Heading);

        var waiting = await app.Browser.Open(second.Address);
        Assert.Contains("It says the same as another contribution, which is waiting for a decision.", waiting.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("See it on the site", waiting.Text, StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromMinutes(16));
        await app.HandleMessages();
        Assert.Contains("which is waiting for a decision", (await app.MailTo("grace@example.org", "Your contribution ")).Text, StringComparison.Ordinal);

        await app.Curators.Decides(Curators.Amina, "Say no early", "approve");
        var published = await app.Browser.Open(second.Address);
        Assert.Contains("Both are published as one", published.Text, StringComparison.Ordinal);
        Assert.Contains(published.Document.QuerySelectorAll("a"), link => link.GetAttribute("href")!.EndsWith($"/contributions/{app.IdIn(first)}/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_merged_contribution_is_deleted_with_its_declined_target()
    {
        await using var app = await Start();
        var (first, second) = (await Send(app, "Say no early"), await Send(app, "Say no in time"));
        await Merge(app, ["Say no early", "Say no in time"], first);
        _clock.Advance(TimeSpan.FromDays(10));
        await app.Curators.Decides(Curators.Amina, "Say no early", "decline", "Not now");

        Assert.Contains("that one is not published. So yours is not published either.", (await app.Browser.Open(second.Address)).Text, StringComparison.Ordinal);

        // A year after the merge, but not yet after the decline.
        _clock.Advance(TimeSpan.FromDays(360));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal(2, (await app.ContributionIds()).Count);
        _clock.Advance(TimeSpan.FromDays(6));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Empty(await app.ContributionIds());
        Assert.Equal("This link does not work", (await app.Browser.Open(second.Address)).Heading);
    }

    [Fact]
    public async Task A_contribution_merged_into_a_published_one_is_kept()
    {
        await using var app = await Start();
        var (first, second) = (await Send(app, "Say no early"), await Send(app, "Say no in time"));
        await Merge(app, ["Say no early", "Say no in time"], first);
        await app.Curators.Decides(Curators.Amina, "Say no early", "approve");
        _clock.Advance(TimeSpan.FromDays(2_000));

        await app.Get<Retention>().ApplyAsync(CancellationToken.None);

        Assert.Equal(2, (await app.ContributionIds()).Count);
        Assert.Contains("Both are published as one", (await app.Browser.Open(second.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retired_principles_and_waiting_targets_refuse_merges()
    {
        await using var app = await Start();
        var principle = await Send(app, "Say no early", kind: "principle");
        await app.Curators.Decides(Curators.Amina, "Say no early", "approve");
        await Send(app, "Say no in time");
        await app.HandleMessages();

        var confirm = await (await app.Desk(Curators.Ben)).Tick("Say no in time").Type("action", "merge").Submit();
        await Change(app, principle, now => now with { Retired = true });
        var retired = await confirm.Type("into", app.IdIn(principle).Reference).Submit();
        await Change(app, principle, now => now with { State = ContributionState.Pending, Retired = false, DecidedAt = null });
        await app.HandleMessages();
        var both = await (await app.Desk(Curators.Ben)).Tick("Say no in time").Tick("Say no early").Type("action", "merge").Submit();
        await Change(app, principle, now => now with { State = ContributionState.Approved, DecidedAt = now.SubmittedAt });
        var waits = await both.Choose("target", both.Document.QuerySelectorAll("input[name=target]").Select(input => input.GetAttribute("value")!).Single(id => id != app.IdIn(principle).ToString())).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, retired.Status);
        Assert.StartsWith("Select another one. Nothing can be merged into a retired principle", retired.Errors.Single(), StringComparison.Ordinal);
        Assert.StartsWith("Select one that is published", waits.Errors.Single(), StringComparison.Ordinal);
    }

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
    });

    private static async Task<WebPage> Send(ManifestoApp app, string title, string email = "", string kind = "barrier")
    {
        var page = await (await (await app.Contributor.Fills(title)).Choose("kind", kind).Type("email", email).Submit()).Submit();
        await app.HandleMessages();
        return page;
    }

    private static async Task Confirm(ManifestoApp app, WebPage status, string address)
    {
        await app.MailTo(address, "Is this your address?");
        var token = app.Get<LinkTokens>().ForAddress(app.IdIn(status));
        await (await app.Browser.Open(app.Function($"contributions/address?token={token}"))).Choose("answer", "yes").Submit();
        await app.HandleMessages();
    }

    private static async Task<WebPage> Merge(ManifestoApp app, string[] titles, WebPage target)
    {
        var desk = await app.Desk(Curators.Ben);
        foreach (var title in titles)
            desk.Tick(title);
        var done = await (await desk.Type("action", "merge").Submit()).Choose("target", app.IdIn(target).ToString()).Submit();
        await app.HandleMessages();
        return done;
    }

    private static async Task Change(ManifestoApp app, WebPage status, Func<Contribution, Contribution> change)
    {
        var read = (await app.Get<ContributionStore>().FindAsync(app.IdIn(status), CancellationToken.None))!.Value;
        var next = change(read.Value) with { Revision = read.Value.Revision + 1 };
        Assert.True(await app.Get<ContributionStore>().ReplaceAsync(next, read.ETag, CancellationToken.None));
        await app.Get<Projection>().ShowAsync(next, CancellationToken.None);
    }
}
