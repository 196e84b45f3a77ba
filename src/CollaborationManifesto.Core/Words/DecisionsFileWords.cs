namespace CollaborationManifesto.Words;

/// <summary>The file of decisions that curators download from the desk.</summary>
public sealed record DecisionsFileWords
{
    public string Download { get; init; } = "Download these decisions (CSV)";

    public string Reference { get; init; } = "Reference";

    public string Kind { get; init; } = "Kind";

    public string Category { get; init; } = "Category";

    public string Title { get; init; } = "Title";

    public string What { get; init; } = "Decision";

    public string Who { get; init; } = "Curator";

    public string When { get; init; } = "Time (UTC)";

    public string Why { get; init; } = "Reason";

    public Func<int, string> OnlySome { get; init; } = most =>
        $"This file has the decisions on the first {Plural.Number(most)} contributions. Use the filters of the desk to find the others.";
}
