using System.Collections.Immutable;

namespace CollaborationManifesto.Mail;

/// <summary>The <see cref="PendingVersion"/>s that a mail tells its curator about, the first time or as a reminder.</summary>
public sealed record NotifiedVersions(ImmutableHashSet<string> New, ImmutableHashSet<string> Reminders)
{
    public static readonly NotifiedVersions None = new([], []);

    public bool Overlaps(NotifiedVersions other) => New.Overlaps(other.New) || Reminders.Overlaps(other.Reminders);
}
