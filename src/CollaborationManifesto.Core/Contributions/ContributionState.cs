namespace CollaborationManifesto.Contributions;

public enum ContributionState
{
    Pending,
    Approved,
    Declined,
    Merged,
    Withdrawn,
}
