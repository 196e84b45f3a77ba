namespace CollaborationManifesto.Words;

/// <summary>What curators see of an imported card beside its text.</summary>
public sealed record BackgroundWords
{
    public Func<string, string> Heading { get; init; } = board => $"From the board “{board}”";

    public Func<string, string, string> Card { get; init; } = (card, day) => $"Card {card}, written on {day}.";

    public string NotPublished { get; init; } = "Nothing of this is published.";

    public Func<int, string> Votes { get; init; } = count => $"{Plural.Format(count, "person", "people")} voted for it.";

    public Func<string, string> Labels { get; init; } = labels => $"Labels: {labels}";

    public Func<bool, string> Item { get; init; } = done => done ? "done" : "open";

    public string Comments { get; init; } = "Comments";

    public string Links { get; init; } = "Attached links";

    public Func<int, string> LeftOut { get; init; } = count => $"{Plural.Format(count, "more comment, checklist or link was", "more comments, checklists and links were")} too much to keep.";
}
