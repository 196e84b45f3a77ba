namespace CollaborationManifesto.Words;

/// <summary>What became of the notes of a live session.</summary>
public sealed record SessionOutcomeWords
{
    public string Heading { get; init; } = "What became of the notes";
}
