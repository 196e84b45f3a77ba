namespace CollaborationManifesto.Words;

/// <summary>The page where a curator splits a contribution that holds two ideas.</summary>
public sealed record SplitWords
{
    public Func<string, string> Title { get; init; } = kind => $"Split this {kind} into two";

    public string Introduction { get; init; } = "Both parts begin with the same words. Leave in each part only its own idea, and do not change the meaning.";

    public string Consequence { get; init; } = "Both parts wait for a decision. Votes on the whole are cleared.";

    public Func<IEnumerable<string>, int, string> OverObjection { get; init; } = (objectors, days) =>
        $"{ReviewWords.NamesOf(objectors)} objected. For {Plural.Format(days, "day", "days")} only curators who objected can release each part. After that, the approvals of the others count.";

    public string ConsequencePublished { get; init; } = "What is published stays as it is until the words of the first part are approved. The second part waits for a decision by itself.";

    public string Undo { get; init; } = "Every curator can undo the split until one of the parts is decided or changed.";

    public string Told { get; init; } = "The person who sent it sees both parts on their private page. If they confirmed an address, we email them once.";

    public string Meaning { get; init; } = "Why it is important and what it means stay with the first part.";

    public string First { get; init; } = "First part";

    public string Second { get; init; } = "Second part";

    /// <summary>Takes the name of the part and the message about one of its fields.</summary>
    public Func<string, string, string> In { get; init; } = (part, message) => $"{part}: {message}";

    public string Unchanged { get; init; } = "Leave in this part only its own idea";

    public string Alike { get; init; } = "Give the two parts different words";

    public string Save { get; init; } = "Split it";
}
