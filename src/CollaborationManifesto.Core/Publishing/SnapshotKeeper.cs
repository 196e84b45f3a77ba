using System.Collections.Immutable;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// Takes snapshots when they are due and keeps in them only what is still published. The file is written before the record of it:
/// a file that a crash left without a record is taken as it is, so no number has two contents and none is missing.
/// </summary>
internal sealed class SnapshotKeeper(SiteContainer site, TimeSpan minInterval, TimeProvider clock)
{
    /// <param name="gone">Everything that was published and no longer is.</param>
    /// <param name="current">What is published now, as a snapshot; null while nothing ever was.</param>
    public async Task<SnapshotLog> Keep(SnapshotLog log, IReadOnlySet<string> gone, ReadOnlyMemory<byte>? current, CancellationToken cancellation)
    {
        log = await Adopt(log, cancellation);
        log = await Redact(log, gone, cancellation);
        return DueAt(log, current) <= clock.GetUtcNow() ? await Take(log, current!.Value, cancellation) : log;
    }

    /// <summary>When what is published now is to become a snapshot; null when it is one.</summary>
    public DateTimeOffset? DueAt(SnapshotLog log, ReadOnlyMemory<byte>? current)
    {
        if (current is null || log.Snapshots.IsEmpty)
            return current is null ? null : DateTimeOffset.MinValue;
        return log.Snapshots[^1].TakenSha256 == Snapshot.Hash(current.Value) ? null : log.Snapshots[^1].TakenAt + minInterval;
    }

    private async Task<SnapshotLog> Adopt(SnapshotLog log, CancellationToken cancellation)
    {
        while (await site.Owns(Snapshot.PathOf(log.NextNumber), cancellation) && await site.Content(Snapshot.PathOf(log.NextNumber), cancellation) is { } content)
        {
            // What went between its taking and now is still in it.
            log = await Add(log with { Gone = [] }, content, cancellation);
        }

        return log;
    }

    private async Task<SnapshotLog> Redact(SnapshotLog log, IReadOnlySet<string> gone, CancellationToken cancellation)
    {
        var due = gone.Except(log.Gone).ToHashSet();
        if (due.Count == 0)
            return log with { Gone = Sorted(gone) };
        var snapshots = ImmutableArray.CreateBuilder<Snapshot>(log.Snapshots.Length);
        foreach (var snapshot in log.Snapshots)
            snapshots.Add(await Redact(snapshot, due, cancellation));
        return new(snapshots.ToImmutable(), Sorted(gone));
    }

    private async Task<Snapshot> Redact(Snapshot snapshot, IReadOnlySet<string> gone, CancellationToken cancellation)
    {
        // One that an operator deleted by hand holds nothing any more, and must not keep the others from being redacted.
        if (await site.Content(snapshot.Path, cancellation) is not { } content)
            return snapshot;
        if (SnapshotDocument.Without(gone, content) is { } redacted)
            await site.Write(File(snapshot.Number, content = redacted), cancellation);
        // Also where a run before this one died between the file and its record.
        var hash = Snapshot.Hash(content);
        return hash == snapshot.Sha256 ? snapshot : snapshot with { Sha256 = hash, RedactedAt = clock.GetUtcNow() };
    }

    private async Task<SnapshotLog> Take(SnapshotLog log, ReadOnlyMemory<byte> current, CancellationToken cancellation)
    {
        var file = File(log.NextNumber, current);
        // Where somebody else's file stands in its place, the number stays free until that is gone.
        return await site.Write(file, cancellation) is null ? log : await Add(log, current, cancellation);
    }

    private async Task<SnapshotLog> Add(SnapshotLog log, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var before = log.Snapshots.IsEmpty ? null : await site.Content(log.Snapshots[^1].Path, cancellation);
        return log with { Snapshots = log.Snapshots.Add(Snapshot.Of(log.NextNumber, clock.GetUtcNow(), content, before)) };
    }

    // Not immutable to a cache: something may be taken out of it.
    private static SiteFile File(int number, ReadOnlyMemory<byte> content) =>
        new(Snapshot.PathOf(number), "application/json; charset=utf-8", SiteFile.Revalidated, content);

    private static ImmutableArray<string> Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];
}
