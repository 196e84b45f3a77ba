using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>What one mail tells a curator about many contributions: those that no mail has told them of, and reminders of others. At least one.</summary>
public sealed record Digest(ImmutableArray<WaitingRow> New, ImmutableArray<WaitingRow> Reminders)
{
    /// <summary>More would be cut off by mail programs, and nobody reads a list for so long. All stand in the mail's row.</summary>
    public const int MostNamed = 50;

    public int Count => New.Length + Reminders.Length;

    /// <summary>The name comes from what it covers first, which no other digest can: two that are made at once have the same claim.</summary>
    public string Name => New.IsEmpty ? $"{RecentEmails.Digests}again-{PendingVersion.From(Reminders[0])}" : $"{RecentEmails.Digests}{PendingVersion.From(New[0])}";

    public NotifiedVersions Covers => new(Texts(New), Texts(Reminders));

    public IEnumerable<WaitingRow> NewNamed => New.Take(MostNamed);

    public IEnumerable<WaitingRow> RemindersNamed => Reminders.Take(MostNamed - NewNamed.Count());

    public int NotNamed => Math.Max(0, Count - MostNamed);

    private static ImmutableHashSet<string> Texts(ImmutableArray<WaitingRow> rows) => [.. rows.Select(row => PendingVersion.From(row).ToString())];
}

/// <param name="Facts">Such as "Guidance · Tools · 7K3M-9QXP · sent in on 2 March 2026".</param>
/// <param name="Colour">Of its category.</param>
/// <param name="Link">The curator's own review link.</param>
public sealed record DigestItem(string Title, string Facts, string Colour, string Link)
{
    // The mark shows that the words are someone else's (they have no line break: FieldChecks.Line).
    public string PlainText => $"{Facts}\n> {Title}\n{Link}";
}
