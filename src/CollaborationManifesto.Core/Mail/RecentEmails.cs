using CollaborationManifesto.Model;

namespace CollaborationManifesto.Mail;

/// <summary>
/// Emails that one recipient was sent since some time, or is being sent now. Those being sent count, so that two at once do not miss each
/// other.
/// </summary>
public sealed class RecentEmails(IReadOnlyList<RecentEmail> mails)
{
    /// <summary>Prefix of the names of emails about a single contribution. The key of a <see cref="CuratorNotice"/> follows.</summary>
    public const string ReviewPrefix = "review-";

    /// <summary>Prefix of the names of address questions. Earlier versions sent one for each contribution.</summary>
    public const string Questions = "question-";

    /// <summary>Prefix of the names of address questions about problem reports.</summary>
    public const string ReportQuestions = "report-question-";

    /// <summary>Prefix of the names of questions whether a signature is the reader's.</summary>
    public const string SignatureQuestions = "signature-question-";

    /// <summary>Prefix of the names of digests.</summary>
    public const string Digests = "digest-";

    private readonly IReadOnlyList<RecentEmail> _mails = mails;

    // Ten thousand contributions may be pending, so look each up instead of searching for it.
    private readonly Dictionary<string, DateTimeOffset> _told = mails
        .SelectMany(mail => mail.Notifies.New, (mail, version) => (version, mail.At))
        .GroupBy(told => told.version, told => told.At)
        .ToDictionary(told => told.Key, told => told.Min());

    private readonly HashSet<string> _reminded = [.. mails.SelectMany(mail => mail.Notifies.Reminders)];

    public RecentEmails And(RecentEmails others) => new([.. _mails, .. others._mails]);

    public RecentEmails Without(string name) => new([.. _mails.Where(mail => mail.Name != name)]);

    public int Count(DateTimeOffset since, string beginning = "") =>
        _mails.Count(mail => mail.At >= since && mail.Name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Address questions of every kind: a stranger does not care what they are about.</summary>
    public int CountQuestions(DateTimeOffset since) => Count(since, Questions) + Count(since, ReportQuestions) + Count(since, SignatureQuestions);

    /// <summary>Result of an email that must not be tried again; null for others.</summary>
    public SendResult? FindFinalResult(string name) =>
        _mails.FirstOrDefault(mail => mail.Sent && mail.Name == name) is { } mail ? (mail.Refused ? SendResult.Refused : SendResult.Sent) : null;

    /// <summary>Whether the provider has accepted an email after a time.</summary>
    public bool AnyTaken(DateTimeOffset since) => _mails.Any(mail => mail is { Sent: true, Refused: false } && mail.At > since);

    /// <summary>What emails with this prefix are about, including the rest of their names; newest first.</summary>
    /// <param name="sentAlone">True to leave out emails that are being sent.</param>
    public IEnumerable<string> About(string beginning, bool sentAlone) => _mails
        .Where(mail => mail.Name.StartsWith(beginning, StringComparison.Ordinal) && (mail.Sent || !sentAlone))
        .OrderByDescending(mail => mail.At)
        .SelectMany(mail => mail.Notifies.New.Prepend(mail.Name[beginning.Length..]));

    public bool Overlaps(NotifiedVersions coverage) => _mails.Any(mail => mail.Notifies.Overlaps(coverage));

    /// <summary>When the curator was first emailed about it; null if never.</summary>
    public DateTimeOffset? FirstNotifiedAt(CuratorNotice notice) => _told.TryGetValue(notice.Key, out var at) ? at : null;

    public bool WasReminded(CuratorNotice notice) => _reminded.Contains(notice.Key);

    public DateTimeOffset? LastDigest =>
        _mails.Where(mail => mail.Name.StartsWith(Digests, StringComparison.Ordinal)).Select(mail => (DateTimeOffset?)mail.At).Max();
}

/// <param name="Name">Unique among the emails to this recipient.</param>
/// <param name="At">When it was sent or, before that, claimed.</param>
/// <param name="Sent">False while it is being sent.</param>
public sealed record RecentEmail(string Name, DateTimeOffset At, bool Sent, NotifiedVersions Notifies)
{
    /// <summary>True if the provider refused its address.</summary>
    public bool Refused { get; init; }
}
