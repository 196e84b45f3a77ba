using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>Keeps the promises of the privacy notice: deletes addresses and closed contributions when their time is over.</summary>
public sealed partial class Retention(
    ContributionStore contributions, ContributionUpdater changes, MergeStandings merges, Projection projection, EmailClaims claims, IOptions<PrivacySettings> privacy, TimeProvider clock, ILogger<Retention> log)
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

        // After the addresses: while an address is here, these rows stop an email from going out twice.
        await claims.ForgetContributorsAsync(now.AddDays(-privacy.Value.AddressDays), cancellationToken);

        var (deleted, closedBefore) = (0, now.AddDays(-privacy.Value.ClosedDays));
        await foreach (var read in contributions.ClosedBeforeAsync(closedBefore, cancellationToken))
            deleted += await DeleteAsync(read, cancellationToken) ? 1 : 0;
        // After the closed ones: what was merged into one of them is no longer shown anywhere.
        await foreach (var read in contributions.MergedBeforeAsync(closedBefore, cancellationToken))
            if (await merges.EndOfAsync(read.Value, cancellationToken) is { } end && end.IsOver(closedBefore))
                deleted += await DeleteAsync(read, cancellationToken) ? 1 : 0;

        if (addresses + deleted > 0)
            LogApplied(addresses, deleted);
    }

    /// <returns>False if someone changed it just now.</returns>
    private async Task<bool> DeleteAsync(Versioned<Contribution> read, CancellationToken cancellationToken)
    {
        // Delete its text from the projection first: if the run crashes in between, the next one finds the row again.
        await projection.ForgetAsync(read.Value, cancellationToken);
        if (await contributions.DeleteAsync(read, cancellationToken))
            return true;
        await ShowAgainAsync(read.Value.Id, cancellationToken);
        return false;
    }

    /// <summary>Someone reopened it just now. Raises the revision, because the projection counts this one as forgotten.</summary>
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
