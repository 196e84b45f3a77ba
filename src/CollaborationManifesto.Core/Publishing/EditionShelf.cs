using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Publishing;

/// <summary>What the pages of the editions were made from.</summary>
/// <param name="Key">Hash of everything in them that can change.</param>
/// <param name="Principles">Digests of the newest edition's principles, by id.</param>
public sealed record PublishedEditions(string Key, IReadOnlyDictionary<string, string> Principles);

/// <summary>
/// The editions that curators have named, with the words of their snapshots. A snapshot can be large and there can be many editions, so their
/// pages are made again only if something in them has changed.
/// </summary>
public sealed class EditionShelf
{
    public static readonly EditionShelf Empty = new([], SnapshotLog.Empty, new("", new Dictionary<string, string>()), areAsPublished: true, _ => Task.FromResult<ReadOnlyMemory<byte>?>(null));

    private readonly SnapshotLog _snapshots;
    private readonly Func<Edition, Task<ReadOnlyMemory<byte>?>> _read;

    internal EditionShelf(
        IReadOnlyList<Edition> editions, SnapshotLog snapshots, PublishedEditions published, bool areAsPublished, Func<Edition, Task<ReadOnlyMemory<byte>?>> read) =>
        (Editions, _snapshots, Published, AreAsPublished, _read) = (editions, snapshots, published, areAsPublished, read);

    private bool _missing;

    /// <summary>False if the file of one was not there: the next run looks again.</summary>
    public bool FoundAll => !_missing;

    /// <summary>By number.</summary>
    public IReadOnlyList<Edition> Editions { get; }

    public Edition? Current => Editions.Count == 0 ? null : Editions[^1];

    public PublishedEditions Published { get; }

    /// <summary>True if the last finished run has made the pages from the same.</summary>
    public bool AreAsPublished { get; }

    /// <param name="editions">By number.</param>
    /// <param name="before">From the last finished run.</param>
    internal static async Task<EditionShelf> OpenAsync(
        IReadOnlyList<Edition> editions, SnapshotLog snapshots, SnapshotRemovals removals, PublishedEditions? before, SiteContainer site, CancellationToken cancellationToken)
    {
        var key = KeyOf(editions, snapshots, removals);
        if (before?.Key == key)
            return new(editions, snapshots, before, areAsPublished: true, ReadAsync);
        var newest = editions.Count == 0 ? null : await ReadAsync(editions[^1]);
        var principles = newest is { } content ? SnapshotDocument.PrincipleDigests(content) : new Dictionary<string, string>();
        return new(editions, snapshots, new(key, principles), areAsPublished: false, ReadAsync);

        async Task<ReadOnlyMemory<byte>?> ReadAsync(Edition edition) =>
            await site.ContentAsync(Snapshot.GetPath(edition.Snapshot), cancellationToken) is { } content ? SnapshotDocument.Without(removals, content) ?? content : (ReadOnlyMemory<byte>?)null;
    }

    /// <summary>As it is when a run has removed from the snapshots what must not be shown.</summary>
    internal EditionShelf After(SnapshotLog snapshots, SnapshotRemovals removals)
    {
        var key = KeyOf(Editions, snapshots, removals);
        return new(Editions, snapshots, Published with { Key = key }, areAsPublished: key == Published.Key, _read) { _missing = _missing };
    }

    /// <summary>The snapshot's file without what must not be shown any more; null if it is gone.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Edition edition)
    {
        var content = await _read(edition);
        _missing |= content is null;
        return content;
    }

    /// <summary>When something was last removed from it; null if never.</summary>
    public DateTimeOffset? RedactedAt(Edition edition) => _snapshots.Find(edition.Snapshot)?.RedactedAt;

    public string? Sha256(Edition edition) => _snapshots.Find(edition.Snapshot)?.Sha256;

    /// <summary>How the newest edition has this principle.</summary>
    public EditionStanding StandingOf(Principle principle)
    {
        if (!Published.Principles.TryGetValue(principle.Id.ToString(), out var digest))
            return EditionStanding.Missing;
        var now = SnapshotDocument.DigestOf(principle);
        return digest == now ? EditionStanding.Same : WordsIn(digest) == WordsIn(now) ? EditionStanding.OtherNumber : EditionStanding.OtherWords;

        static string WordsIn(string digest) => digest[digest.IndexOf(':', StringComparison.Ordinal)..];
    }

    private static string KeyOf(IReadOnlyList<Edition> editions, SnapshotLog snapshots, SnapshotRemovals removals) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        editions.Select(edition => $"{JsonSerializer.Serialize(edition)} {snapshots.Find(edition.Snapshot)?.Sha256}").Concat(removals.Names.Order(StringComparer.Ordinal))))));
}

public enum EditionStanding
{
    Same,
    OtherNumber,
    OtherWords,
    Missing,
}
