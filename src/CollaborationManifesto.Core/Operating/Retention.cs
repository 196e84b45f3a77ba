using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Sessions.Closing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Workshops;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>Keeps the promises of the privacy notice: deletes addresses and closed contributions when their time is over.</summary>
public sealed partial class Retention(
    ContributionStore contributions, ContributionUpdater changes, MergeStandings merges, ContributionRemoval removal, UploadDesk uploads, SessionRetention sessions, ReportRetention reports, SignatureRetention signatures, ThemeRegister themes, EmailClaims claims, IOptions<PrivacySettings> privacy, TimeProvider clock, ILogger<Retention> log)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        // First, because it is promised within a day.
        await uploads.DeleteOldAsync(cancellationToken);
        await sessions.ApplyAsync(cancellationToken);
        await reports.ApplyAsync(cancellationToken);
        await signatures.ApplyAsync(cancellationToken);
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
            deleted += await removal.TryRemoveAsync(read, cancellationToken) ? 1 : 0;
        // After the closed ones: what was merged into one of them is no longer shown anywhere.
        await foreach (var read in contributions.MergedBeforeAsync(closedBefore, cancellationToken))
            if (await merges.EndOfAsync(read.Value, cancellationToken) is { } end && end.IsOver(closedBefore))
                deleted += await removal.TryRemoveAsync(read, cancellationToken) ? 1 : 0;

        foreach (var read in await themes.AllAsync(cancellationToken))
        {
            if (read.Value.DeletedAt < closedBefore)
                await themes.DeleteAsync(read, cancellationToken);
        }

        if (addresses + deleted > 0)
            LogApplied(addresses, deleted);
    }

    [LoggerMessage(LogLevel.Information, "Retention: {Addresses} addresses removed, {Deleted} closed contributions deleted")]
    private partial void LogApplied(int addresses, int deleted);
}
