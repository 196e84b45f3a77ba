using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>What one email tells a curator about: contributions that no email has announced, and reminders. Never empty.</summary>
public sealed record Digest(ImmutableArray<WaitingRow> New, ImmutableArray<WaitingRow> Reminders)
{
    /// <summary>Email programs cut off longer lists, and nobody reads them. The email's row in the table has all of them.</summary>
    public const int MostNamed = 50;

    public int Count => New.Length + Reminders.Length;

    /// <summary>Named after the first contribution it covers, as no other digest is: two made at once get the same claim.</summary>
    public string Name => New.IsEmpty ? $"{RecentEmails.Digests}again-{PendingVersion.From(Reminders[0])}" : $"{RecentEmails.Digests}{PendingVersion.From(New[0])}";

    public NotifiedVersions Covers => new(Texts(New), Texts(Reminders));

    public IEnumerable<WaitingRow> NewNamed => New.Take(MostNamed);

    public IEnumerable<WaitingRow> RemindersNamed => Reminders.Take(MostNamed - NewNamed.Count());

    public int NotNamed => Math.Max(0, Count - MostNamed);

    private static ImmutableHashSet<string> Texts(ImmutableArray<WaitingRow> rows) => [.. rows.Select(row => PendingVersion.From(row).ToString())];
}

/// <param name="Facts">For example "Guidance · Tools · 7K3M-9QXP · sent in on 2 March 2026".</param>
/// <param name="Colour">The category's colour.</param>
/// <param name="Link">The curator's own review link.</param>
public sealed record DigestItem(string Title, string Facts, string Colour, string Link)
{
    // The mark shows that these are someone else's words. They have no line break: FieldChecks.Line.
    public string PlainText => $"{Facts}\n> {Title}\n{Link}";
}
