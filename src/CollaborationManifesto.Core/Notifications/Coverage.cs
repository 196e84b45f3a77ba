using System.Collections.Immutable;

namespace CollaborationManifesto.Notifications;

/// <summary>The <see cref="PendingVersion"/>s that a mail tells its curator about, the first time or as a reminder.</summary>
public sealed record Coverage(ImmutableHashSet<string> New, ImmutableHashSet<string> Reminders)
{
    public static readonly Coverage None = new([], []);

    public bool Overlaps(Coverage other) => New.Overlaps(other.New) || Reminders.Overlaps(other.Reminders);
}
