using System.Collections.Immutable;
using System.Security.Cryptography;

namespace CollaborationManifesto.Publishing;

/// <summary>Facts about one numbered version. Its text is only in its file, because people can have their text removed from the site.</summary>
/// <param name="TakenSha256">Hash of its file as it was taken, to compare with what is published now.</param>
/// <param name="Sha256">Hash of its current file.</param>
/// <param name="RedactedAt">When something was last removed from it; null if never.</param>
public sealed record Snapshot(
    int Number,
    DateTimeOffset TakenAt,
    string TakenSha256,
    string Sha256,
    DateTimeOffset? RedactedAt)
{
    private const string Folder = "snapshots/";

    public string Path => GetPath(Number);

    public static string GetPath(int number) => $"{Folder}{number}/manifesto.json";

    public static bool IsSnapshot(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    public static string Hash(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));
}

/// <summary>The publisher's record of its snapshots.</summary>
/// <param name="Snapshots">Ordered by number.</param>
/// <param name="Gone">Names of the <see cref="SnapshotRemovals"/> that were made in every snapshot.</param>
public sealed record SnapshotLog(ImmutableArray<Snapshot> Snapshots, ImmutableArray<string> Gone)
{
    public static readonly SnapshotLog Empty = new([], []);

    /// <summary>Progress of the items that are being removed; null if there are none.</summary>
    public Redaction? Redaction { get; init; }

    public int NextNumber => Snapshots.IsEmpty ? 1 : Snapshots[^1].Number + 1;

    public Snapshot? Find(int number) => Snapshots.FirstOrDefault(snapshot => snapshot.Number == number);

    public SnapshotLog With(Snapshot snapshot) => this with { Snapshots = [.. Snapshots.Append(snapshot).OrderBy(one => one.Number)] };

    /// <summary>Equality of records would compare the arrays by reference.</summary>
    public bool ContentEquals(SnapshotLog other) =>
        Snapshots.SequenceEqual(other.Snapshots) && Gone.SequenceEqual(other.Gone)
        && (Redaction is null ? other.Redaction is null : other.Redaction is { } redaction && Redaction.ContentEquals(redaction));

    /// <summary>A record without its required lists counts as empty.</summary>
    public SnapshotLog OrEmpty() => Snapshots.IsDefault || Gone.IsDefault || Redaction is { Items.IsDefault: true } ? Empty : this;
}

/// <summary>Items that are being removed from one snapshot after the other. A run after a crash continues where the last one stopped.</summary>
/// <param name="Items">Names of the <see cref="SnapshotRemovals"/> that are being made. Later ones wait until these are done.</param>
/// <param name="Next">Number of the next snapshot to check.</param>
public sealed record Redaction(ImmutableArray<string> Items, int Next)
{
    public bool ContentEquals(Redaction other) => Next == other.Next && Items.SequenceEqual(other.Items);
}
