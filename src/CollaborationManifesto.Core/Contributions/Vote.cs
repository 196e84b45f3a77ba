namespace CollaborationManifesto.Contributions;

public enum VoteKind
{
    Approve,
    Decline,
    Object,
}

/// <summary>A curator's one current vote on a contribution.</summary>
public sealed record Vote(VoteKind Kind, string CuratorName, string? Reason, DateTimeOffset At);
