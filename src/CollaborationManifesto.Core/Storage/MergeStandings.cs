using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Storage;

/// <summary>Looks up what has become of the contribution that another was merged into.</summary>
public sealed class MergeStandings(ContributionStore contributions)
{
    /// <summary>Null for what is not merged, which costs no look.</summary>
    public Task<MergeEnd?> EndOfAsync(Contribution contribution, CancellationToken cancellationToken) =>
        MergeRules.EndOfAsync(contribution, async id => (await contributions.FindAsync(id, cancellationToken))?.Value);
}
