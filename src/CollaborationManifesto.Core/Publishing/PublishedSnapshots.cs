using System.Text.Json;
using Azure.Storage.Blobs;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Publishing;

/// <summary>The snapshots as the publisher recorded them, for curators who make one of them an edition.</summary>
public sealed class PublishedSnapshots
{
    private readonly SnapshotFiles _files;
    private readonly Projection _projection;
    private readonly JsonBlob<SnapshotLog> _log;

    public PublishedSnapshots(BlobServiceClient blobs, SnapshotFiles files, Projection projection, IOptions<StorageSettings> names)
    {
        (_files, _projection) = (files, projection);
        _log = new(blobs.GetBlobContainerClient(names.Value.PublishingContainer).GetBlobClient("snapshots.json"), PublisherJson.Default.SnapshotLog, SnapshotLog.Empty);
    }

    /// <summary>Ordered by number.</summary>
    public async Task<IReadOnlyList<Snapshot>> ListAsync(CancellationToken cancellationToken) => (await _log.ReadAsync(cancellationToken)).Value.OrEmpty().Snapshots;

    /// <summary>Without what must not be shown any more, also if the publisher has not taken it out yet. Null if someone has deleted its file.</summary>
    public async Task<SnapshotContent?> ReadAsync(int number, CancellationToken cancellationToken)
    {
        if (await _files.FindAsync(number, cancellationToken) is not { } file)
            return null;
        var removals = SnapshotRemovals.From(await _projection.PublishedRowsAsync(cancellationToken).ToListAsync(cancellationToken));
        return SnapshotContent.From(SnapshotDocument.Without(removals, file) ?? file);
    }
}

/// <summary>What is in a snapshot, without the items that were removed from it.</summary>
public sealed record SnapshotContent(ReadOnlyMemory<byte> File, IReadOnlyList<SnapshotPrinciple> Principles, int Guidance, int Barriers)
{
    internal static SnapshotContent From(ReadOnlyMemory<byte> file)
    {
        using var document = JsonDocument.Parse(file);
        var root = document.RootElement;
        var principles = root.GetProperty("principles").EnumerateArray().Select(SnapshotDocument.ReadItem).Index()
            .Where(item => item.Item.Redacted != true)
            .Select(item => new SnapshotPrinciple(item.Item.Id, item.Item.Number ?? item.Index + 1, item.Item.Title ?? ""))
            .ToList();
        return new(file, principles, Count(root.GetProperty("guidance")), Count(root.GetProperty("barriers")));
    }

    private static int Count(JsonElement items) => items.EnumerateArray().Count(item => !item.TryGetProperty("redacted", out _));
}

public readonly record struct SnapshotPrinciple(string Id, int Number, string Title);
