namespace CollaborationManifesto.Words;

/// <summary>The pages on which people join a live session and write notes.</summary>
public sealed record JoinWords
{
    public string Heading { get; init; } = "Join a workshop";
}
