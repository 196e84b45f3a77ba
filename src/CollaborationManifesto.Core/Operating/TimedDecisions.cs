using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>
/// Does what time decides: approvals count when an objection's time is over, an objection ends with its curator, and a change can no longer be
/// undone (docs/adr/0005).
/// </summary>
public sealed partial class TimedDecisions(
    Projection projection,
    ContributionStore contributions,
    ContributionUpdater changes,
    CuratorRegister curators,
    IOptions<CurationSettings> settings,
    TimeProvider clock,
    ILogger<TimedDecisions> log)
{
    /// <summary>A curator who gets one digest a day must hear of a change to published text, even if it can be undone for less.</summary>
    private static readonly TimeSpan LeastNotice = TimeSpan.FromDays(2);

    private TimeSpan AmendmentsLast => TimeSpan.FromHours(settings.Value.AmendmentUndoHours) is var undo && undo > LeastNotice ? undo : LeastNotice;

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var timed = await projection.FindTimedAsync(now.AddDays(-settings.Value.ObjectionDays), now - AmendmentsLast, cancellationToken).ToListAsync(cancellationToken);
        if (timed.Count == 0)
            return;
        var all = (await curators.AllAsync(cancellationToken)).Select(curator => curator.Id).ToHashSet();
        foreach (var id in timed)
        {
            if (await contributions.FindAsync(id, cancellationToken) is not { } read)
                continue;
            await SettleAsync(read, new(settings.Value, all, now), cancellationToken);
        }
    }

    private async Task SettleAsync(Versioned<Contribution> read, ConsentContext consent, CancellationToken cancellationToken)
    {
        var target = read.Value.Rewriting?.MergeInto is { } into ? (await contributions.FindAsync(into, cancellationToken))?.Value : null;
        var command = FormattableString.Invariant($"time-{read.Value.Revision}");
        var (contribution, settled) = await changes.TryUpdateAsync(read, command, Settled, cancellationToken);
        if (settled)
            LogSettled(read.Value.Id.ToString());
        else if (contribution is { Amendment: { } amendment } && consent.Now >= amendment.At + AmendmentsLast)
            await ForgetAmendmentAsync(contribution.Id, amendment, cancellationToken);

        Contribution? Settled(Contribution current) =>
            ConsentPolicy.Settle(current, command, consent) is { } next
            && (next.State != ContributionState.Merged || MergeRules.CanBeMergedNow(next, target))
            && RowBudget.ForDecisions.Fits(next)
                ? next
                : null;
    }

    /// <summary>Nothing happens to the contribution, so nothing enters its history; a higher revision lets the projection follow.</summary>
    private async Task ForgetAmendmentAsync(ContributionId id, Amendment amendment, CancellationToken cancellationToken)
    {
        while (await contributions.FindAsync(id, cancellationToken) is { Value: var now, ETag: var etag } && now.Amendment == amendment)
        {
            var next = now with { Amendment = null, Revision = now.Revision + 1 };
            if (!await contributions.ReplaceAsync(next, etag, cancellationToken))
                continue;
            await projection.ShowAsync(next, cancellationToken);
            return;
        }
    }

    [LoggerMessage(LogLevel.Information, "Contribution {Id}: the time for an objection is over, so its approvals count")]
    private partial void LogSettled(string id);
}
