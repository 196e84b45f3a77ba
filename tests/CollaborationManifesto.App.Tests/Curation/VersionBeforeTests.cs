using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Votes, undo windows and links that were under way when the program was updated go on: rows without what this version adds.</summary>
public sealed class VersionBeforeTests(SharedAzurite azurite)
{
    private const string Title = "The minutes are never read";
    private static readonly string[] Added = ["Rewriting", "Proposal", "Amendment", "WordsRemovedBefore", "RewrittenAt", "AmendedAt", "Proposed", "WaitsSince", "Notices", "VotedBy", "Alike"];

    [Fact]
    public async Task Votes_and_links_go_on_and_nobody_is_told_twice()
    {
        await using var workshop = await Sent("--Curation:ApprovalsNeeded=2");
        await Decides(workshop, Curators.Amina, "approve");
        await Decides(workshop, Curators.Ben, "object", "It names someone");
        await Forget(workshop);
        var told = workshop.App.Mails().Count;

        await workshop.After(TimeSpan.FromDays(1));
        await workshop.App.Get<TimedDecisions>().ApplyAsync(CancellationToken.None);
        Assert.Equal(told, workshop.App.Mails().Count);
        Assert.Contains("1 approval, 1 objection", (await workshop.App.Desk(Curators.Carys, "view=held")).Text, StringComparison.Ordinal);
        await Decides(workshop, Curators.Carys, "approve");
        Assert.Equal(ContributionState.Pending, (await Stored(workshop)).State);
        await Decides(workshop, Curators.Ben, "take-back");

        Assert.Equal(ContributionState.Approved, (await Stored(workshop)).State);
    }

    [Fact]
    public async Task A_decision_can_still_be_undone()
    {
        await using var workshop = await Sent("--Curation:UndoMinutes=15");
        await Decides(workshop, Curators.Amina, "approve");
        await Forget(workshop);

        await Decides(workshop, Curators.Ben, "undo", "It was a slip");

        Assert.Equal((ContributionState.Pending, 0), (await Stored(workshop)) is var waiting ? (waiting.State, waiting.Votes.Count) : default);
    }

    [Fact]
    public async Task What_one_curator_took_off_the_site_needs_an_approval_as_before()
    {
        await using var workshop = await Sent();
        await Decides(workshop, Curators.Amina, "approve");
        var read = (await workshop.App.Get<ContributionStore>().AllAsync(CancellationToken.None).SingleAsync());
        var entry = new HistoryEntry("before", read.Value.DecidedAt!.Value, HistoryAction.Unpublished, "ben", "Ben", "It names someone");
        var unpublished = read.Value.WithEntry(entry, ContributionState.Pending) with { Votes = read.Value.Votes.Clear() };
        await workshop.App.Get<ContributionStore>().ReplaceAsync(unpublished, read.ETag, CancellationToken.None);
        await workshop.App.Get<Projection>().ShowAsync(unpublished, CancellationToken.None);
        await Forget(workshop);

        await Decides(workshop, Curators.Carys, "approve");

        Assert.Equal(ContributionState.Approved, (await Stored(workshop)).State);
    }

    private async Task<Workshop> Sent(params string[] settings)
    {
        var workshop = await Workshop.Open(azurite, null, ["--Notices:BurstMails=20", "--Notices:MailsPerHour=50", "--Notices:ReminderDays=30", .. settings]);
        await workshop.App.Contributor.Sends(Title);
        await workshop.App.HandleMessages();
        return workshop;
    }

    private static async Task Decides(Workshop workshop, string curator, string decision, string reason = "")
    {
        await workshop.App.Curators.Decides(curator, Title, decision, reason);
        await workshop.App.HandleMessages();
    }

    private static async Task Forget(Workshop workshop)
    {
        var names = workshop.App.Get<IOptions<StorageSettings>>().Value;
        foreach (var name in new[] { names.ContributionsTable, names.ManifestoTable })
        {
            var table = workshop.App.Get<TableServiceClient>().GetTableClient(name);
            foreach (var row in await table.QueryAsync<TableEntity>().ToListAsync())
            {
                foreach (var property in Added)
                    row.Remove(property);
                await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
            }
        }
    }

    private static async Task<Contribution> Stored(Workshop workshop) => (await workshop.App.Get<ContributionStore>().AllAsync(CancellationToken.None).SingleAsync()).Value;
}
