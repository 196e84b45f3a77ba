namespace CollaborationManifesto.Words;

/// <summary>The email that tells a curator about many contributions at once.</summary>
public sealed record DigestWords
{
    public Func<int, string> Subject { get; init; } = count => $"{Plural.Format(count, "contribution waits", "contributions wait")} for a decision";

    public Func<int, string> SubjectReminder { get; init; } = count => $"{Plural.Format(count, "contribution still waits", "contributions still wait")} for a decision";

    public string Introduction { get; init; } = "To spare you a mail for each, this one tells you of everything that came in since the last. You decide together with the other curators.";

    public string IntroductionDigestOnly { get; init; } = "This is what came in since your last digest. You decide together with the other curators.";

    public string IntroductionReminder { get; init; } = "You were told of this some days ago, and it still waits. We remind you once and not again.";

    public Func<int, string> New { get; init; } = count => $"New ({count})";

    public Func<int, string> Reminders { get; init; } = count => $"Still waiting ({count})";

    public Func<string, string> SentIn { get; init; } = day => $"sent in on {day}";

    public string Again { get; init; } = "waits again";

    public string Button { get; init; } = "See everything that waits";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public Func<string, string, string> Expiry { get; init; } = (minute, day) =>
        $"This link is yours alone and works until {minute}, the links below until {day}. Opening them decides nothing.";

    public Func<int, string> More { get; init; } = count => $"And {count} more, which the page above shows.";
}
