using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>Decides whether a curator is due a digest of the pending contributions, and what it contains.</summary>
public sealed class DigestRules(NoticeSettings settings, DateTimeOffset now)
{
    /// <summary>About as many as one row of the table holds; the next digest has the rest.</summary>
    internal const int MaxIncluded = 10_000;

    /// <summary>Minimum time between digests for curators who want only digests, and between digests with only reminders.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>How far back a curator's emails must be read.</summary>
    public DateTimeOffset Since(IReadOnlyList<WaitingRow> waiting) => waiting.Select(row => row.WaitsSince).Append(now - Day).Min();

    /// <summary>Null if none is due.</summary>
    public Digest? For(Curator curator, IReadOnlyList<WaitingRow> waiting, RecentEmails mails)
    {
        ImmutableArray<DueNotice> found = [.. waiting.SelectMany(row => FindDue(row, curator, mails)).Take(MaxIncluded)];
        ImmutableArray<DueNotice> reminders = [.. waiting.SelectMany(row => FindReminders(row, curator, mails)).Take(MaxIncluded - found.Length)];
        return IsDue(found, reminders, curator, now - mails.LastDigest ?? TimeSpan.MaxValue) ? new(found, reminders) : null;
    }

    private static IEnumerable<DueNotice> FindDue(WaitingRow row, Curator curator, RecentEmails mails)
    {
        var due = row.Notices.Where(notice => notice.IsFor(curator.Id) && mails.FirstNotifiedAt(notice) is null).Select(notice => new DueNotice(row, notice)).ToList();
        return due.Where(one => !due.Exists(other => other.Notice.Includes(one.Notice)));
    }

    private bool IsDue(ImmutableArray<DueNotice> found, ImmutableArray<DueNotice> reminders, Curator curator, TimeSpan sinceLast)
    {
        if (found.IsEmpty)
            return !reminders.IsEmpty && sinceLast >= Day;
        var pause = curator.EmailPreference == EmailPreference.DigestOnly ? Day : TimeSpan.FromMinutes(settings.DigestMinutes);
        return sinceLast >= pause && (BurstIsOver(found) || now - found[0].Row.WaitsSince >= TimeSpan.FromMinutes(settings.DigestMinutes));
    }

    private bool BurstIsOver(ImmutableArray<DueNotice> found) => now - found.Max(due => due.Row.ChangedAt) >= TimeSpan.FromMinutes(settings.BurstMinutes);

    /// <summary>Do not remind curators who voted, and remind the others only once.</summary>
    private IEnumerable<DueNotice> FindReminders(WaitingRow row, Curator curator, RecentEmails mails) => row.Notices
        .Where(notice => notice.Kind is NoticeKind.Decision or NoticeKind.Proposal
            && mails.FirstNotifiedAt(notice) <= now.AddDays(-settings.ReminderDays)
            && !mails.WasReminded(notice)
            && !(notice.Kind == NoticeKind.Decision && row.Voters.Contains(curator.Id))
            && notice.IsFor(curator.Id))
        .Select(notice => new DueNotice(row, notice));
}
