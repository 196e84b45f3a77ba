namespace CollaborationManifesto.Words;

/// <summary>The parts of a principle, for those who write them and for those who read them.</summary>
public sealed record PrincipleWords
{
    public string Importance { get; init; } = "Why it’s important";

    public string ImportanceHint { get; init; } = "For principles only. What goes wrong without it, and for whom.";

    public string Meaning { get; init; } = "What it means";

    public string MeaningHint { get; init; } = "For principles only. What people do who hold to it: one point on each line.";
}
