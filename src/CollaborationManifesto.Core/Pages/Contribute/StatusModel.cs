using CollaborationManifesto.Contributions;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Contribute;

public sealed record StatusModel(PageFrame Frame, AllWords Words, Contribution Contribution)
{
    /// <summary>The reason that the curators gave with a decline.</summary>
    public string? Reason => Contribution.State == ContributionState.Declined
        ? Contribution.History.LastOrDefault(entry => entry.Action == HistoryAction.Declined)?.Reason
        : null;
}
