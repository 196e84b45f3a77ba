using System.Collections.Concurrent;
using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// Takes snapshots when they are due and removes from them what must not be shown any more. A snapshot's file is written before its record: a file
/// that a crash left without a record is adopted, so no number has two contents and none is missing.
/// </summary>
/// <param name="removals">What must be in no snapshot.</param>
/// <param name="editions">The editions that curators have named.</param>
/// <param name="save">Saves progress: there may be thousands of snapshots, and a run after a crash must not start again.</param>
internal sealed class SnapshotKeeper(
    SiteContainer site, SnapshotRemovals removals, IReadOnlyList<Edition> editions, Func<SnapshotLog, Task> save, TimeSpan minInterval, TimeProvider clock)
{
    /// <summary>Limits of one run, in snapshots and in time: the function that publishes has five minutes.</summary>
    internal const int MostInOneRun = 1_000;
    internal static readonly TimeSpan LongestInOneRun = TimeSpan.FromMinutes(1);

    /// <summary>Snapshots to check between two saves of the record.</summary>
    internal const int Step = 100;

    /// <summary>Maximum of contents in memory at once.</summary>
    private const int AtOnce = 4;

    private long _began = clock.GetTimestamp();

    /// <summary>False while the record lacks some of the files.</summary>
    public bool AdoptedAll { get; private set; } = true;

    /// <summary>The snapshot that this run has taken; null if it took none.</summary>
    public (int Number, ReadOnlyMemory<byte> Content)? Taken { get; private set; }

    /// <summary>Writes the snapshots that must exist before a page can link to them.</summary>
    /// <param name="current">What is published now, as a snapshot; null if nothing was ever published.</param>
    public async Task<SnapshotLog> TakeAsync(SnapshotLog before, ReadOnlyMemory<byte>? current, CancellationToken cancellationToken)
    {
        // First, because this run may crash after it has recorded a snapshot with an item that was removed from all and is published again.
        var log = await AdoptAsync(WithoutReturned(before), cancellationToken);
        if (AdoptedAll && DueAt(log, current) <= clock.GetUtcNow())
            log = await TakeNowAsync(log, current!.Value, cancellationToken);
        if (!log.ContentEquals(before))
            await save(log);
        return log;
    }

    /// <summary>When to take a snapshot of what is published now; null if there is one or nothing was ever published.</summary>
    public DateTimeOffset? DueAt(SnapshotLog log, ReadOnlyMemory<byte>? current)
    {
        if (current is null || log.Snapshots.IsEmpty)
            return current is null ? null : DateTimeOffset.MinValue;
        return log.Snapshots[^1].TakenSha256 == Snapshot.Hash(current.Value) ? null : log.Snapshots[^1].TakenAt + minInterval;
    }

    /// <summary>True if something must be removed from the snapshots, which comes before everything that can wait.</summary>
    public bool MustRedact(SnapshotLog log) => log.Redaction is not null || removals.Names.Except(log.Gone).Any();

    /// <summary>Removes from the snapshots what must not be shown any more, within the limits of one run. The next run continues.</summary>
    public async Task<SnapshotLog> RedactAsync(SnapshotLog log, CancellationToken cancellationToken)
    {
        // Only one task in each run. Adopted snapshots have been checked already.
        if (!AdoptedAll)
            return log;
        _began = clock.GetTimestamp();
        var before = log;
        log = Begin(log);
        for (var looked = 0; log.Redaction is { } redaction && MayGoOn(looked); looked += Step)
        {
            var step = log.Snapshots.Where(snapshot => snapshot.Number >= redaction.Next).Take(Step).ToList();
            var redacted = new ConcurrentDictionary<int, Snapshot>();
            await Parallel.ForEachAsync(
                step,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (snapshot, _) => redacted[snapshot.Number] = await RedactAsync(snapshot, cancellationToken));
            log = log with { Snapshots = [.. log.Snapshots.Select(snapshot => redacted.GetValueOrDefault(snapshot.Number, snapshot))] };
            log = step.Count == Step
                ? log with { Redaction = redaction with { Next = step[^1].Number + 1 } }
                : Begin(log with { Redaction = null, Gone = Sorted(log.Gone.Concat(redaction.Items)) });
            await save(log);
            before = log;
        }

        if (!log.ContentEquals(before))
            await save(log);
        return log;
    }

    private bool MayGoOn(int looked) => looked < MostInOneRun && clock.GetElapsedTime(_began) < LongestInOneRun;

    /// <summary>What has come up meanwhile is removed next.</summary>
    private SnapshotLog Begin(SnapshotLog log)
    {
        log = WithoutReturned(log);
        if (log.Redaction is not null)
            return log;
        var due = removals.Names.Except(log.Gone).ToList();
        return log with { Redaction = due.Count == 0 || log.Snapshots.IsEmpty ? null : new(Sorted(due), log.Snapshots[0].Number) };
    }

    /// <summary>Keeps items that are published again. If they have to be removed once more, they may be in newer snapshots.</summary>
    private SnapshotLog WithoutReturned(SnapshotLog log)
    {
        var items = log.Redaction?.Items.Where(removals.Names.Contains).ToList() ?? [];
        return log with
        {
            Gone = Sorted(log.Gone.Where(removals.Names.Contains)),
            Redaction = items.Count == 0 ? null : log.Redaction! with { Items = Sorted(items) },
        };
    }

    private async Task<SnapshotLog> AdoptAsync(SnapshotLog log, CancellationToken cancellationToken)
    {
        log = await AdoptFromAsync(log.NextNumber, log, cancellationToken);
        // A restored site has no others than these, so they do not follow one another.
        var restored = editions.Where(edition => AdoptedAll && log.Find(edition.Snapshot) is null).DistinctBy(edition => edition.Snapshot).ToList();
        foreach (var edition in restored)
        {
            if (await site.OwnsAsync(Snapshot.GetPath(edition.Snapshot), cancellationToken) && await site.ContentAsync(Snapshot.GetPath(edition.Snapshot), cancellationToken) is { } content)
                log = log.With(await RedactAsync(Adopted(edition.Snapshot, content), cancellationToken));
        }

        return restored.Count == 0 ? log : await AdoptFromAsync(NextNumber(log), log, cancellationToken);
    }

    /// <summary>An edition can name a version whose file is gone: its number must not get other words.</summary>
    private int NextNumber(SnapshotLog log) => editions.Select(edition => edition.Snapshot + 1).Append(log.NextNumber).Max();

    private async Task<SnapshotLog> AdoptFromAsync(int number, SnapshotLog log, CancellationToken cancellationToken)
    {
        for (var adopted = 1; await site.OwnsAsync(Snapshot.GetPath(number), cancellationToken); adopted++)
        {
            // If the record of many snapshots was lost, the next run continues. No number is free until all are known.
            if (!(AdoptedAll = MayGoOn(adopted)))
                return log;
            if (await site.ContentAsync(Snapshot.GetPath(number), cancellationToken) is not { } content)
                return log;
            // It may still contain what was unpublished or reworded since it was taken.
            log = log.With(await RedactAsync(Adopted(number++, content), cancellationToken));
            if (adopted % Step == 0)
                await save(log);
        }

        return log;
    }

    private async Task<Snapshot> RedactAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        // A snapshot that an operator deleted by hand must not stop the others from being redacted.
        if (await site.ContentAsync(snapshot.Path, cancellationToken) is not { } content)
            return snapshot;
        if (SnapshotDocument.Without(removals, content) is { } redacted)
            await site.WriteAsync(File(snapshot.Number, content = redacted), cancellationToken);
        // Also if an earlier run crashed between writing the file and its record.
        var hash = Snapshot.Hash(content);
        return hash == snapshot.Sha256 ? snapshot : snapshot with { Sha256 = hash, RedactedAt = clock.GetUtcNow() };
    }

    private async Task<SnapshotLog> TakeNowAsync(SnapshotLog log, ReadOnlyMemory<byte> current, CancellationToken cancellationToken)
    {
        var number = NextNumber(log);
        // If someone else's file is in its place, the number stays free until that file is gone.
        if (await site.WriteAsync(File(number, current), cancellationToken) is null)
            return log;
        Taken = (number, current);
        return log.With(Adopted(number, current));
    }

    /// <summary>An edition knows when its version was taken, and what it was.</summary>
    private Snapshot Adopted(int number, ReadOnlyMemory<byte> content)
    {
        var (hash, now) = (Snapshot.Hash(content), clock.GetUtcNow());
        var edition = editions.FirstOrDefault(one => one.Snapshot == number);
        var taken = edition?.TakenSha256 ?? hash;
        return new(number, edition?.TakenAt ?? now, taken, hash, taken == hash ? null : now);
    }

    // Caches must ask again, because something may be removed from it.
    internal static SiteFile File(int number, ReadOnlyMemory<byte> content) =>
        new(Snapshot.GetPath(number), "application/json; charset=utf-8", SiteFile.Revalidated, content);

    private static ImmutableArray<string> Sorted(IEnumerable<string> ids) => [.. ids.Order(StringComparer.Ordinal)];
}
