using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>Keeps the promises of the privacy notice: addresses and closed contributions go when their time is over.</summary>
public sealed partial class Retention(
    ContributionStore contributions, ContributionChanges changes, MergeStandings merges, Projection projection, EmailClaims claims, IOptions<PrivacySettings> privacy, TimeProvider clock, ILogger<Retention> log)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var addresses = 0;
        await foreach (var read in contributions.WithAddressDecidedBeforeAsync(now.AddDays(-privacy.Value.AddressDays), cancellationToken))
        {
            var entry = new HistoryEntry("retention-address", now, HistoryAction.AddressRemoved);
            await changes.TryUpdateAsync(read, entry.CommandId, current => current.AddressRemovedBy(entry), cancellationToken);
            addresses++;
        }

        // After the addresses: a mail that was sent once must not go out again to one that is still here.
        await claims.ForgetContributorsAsync(now.AddDays(-privacy.Value.AddressDays), cancellationToken);

        var (deleted, closedBefore) = (0, now.AddDays(-privacy.Value.ClosedDays));
        await foreach (var read in contributions.ClosedBeforeAsync(closedBefore, cancellationToken))
            deleted += await DeleteAsync(read, cancellationToken) ? 1 : 0;
        // After the closed ones: what was merged into one of them stands nowhere any more.
        await foreach (var read in contributions.MergedBeforeAsync(closedBefore, cancellationToken))
            if (await merges.EndOfAsync(read.Value, cancellationToken) is { } end && end.IsOver(closedBefore))
                deleted += await DeleteAsync(read, cancellationToken) ? 1 : 0;

        if (addresses + deleted > 0)
            LogApplied(addresses, deleted);
    }

    /// <returns>False where someone changed it in this moment.</returns>
    private async Task<bool> DeleteAsync(Versioned<Contribution> read, CancellationToken cancellationToken)
    {
        // The words first: a run that dies in between finds the row again.
        await projection.ForgetAsync(read.Value, cancellationToken);
        if (await contributions.DeleteAsync(read, cancellationToken))
            return true;
        await ShowAgainAsync(read.Value.Id, cancellationToken);
        return false;
    }

    /// <summary>Someone reopened it in this moment. A further revision shows where this one counts as forgotten.</summary>
    private async Task ShowAgainAsync(ContributionId id, CancellationToken cancellationToken)
    {
        while (await contributions.FindAsync(id, cancellationToken) is { Value: var now, ETag: var etag })
        {
            var next = now with { Revision = now.Revision + 1 };
            if (!await contributions.ReplaceAsync(next, etag, cancellationToken))
                continue;
            await projection.ShowAsync(next, cancellationToken);
            return;
        }
    }

    [LoggerMessage(LogLevel.Information, "Retention: {Addresses} addresses removed, {Deleted} closed contributions deleted")]
    private partial void LogApplied(int addresses, int deleted);
}
