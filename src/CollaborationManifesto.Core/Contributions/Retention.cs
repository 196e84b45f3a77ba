using CollaborationManifesto.Curation;
using CollaborationManifesto.Notifications;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributions;

/// <summary>Keeps the promises of the privacy notice: addresses and closed contributions go when their time is over.</summary>
public sealed partial class Retention(
    ContributionStore contributions, ContributionChanges changes, MergeStandings merges, Projection projection, MailClaims claims, IOptions<PrivacySettings> privacy, TimeProvider clock, ILogger<Retention> log)
{
    public async Task Apply(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var addresses = 0;
        await foreach (var read in contributions.WithAddressDecidedBefore(now.AddDays(-privacy.Value.AddressDays), cancellation))
        {
            var entry = new HistoryEntry("retention-address", now, HistoryAction.AddressRemoved);
            await changes.Apply(read, entry.CommandId, current => current.AddressRemovedBy(entry), cancellation);
            addresses++;
        }

        // After the addresses: a mail that was sent once must not go out again to one that is still here.
        await claims.ForgetContributors(now.AddDays(-privacy.Value.AddressDays), cancellation);

        var (deleted, closedBefore) = (0, now.AddDays(-privacy.Value.ClosedDays));
        await foreach (var read in contributions.ClosedBefore(closedBefore, cancellation))
            deleted += await Delete(read, cancellation) ? 1 : 0;
        // After the closed ones: what was merged into one of them stands nowhere any more.
        await foreach (var read in contributions.MergedBefore(closedBefore, cancellation))
            if (await merges.EndOf(read.Value, cancellation) is { } end && end.IsOver(closedBefore))
                deleted += await Delete(read, cancellation) ? 1 : 0;

        if (addresses + deleted > 0)
            LogApplied(addresses, deleted);
    }

    /// <returns>False where somebody changed it in this moment.</returns>
    private async Task<bool> Delete(Versioned<Contribution> read, CancellationToken cancellation)
    {
        // The words first: a run that dies in between finds the row again.
        await projection.Forget(read.Value, cancellation);
        if (await contributions.Delete(read, cancellation))
            return true;
        await ShowAgain(read.Value.Id, cancellation);
        return false;
    }

    /// <summary>Somebody reopened it in this moment. A further revision shows where this one counts as forgotten.</summary>
    private async Task ShowAgain(ContributionId id, CancellationToken cancellation)
    {
        while (await contributions.Find(id, cancellation) is { Value: var now, ETag: var etag })
        {
            var next = now with { Revision = now.Revision + 1 };
            if (!await contributions.Replace(next, etag, cancellation))
                continue;
            await projection.Show(next, cancellation);
            return;
        }
    }

    [LoggerMessage(LogLevel.Information, "Retention: {Addresses} addresses removed, {Deleted} closed contributions deleted")]
    private partial void LogApplied(int addresses, int deleted);
}
