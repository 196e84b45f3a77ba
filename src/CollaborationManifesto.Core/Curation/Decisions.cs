using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Curation;

/// <summary>Records one curator's decision on one contribution, whichever page it was made on.</summary>
public sealed class Decisions(ContributionChanges changes, IOptions<CurationSettings> settings, AllWords words, Counts counts, TimeProvider clock)
{
    /// <returns>The contribution as it is now, and why the decision was not recorded; null when it was.</returns>
    public async Task<(Contribution Contribution, string? Refused)> Record(
        Versioned<Contribution> read, Curator curator, Decision decision, CancellationToken cancellation)
    {
        var refused = words.Review.ChangedSince;
        var isNew = false;
        var (contribution, recorded) = await changes.Apply(read, decision.CommandId, Decided, cancellation);
        if (recorded && isNew)
            counts.Decided(decision.Kind);
        return (contribution, recorded ? null : refused);

        Contribution? Decided(Contribution current)
        {
            var outcome = ConsentPolicy.Apply(current, decision, curator, settings.Value, clock.GetUtcNow());
            refused = words.Review.Refused(outcome);
            isNew = outcome is PolicyOutcome.Recorded;
            return (outcome as PolicyOutcome.Recorded)?.Contribution;
        }
    }
}
