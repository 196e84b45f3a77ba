using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Mail;

/// <summary>The <see cref="PendingVersion"/>s that a mail tells its curator about, the first time or as a reminder.</summary>
public sealed record NotifiedVersions(ImmutableHashSet<string> New, ImmutableHashSet<string> Reminders)
{
    public static readonly NotifiedVersions None = new([], []);

    public bool Overlaps(NotifiedVersions other) => New.Overlaps(other.New) || Reminders.Overlaps(other.Reminders);
}

/// <summary>A version of a contribution that waits: what a curator has to be mailed about once. In the table it is a text.</summary>
public readonly record struct PendingVersion(ContributionId Id, int Version)
{
    public static PendingVersion From(Contribution contribution) => new(contribution.Id, contribution.ContentVersion);

    public static PendingVersion From(WaitingRow row) => new(row.Id, row.ContentVersion);

    /// <summary>The name of the mail about it alone.</summary>
    public string MailName => $"{RecentEmails.Singles}{this}";

    /// <summary>The text of the one that a mail of this name is about; null for other mails.</summary>
    public static string? In(string mailName) =>
        mailName.StartsWith(RecentEmails.Singles, StringComparison.Ordinal) ? mailName[RecentEmails.Singles.Length..] : null;

    public override string ToString() => $"{Id}-{Version}";
}
