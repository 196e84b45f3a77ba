using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Mail;

/// <summary>The <see cref="PendingVersion"/>s that an email tells a curator about, as new or as a reminder.</summary>
public sealed record NotifiedVersions(ImmutableHashSet<string> New, ImmutableHashSet<string> Reminders)
{
    public static readonly NotifiedVersions None = new([], []);

    public bool Overlaps(NotifiedVersions other) => New.Overlaps(other.New) || Reminders.Overlaps(other.Reminders);
}

/// <summary>A version of a contribution that needs a decision. Each curator is emailed about it once. Stored as text.</summary>
public readonly record struct PendingVersion(ContributionId Id, int Version)
{
    public static PendingVersion From(Contribution contribution) => new(contribution.Id, contribution.ContentVersion);

    public static PendingVersion From(WaitingRow row) => new(row.Id, row.ContentVersion);

    /// <summary>Name of the email about this version alone.</summary>
    public string MailName => $"{RecentEmails.ReviewPrefix}{this}";

    /// <summary>The version, as text, that an email with this name is about; null if it is not about a single one.</summary>
    public static string? In(string mailName) =>
        mailName.StartsWith(RecentEmails.ReviewPrefix, StringComparison.Ordinal) ? mailName[RecentEmails.ReviewPrefix.Length..] : null;

    public override string ToString() => $"{Id}-{Version}";
}
