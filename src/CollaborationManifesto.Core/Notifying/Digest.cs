using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>What one email tells a curator about: what no email has announced, and reminders. Never empty.</summary>
public sealed record Digest(ImmutableArray<DueNotice> New, ImmutableArray<DueNotice> Reminders)
{
    /// <summary>Email programs cut off longer lists, and nobody reads them. The email's row in the table has all of them.</summary>
    public const int MostNamed = 50;

    /// <summary>How many of them curators have to decide on. The others only tell of something.</summary>
    public int ToDecide => New.Count(due => due.Notice.Kind is NoticeKind.Decision or NoticeKind.Proposal) + Reminders.Length;

    /// <summary>Named after the first notice it covers, as no other digest is: two made at once get the same claim.</summary>
    public string Name => New.IsEmpty ? $"{RecentEmails.Digests}again-{Reminders[0].Notice.Key}" : $"{RecentEmails.Digests}{New[0].Notice.Key}";

    public NotifiedVersions Covers => new([.. New.SelectMany(due => due.Keys)], [.. Reminders.Select(due => due.Notice.Key)]);

    /// <summary>Without the objections that it tells of again because their version's own email was lost.</summary>
    public NotifiedVersions Due => new([.. New.Select(due => due.Notice.Key)], Covers.Reminders);

    public IEnumerable<DueNotice> NewNamed => New.Take(MostNamed);

    public IEnumerable<DueNotice> RemindersNamed => Reminders.Take(MostNamed - NewNamed.Count());

    public int NotNamed => Math.Max(0, New.Length + Reminders.Length - MostNamed);
}

/// <summary>Something that a curator has not been told.</summary>
public sealed record DueNotice(WaitingRow Row, CuratorNotice Notice)
{
    /// <summary>Who reads of a version on its page sees the objections to it too.</summary>
    public IEnumerable<string> Keys => Row.Notices.Where(Notice.Includes).Prepend(Notice).Select(notice => notice.Key);
}

/// <param name="Beginning">The first words of the text, without formatting; empty if there are none any more.</param>
/// <param name="Facts">For example "Guidance · Tools · 7K3M-9QXP · received on 2 March 2026".</param>
/// <param name="Colour">The category's colour.</param>
/// <param name="Link">The curator's own review link.</param>
public sealed record DigestItem(string Title, string Beginning, string Facts, string Colour, string Link)
{
    // The marks show that these are someone else's words. Neither has a line break: FieldChecks.Line, PlainText.Summary.
    public string PlainText => $"{Facts}\n> {Title}\n{(Beginning.Length > 0 ? $"> {Beginning}\n" : "")}{Link}";
}
