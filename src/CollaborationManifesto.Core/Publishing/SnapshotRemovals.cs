using System.Globalization;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// What must be in no snapshot: everything about items that are no longer published, and the words of the others from before a version. It
/// compares versions and not times, so a snapshot that is taken late with earlier words is found too.
/// </summary>
internal sealed class SnapshotRemovals
{
    private const int EveryVersion = int.MaxValue;

    private readonly Dictionary<string, int> _before;

    private SnapshotRemovals(Dictionary<string, int> before)
    {
        _before = before;
        Names = before.Select(removal => NameOf(removal.Key, removal.Value)).ToHashSet();
    }

    /// <summary>
    /// One for each removal, for the record: the id of an item that is gone, otherwise its id with the version. An item has another name after
    /// its words are removed again, or after it is published again.
    /// </summary>
    public IReadOnlySet<string> Names { get; }

    public static SnapshotRemovals From(IEnumerable<PublishedRow> rows) => new(rows
        .Select(row => (Id: row.Id.ToString(), Before: BeforeOf(row)))
        .Where(row => row.Before is not null)
        .ToDictionary(row => row.Id, row => row.Before!.Value));

    /// <param name="version">The item's content version in a snapshot; 0 if the snapshot does not say.</param>
    public bool Include(string id, int version) => _before.TryGetValue(id, out var before) && version < before;

    private static int? BeforeOf(PublishedRow row) =>
        row.Content is { } content ? content.WordsRemovedBefore
        : row.FirstApprovedAt is null ? null
        : EveryVersion;

    private static string NameOf(string id, int before) =>
        before == EveryVersion ? id : string.Create(CultureInfo.InvariantCulture, $"{id}@{before}");
}
