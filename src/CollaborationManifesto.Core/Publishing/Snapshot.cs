using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CollaborationManifesto.Publishing;

/// <summary>What is known of one numbered version: never its words, which leave the site with those who take them back.</summary>
/// <param name="TakenSha256">Of its file as it was taken: what is published now is compared with it.</param>
/// <param name="Sha256">Of its file as it is.</param>
/// <param name="RedactedAt">When something was last taken out of it.</param>
public sealed record Snapshot(
    int Number,
    DateTimeOffset TakenAt,
    string TakenSha256,
    string Sha256,
    DateTimeOffset? RedactedAt,
    SnapshotItems Added,
    SnapshotItems Changed,
    SnapshotItems Withdrawn)
{
    private const string Folder = "snapshots/";

    public string Path => GetPath(Number);

    public static string GetPath(int number) => $"{Folder}{number}/manifesto.json";

    public static bool IsSnapshot(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    public static string Hash(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

    /// <param name="before">The file of the version before; null for the first.</param>
    internal static Snapshot From(int number, DateTimeOffset at, ReadOnlyMemory<byte> content, ReadOnlyMemory<byte>? before)
    {
        var (now, then) = (SnapshotDocument.Digests(content), before is { } earlier ? SnapshotDocument.Digests(earlier) : []);
        var hash = Hash(content);
        return new(
            number,
            at,
            hash,
            hash,
            null,
            SnapshotItems.From(now.Keys.Where(id => !then.TryGetValue(id, out var item) || item.Redacted)),
            SnapshotItems.From(now.Keys.Where(id => then.TryGetValue(id, out var item) && !item.Redacted && now[id] != item)),
            SnapshotItems.From(then.Keys.Where(id => !now.ContainsKey(id))));
    }
}

/// <summary>Some of the items, to be named, and how many they are.</summary>
public sealed record SnapshotItems(ImmutableArray<string> Ids, int Count)
{
    /// <summary>More than that nobody reads, and the record of a first version with thousands would be rewritten with each later one.</summary>
    public const int Named = 20;

    public static SnapshotItems From(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        return new([.. all.Take(Named)], all.Count);
    }
}
/// <summary>The publisher's record of its snapshots.</summary>
/// <param name="Snapshots">By number.</param>
/// <param name="Gone">Items that are no longer published and are out of every snapshot already.</param>
public sealed record SnapshotLog(ImmutableArray<Snapshot> Snapshots, ImmutableArray<string> Gone)
{
    public static readonly SnapshotLog Empty = new([], []);

    /// <summary>How far the items are that are being taken out; null while there are none.</summary>
    public Redaction? Redaction { get; init; }

    public int NextNumber => Snapshots.IsEmpty ? 1 : Snapshots[^1].Number + 1;

    /// <summary>Equality of the records would compare the arrays by reference.</summary>
    public bool SaysTheSameAs(SnapshotLog other) =>
        Snapshots.SequenceEqual(other.Snapshots) && Gone.SequenceEqual(other.Gone)
        && (Redaction is null ? other.Redaction is null : other.Redaction is { } redaction && Redaction.SaysTheSameAs(redaction));

    /// <summary>A record that lacks what every one has is none.</summary>
    public SnapshotLog OrEmpty() => Snapshots.IsDefault || Gone.IsDefault || Redaction is { Items.IsDefault: true } ? Empty : this;
}

/// <summary>Items that have left the site and leave one snapshot after the other, so that a run which dies goes on where it was.</summary>
/// <param name="Items">What leaves. What goes after them waits until they are through.</param>
/// <param name="Next">Number of the first snapshot that has not been looked through.</param>
public sealed record Redaction(ImmutableArray<string> Items, int Next)
{
    public bool SaysTheSameAs(Redaction other) => Next == other.Next && Items.SequenceEqual(other.Items);
}
