namespace CollaborationManifesto.Model;

public enum ContributionState
{
    Pending,
    Approved,
    Declined,
    Merged,
    Withdrawn,
}
