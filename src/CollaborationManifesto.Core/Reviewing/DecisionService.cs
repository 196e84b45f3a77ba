using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reviewing;

/// <summary>Records a curator's decision on one contribution, made on any page.</summary>
public sealed class DecisionService(
    ContributionUpdater changes, ContributionStore contributions, IOptions<CurationSettings> settings, AllWords words, Counts counts, TimeProvider clock)
{
    /// <returns>The current contribution, null if it was deleted; and why the decision was not recorded, null if it was.</returns>
    public async Task<(Contribution? Contribution, string? Refused)> RecordAsync(
        Versioned<Contribution> read, ActingCurator acting, Decision decision, CancellationToken cancellationToken)
    {
        var refused = words.Review.ChangedSince;
        var isNew = false;
        var target = await MergeTargetAsync(read.Value, cancellationToken);
        var (contribution, recorded) = await changes.TryUpdateAsync(read, decision.CommandId, Decided, cancellationToken);
        if (recorded && isNew)
            counts.Decided(decision.Kind);
        return (contribution, recorded ? null : contribution is null ? words.Review.NotThereAnyMore : refused);

        Contribution? Decided(Contribution current)
        {
            var outcome = ConsentPolicy.Apply(current, decision, acting.Curator, new(settings.Value, acting.All, clock.GetUtcNow()));
            if (outcome is not PolicyOutcome.Recorded { Contribution: var next })
            {
                refused = words.Review.Refused(outcome);
                return null;
            }

            if (next.State == ContributionState.Merged && decision.Kind != DecisionKind.Merge && !MergeRules.CanBeMergedNow(next, target))
            {
                refused = words.Review.MergeTargetGone;
                return null;
            }

            var room = decision.Edit is null && next.Wording == current.Wording ? RowBudget.ForDecisions : RowBudget.ForWords;
            if (!room.Fits(next))
            {
                refused = words.Review.NoRoom;
                return null;
            }

            isNew = true;
            return next;
        }
    }

    /// <summary>What it is to be merged into once there is consent; null for most contributions, which costs no request.</summary>
    private async Task<Contribution?> MergeTargetAsync(Contribution contribution, CancellationToken cancellationToken) =>
        contribution.Rewriting?.MergeInto is { } target ? (await contributions.FindAsync(target, cancellationToken))?.Value : null;
}
