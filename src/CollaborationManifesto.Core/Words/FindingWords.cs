using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>What curators are told about a flagged contribution. Each sentence leaves the judgement to them.</summary>
public sealed record FindingWords
{
    public string Heading { get; init; } = "Before you decide";

    public Func<int, string> Links { get; init; } = count => $"It has {Plural.Format(count, "link", "links")}.";

    /// <summary>Comes before the other contribution's title.</summary>
    public Func<string, ContributionState, string> LooksLike { get; init; } = (reference, state) => state == ContributionState.Approved
        ? $"It looks like {reference}, which is published:"
        : $"It looks like {reference}, which is also waiting for a decision:";

    public Func<int, string> SentWithin { get; init; } = seconds =>
        $"It was sent within {Plural.Format(seconds, "second", "seconds")} of the check page. Most people need longer to read it.";

    public string HoneypotFilled { get; init; } =
        "A field that people cannot see was filled in. Programs do this, and sometimes a browser’s autofill.";

    public string NotShownInRoom { get; init; } = "The room did not see it: who led the workshop hid it, or did not look at it.";

    public Func<int, string> Invisible { get; init; } = count =>
        $"It contains {Plural.Format(count, "invisible character", "invisible characters")}.";
}

/// <summary>What curators see of an imported card beside its text.</summary>
public sealed record BackgroundWords
{
    public Func<string, string> Heading { get; init; } = board => $"From “{board}”";

    public Func<string, string, string> Card { get; init; } = (card, day) => $"Card {card}, written on {day}.";

    public string NotPublished { get; init; } = "Of this, readers see at most the board’s name and the day.";

    public Func<int, string> Votes { get; init; } = count => $"{Plural.Format(count, "person", "people")} voted for it.";

    public Func<string, string> Labels { get; init; } = labels => $"Labels: {labels}";

    public Func<bool, string> Item { get; init; } = done => done ? "done" : "open";

    public string Comments { get; init; } = "Comments";

    public string Links { get; init; } = "Attached links";

    public Func<int, string> LeftOut { get; init; } = count => $"{Plural.Format(count, "more comment, checklist or link was", "more comments, checklists and links were")} too much to keep.";
}
