namespace CollaborationManifesto.Words;

/// <summary>The wall of a live session.</summary>
public sealed record WallWords
{
    public string Heading { get; init; } = "Workshop wall";
}
