namespace CollaborationManifesto.Model;

/// <summary>What a curator can do with many contributions at once.</summary>
public enum DeskAction
{
    Approve,
    Decline,

    /// <summary>Link them to a principle, which approves those that are waiting.</summary>
    Attach,
    Categorise,
    Merge,
}
