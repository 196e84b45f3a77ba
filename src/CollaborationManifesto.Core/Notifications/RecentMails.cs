namespace CollaborationManifesto.Notifications;

/// <summary>What one recipient was sent since some time, or is being sent now: a mail under way counts, so that of two at once none is overlooked.</summary>
public sealed class RecentMails(IReadOnlyList<RecentMail> mails)
{
    /// <summary>How the names of mails about a single contribution begin.</summary>
    public const string Singles = "review-";

    /// <summary>How the names of digests begin.</summary>
    public const string Digests = "digest-";

    private readonly IReadOnlyList<RecentMail> _mails = mails;

    // Ten thousand contributions may wait, so each is looked up and not searched for.
    private readonly Dictionary<string, DateTimeOffset> _told = mails
        .SelectMany(mail => mail.Covers.New, (mail, version) => (version, mail.At))
        .GroupBy(told => told.version, told => told.At)
        .ToDictionary(told => told.Key, told => told.Min());

    private readonly HashSet<string> _reminded = [.. mails.SelectMany(mail => mail.Covers.Reminders)];

    public RecentMails And(RecentMails others) => new([.. _mails, .. others._mails]);

    public RecentMails Without(string name) => new([.. _mails.Where(mail => mail.Name != name)]);

    public int Count(DateTimeOffset since, string beginning = "") =>
        _mails.Count(mail => mail.At >= since && mail.Name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>What became of a mail that is not to be tried again; null for others.</summary>
    public Sending? Settled(string name) =>
        _mails.FirstOrDefault(mail => mail.Sent && mail.Name == name) is { } mail ? (mail.Refused ? Sending.Refused : Sending.Sent) : null;

    /// <summary>Whether the provider has taken any mail since a time.</summary>
    public bool AnyTaken(DateTimeOffset since) => _mails.Any(mail => mail is { Sent: true, Refused: false } && mail.At > since);

    /// <summary>What mails are about whose names begin so, beside what the name says: the newest first.</summary>
    /// <param name="sentAlone">Leaves out those that are under way.</param>
    public IEnumerable<string> About(string beginning, bool sentAlone) => _mails
        .Where(mail => mail.Name.StartsWith(beginning, StringComparison.Ordinal) && (mail.Sent || !sentAlone))
        .OrderByDescending(mail => mail.At)
        .SelectMany(mail => mail.Covers.New.Prepend(mail.Name[beginning.Length..]));

    public bool Overlap(Coverage coverage) => _mails.Any(mail => mail.Covers.Overlaps(coverage));

    /// <summary>When the curator was first mailed about it; null for never.</summary>
    public DateTimeOffset? CoveredAt(PendingVersion version) => _told.TryGetValue(version.ToString(), out var at) ? at : null;

    public bool Remind(PendingVersion version) => _reminded.Contains(version.ToString());

    public DateTimeOffset? LastDigest =>
        _mails.Where(mail => mail.Name.StartsWith(Digests, StringComparison.Ordinal)).Select(mail => (DateTimeOffset?)mail.At).Max();
}

/// <param name="Name">Names it among all that the recipient gets.</param>
/// <param name="At">When it was sent, or claimed.</param>
/// <param name="Sent">False while it is under way.</param>
public sealed record RecentMail(string Name, DateTimeOffset At, bool Sent, Coverage Covers)
{
    /// <summary>It is settled because the provider refused its address.</summary>
    public bool Refused { get; init; }
}
