namespace CollaborationManifesto.Words;

/// <summary>The page that lists the numbered versions.</summary>
public sealed record ChangesWords
{
    public string Heading { get; init; } = "Changes";

    public string Description { get; init; } = "Every version of the manifesto, with what was added, changed and withdrawn.";

    public string Lead { get; init; } =
        "Each version has a number and stays as it was, so that you can quote it and compare. Nobody is named in one. What is no longer published is taken out of every version. So are earlier words that their contributor corrected or that should not have been published.";

    public string None { get; init; } = "There is no version yet. The first one follows the first contribution that is published.";

    public Func<int, string> Version { get; init; } = number => $"Version {number}";

    public string Added { get; init; } = "Added";

    public string Changed { get; init; } = "Changed";

    public string Withdrawn { get; init; } = "Withdrawn or retired";

    public string OnlyTheFrame { get; init; } = "No contribution was added, changed or withdrawn; something around them was, such as a category or their order.";

    public Func<int, string> More { get; init; } = count => $"and {Plural.Format(count, "other", "others")}";

    public Func<string, string> Gone { get; init; } = reference => $"{reference}, no longer published";

    public Func<int, string> File { get; init; } = number => $"Version {number} as JSON";

    public Func<string, string> Redacted { get; init; } = minute =>
        $"Something was taken out of this version on {minute}. Its SHA-256 is another one since then.";
}
