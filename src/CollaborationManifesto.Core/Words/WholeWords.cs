namespace CollaborationManifesto.Words;

/// <summary>The page with everything, to read through and to print.</summary>
public sealed record WholeWords
{
    public string Title { get; init; } = "The whole manifesto on one page";

    public string Invitation { get; init; } = "Read or print it all on one page";

    public Func<string, string> Version { get; init; } = day => $"As of {day}";

    public string Guidance { get; init; } = "Guidance";

    public string Barriers { get; init; } = "Barriers it answers";

    public string OtherGuidance { get; init; } = "More guidance";

    public string Unanswered { get; init; } = "Barriers that nothing answers yet";
}
