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
    public DateTimeOffset Since(IReadOnlyList<WaitingRow> waiting) => waiting.Select(row => row.SubmittedAt).Append(now - Day).Min();

    /// <summary>Null if none is due.</summary>
    public Digest? For(Curator curator, IReadOnlyList<WaitingRow> waiting, RecentEmails mails)
    {
        ImmutableArray<WaitingRow> found = [.. waiting.Where(row => mails.FirstNotifiedAt(PendingVersion.From(row)) is null).Take(MaxIncluded)];
        ImmutableArray<WaitingRow> reminders = [.. waiting.Where(row => ToRemind(row, curator, mails)).Take(MaxIncluded - found.Length)];
        return IsDue(found, reminders, curator, now - mails.LastDigest ?? TimeSpan.MaxValue) ? new(found, reminders) : null;
    }

    private bool IsDue(ImmutableArray<WaitingRow> found, ImmutableArray<WaitingRow> reminders, Curator curator, TimeSpan sinceLast)
    {
        if (found.IsEmpty)
            return !reminders.IsEmpty && sinceLast >= Day;
        var pause = curator.EmailPreference == EmailPreference.DigestOnly ? Day : TimeSpan.FromMinutes(settings.DigestMinutes);
        return sinceLast >= pause && (BurstIsOver(found) || now - found[0].SubmittedAt >= TimeSpan.FromMinutes(settings.DigestMinutes));
    }

    private bool BurstIsOver(ImmutableArray<WaitingRow> found) => now - found.Max(row => row.ChangedAt) >= TimeSpan.FromMinutes(settings.BurstMinutes);

    /// <summary>Do not remind curators who voted, and remind the others only once.</summary>
    private bool ToRemind(WaitingRow row, Curator curator, RecentEmails mails) =>
        mails.FirstNotifiedAt(PendingVersion.From(row)) <= now.AddDays(-settings.ReminderDays)
        && !mails.WasReminded(PendingVersion.From(row))
        && !row.Voters.Contains(curator.Id);
}
