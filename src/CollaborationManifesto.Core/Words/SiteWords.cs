namespace CollaborationManifesto.Words;

/// <summary>The page of one published contribution.</summary>
public sealed record SiteWords
{
    public string IsPrinciple { get; init; } = "Read it with its guidance and the barriers that it answers:";

    public string Supports { get; init; } = "It supports:";

    public string SupportsNone { get; init; } = "It is not tied to a principle yet.";

    public string AnsweredBy { get; init; } = "It is answered by:";

    public string AnsweredByNone { get; init; } = "No principle answers it yet.";
}
