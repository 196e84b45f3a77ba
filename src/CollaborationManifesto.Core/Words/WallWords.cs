namespace CollaborationManifesto.Words;

/// <summary>The wall of a live session.</summary>
public sealed record WallWords
{
    public string JoinAt { get; init; } = "Join at";

    public string OutcomeAt { get; init; } = "See later what became of the notes at";

    public string QrCode { get; init; } = "QR code that opens the workshop on a phone";

    public string NotShown { get; init; } = "They are shown here when everyone has written.";

    public string Shown { get; init; } = "You can still write more.";

    public string Closed { get; init; } = "The workshop is closed. The curators read each note.";

    public string New { get; init; } = "New";

    public string ShowNew { get; init; } = "Show new notes";

    public Func<int, string> Refresh { get; init; } = seconds => $"Refresh every {Plural.Format(seconds, "second", "seconds")}";

    public string DoNotRefresh { get; init; } = "Stop refreshing";

    /// <summary>Read aloud when notes come.</summary>
    public string NewOne { get; init; } = "1 new note";

    /// <summary>Contains <c>{count}</c>.</summary>
    public string NewOther { get; init; } = "{count} new notes";

    public string NotConnected { get; init; } = "Not connected. New notes are shown when the connection is back.";

    public Message NotRevealed { get; init; } = new("The notes are not shown yet", "They are shown when everyone has written. Until then, write your own.");

    public Message Over { get; init; } = new("The wall is closed", "It closes a day after the workshop. What became of the notes is on a page of its own.");

    public Message Unknown { get; init; } = new("This link does not work", "It may have been cut off. Ask the person who leads the workshop for a new one, or join with the code.");
}
