using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Mail;

/// <summary>Keys of the <see cref="CuratorNotice"/>s that an email tells a curator about, as new or as a reminder.</summary>
public sealed record NotifiedVersions(ImmutableHashSet<string> New, ImmutableHashSet<string> Reminders)
{
    public static readonly NotifiedVersions None = new([], []);

    public bool Overlaps(NotifiedVersions other) => New.Overlaps(other.New) || Reminders.Overlaps(other.Reminders);
}
