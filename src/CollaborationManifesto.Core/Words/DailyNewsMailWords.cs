namespace CollaborationManifesto.Words;

/// <summary>The email that says how many notes a workshop has that is open for longer than a day.</summary>
public sealed record DailyNewsMailWords
{
    public Func<string, int, string> Subject { get; init; } = (workshop, count) => $"{workshop}: {Plural.Format(count, "note", "notes")} so far";

    public string Heading { get; init; } = "A workshop is going on";

    public Func<int, int, string> Text { get; init; } = (count, recent) =>
        $"People have written {Plural.Format(count, "note", "notes")} in this workshop, {Plural.Number(recent)} of them since yesterday.";

    public Func<string, string, string> Closes { get; init; } = (minute, zone) =>
        $"It closes on {minute} ({zone}). You can decide on its notes from then on, and one email lists them.";
}
