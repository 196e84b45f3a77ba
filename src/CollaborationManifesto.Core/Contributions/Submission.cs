namespace CollaborationManifesto.Contributions;

/// <summary>What was typed or posted, as it came: every value may be missing or wrong. The form shows it again unchanged.</summary>
public sealed record Submission
{
    public string? Kind { get; init; }

    public string? Category { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    /// <summary>Id of the principle that it relates to; empty for none.</summary>
    public string? Principle { get; init; }

    public string? Name { get; init; }

    public string? Organisation { get; init; }

    public string? Email { get; init; }

    public string? Attribution { get; init; }

    /// <summary><c>yes</c> when the contributor agreed to the open licence.</summary>
    public string? Licence { get; init; }
}
