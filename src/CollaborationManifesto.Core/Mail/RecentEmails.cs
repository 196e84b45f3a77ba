namespace CollaborationManifesto.Mail;

/// <summary>What one recipient was sent since some time, or is being sent now: a mail under way counts, so that of two at once none is overlooked.</summary>
public sealed class RecentEmails(IReadOnlyList<RecentEmail> mails)
{
    /// <summary>How the names of mails about a single contribution begin.</summary>
    public const string Singles = "review-";

    /// <summary>How the names of questions begin whether an address is the contributor's own. Those of earlier versions asked about one contribution.</summary>
    public const string Questions = "question-";

    /// <summary>How the names of digests begin.</summary>
    public const string Digests = "digest-";

    private readonly IReadOnlyList<RecentEmail> _mails = mails;

    // Ten thousand contributions may wait, so each is looked up and not searched for.
    private readonly Dictionary<string, DateTimeOffset> _told = mails
        .SelectMany(mail => mail.Notifies.New, (mail, version) => (version, mail.At))
        .GroupBy(told => told.version, told => told.At)
        .ToDictionary(told => told.Key, told => told.Min());

    private readonly HashSet<string> _reminded = [.. mails.SelectMany(mail => mail.Notifies.Reminders)];

    public RecentEmails And(RecentEmails others) => new([.. _mails, .. others._mails]);

    public RecentEmails Without(string name) => new([.. _mails.Where(mail => mail.Name != name)]);

    public int Count(DateTimeOffset since, string beginning = "") =>
        _mails.Count(mail => mail.At >= since && mail.Name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>What became of a mail that is not to be tried again; null for others.</summary>
    public SendResult? FindFinalResult(string name) =>
        _mails.FirstOrDefault(mail => mail.Sent && mail.Name == name) is { } mail ? (mail.Refused ? SendResult.Refused : SendResult.Sent) : null;

    /// <summary>Whether the provider has taken any mail since a time.</summary>
    public bool AnyTaken(DateTimeOffset since) => _mails.Any(mail => mail is { Sent: true, Refused: false } && mail.At > since);

    /// <summary>What mails are about whose names begin so, beside what the name says: the newest first.</summary>
    /// <param name="sentAlone">Leaves out those that are under way.</param>
    public IEnumerable<string> About(string beginning, bool sentAlone) => _mails
        .Where(mail => mail.Name.StartsWith(beginning, StringComparison.Ordinal) && (mail.Sent || !sentAlone))
        .OrderByDescending(mail => mail.At)
        .SelectMany(mail => mail.Notifies.New.Prepend(mail.Name[beginning.Length..]));

    public bool Overlaps(NotifiedVersions coverage) => _mails.Any(mail => mail.Notifies.Overlaps(coverage));

    /// <summary>When the curator was first mailed about it; null for never.</summary>
    public DateTimeOffset? FirstNotifiedAt(PendingVersion version) => _told.TryGetValue(version.ToString(), out var at) ? at : null;

    public bool WasReminded(PendingVersion version) => _reminded.Contains(version.ToString());

    public DateTimeOffset? LastDigest =>
        _mails.Where(mail => mail.Name.StartsWith(Digests, StringComparison.Ordinal)).Select(mail => (DateTimeOffset?)mail.At).Max();
}

/// <param name="Name">Names it among all that the recipient gets.</param>
/// <param name="At">When it was sent, or claimed.</param>
/// <param name="Sent">False while it is under way.</param>
public sealed record RecentEmail(string Name, DateTimeOffset At, bool Sent, NotifiedVersions Notifies)
{
    /// <summary>It is settled because the provider refused its address.</summary>
    public bool Refused { get; init; }
}
