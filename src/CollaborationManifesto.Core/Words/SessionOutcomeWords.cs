namespace CollaborationManifesto.Words;

/// <summary>What became of the notes of a live session.</summary>
public sealed record SessionOutcomeWords
{
    public string Heading { get; init; } = "What became of the notes";

    public Func<string, string> OpensAt { get; init; } = when => $"The workshop opens on {when}.";

    public string GoesOn { get; init; } = "The workshop is going on. When it is closed, this page says what became of its notes.";

    public string Join { get; init; } = "Join the workshop";

    public string NotListed { get; init; } = "Here are the notes in the order in which they were sent. Notes that were taken back or declined are not here. Each writer finds them on the page that they wrote with.";

    public string Nothing { get; init; } = "No note of this workshop is waiting for a decision or published.";

    public string OnItsWay { get; init; } = "On its way to the curators.";

    public string Waiting { get; init; } = "Waiting for a decision.";

    /// <summary>Comes before the title.</summary>
    public string Published { get; init; } = "Published:";

    /// <summary>Comes before the title of what it was merged into.</summary>
    public string Merged { get; init; } = "Published as part of:";
}
