namespace CollaborationManifesto.Publishing;

/// <summary>Compares the snapshots that were taken since, each with the one before it. A run after a crash continues where the last one stopped.</summary>
/// <param name="save">Saves progress: a store of the version before can have thousands of snapshots that were never compared.</param>
internal sealed class ChangeRecorder(SiteContainer site, SnapshotRemovals removals, Func<ChangeLog, Task> save, TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();

    /// <summary>False if snapshots are left for the next run.</summary>
    public bool RecordedAll { get; private set; } = true;

    /// <param name="most">The most snapshots to compare in this run.</param>
    /// <param name="newest">Content of the newest snapshot, if this run has just taken it.</param>
    public async Task<ChangeLog> RecordAsync(ChangeLog before, SnapshotLog snapshots, int most, (int Number, ReadOnlyMemory<byte> Content)? newest, CancellationToken cancellationToken)
    {
        // Someone has emptied the site, and its versions begin at 1 again.
        var log = most > 0 && before.Through >= snapshots.NextNumber ? ChangeLog.Empty : before.Without(removals);
        var last = snapshots.Find(log.Through);
        var earlier = last is not null && last.Number < snapshots.NextNumber - 1 && most > 0 ? await ContentAsync(last) : null;
        var compared = 0;
        foreach (var snapshot in snapshots.Snapshots.Where(snapshot => snapshot.Number > log.Through))
        {
            if (!(RecordedAll = compared < most && clock.GetElapsedTime(_began) < SnapshotKeeper.LongestInOneRun))
                break;
            var now = await ContentAsync(snapshot);
            // An operator can have deleted a file by hand, and a restored site has only some of the versions.
            log = log.With(snapshot, earlier is { } then && now is { } later && snapshot.Number == last?.Number + 1 ? SnapshotDiff.Between(then, later) : []);
            (last, earlier) = (snapshot, now);
            if (++compared % SnapshotKeeper.Step == 0)
                await save(before = log.Without(removals));
        }

        log = log.Without(removals);
        if (log != before)
            await save(log);
        return log;

        async Task<ReadOnlyMemory<byte>?> ContentAsync(Snapshot snapshot) =>
            newest is { } taken && taken.Number == snapshot.Number ? taken.Content : await site.ContentAsync(snapshot.Path, cancellationToken);
    }
}
