using System.Collections.Immutable;
using Azure.Storage.Blobs;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Publishing;

/// <summary>Updates the site: only what changed, in an order that leaves no dead link, one publisher at a time (docs/adr/0006).</summary>
public sealed partial class Publisher
{
    /// <summary>How long a listing of the files is reused. A file that someone deleted by hand comes back with the first change after that.</summary>
    private static readonly TimeSpan ListingLasts = TimeSpan.FromHours(1);

    private readonly Projection _projection;
    private readonly CuratorRegister _curators;
    private readonly EditionRegister _editions;
    private readonly ThemeRegister _themes;
    private readonly SignatureRegister _signatures;
    private readonly SiteRenderer _renderer;
    private readonly BlobContainerClient _site;
    private readonly BlobClient _lease;
    private readonly JsonBlob<PublisherState> _state;
    private readonly JsonBlob<SnapshotLog> _snapshots;
    private readonly JsonBlob<ChangeLog> _changes;
    private readonly FileRecord _files;
    private readonly ManifestoSettings _manifesto;
    private readonly SiteSettings _addresses;
    private readonly TimeSpan _snapshotMinInterval;
    private readonly PublisherMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<Publisher> _log;

    public Publisher(
        Projection projection,
        CuratorRegister curators,
        EditionRegister editions,
        ThemeRegister themes,
        SignatureRegister signatures,
        SiteRenderer renderer,
        BlobServiceClient blobs,
        IOptions<StorageSettings> names,
        IOptions<ManifestoSettings> manifesto,
        IOptions<SiteSettings> addresses,
        IOptions<PublishingSettings> publishing,
        PublisherMetrics metrics,
        TimeProvider clock,
        ILogger<Publisher> log)
    {
        (_projection, _curators, _editions, _themes, _signatures, _renderer, _metrics, _clock, _log) = (projection, curators, editions, themes, signatures, renderer, metrics, clock, log);
        (_manifesto, _addresses) = (manifesto.Value, addresses.Value);
        _snapshotMinInterval = TimeSpan.FromSeconds(publishing.Value.SnapshotMinIntervalSeconds);
        _site = blobs.GetBlobContainerClient(names.Value.SiteContainer);
        var own = blobs.GetBlobContainerClient(names.Value.PublishingContainer);
        _lease = own.GetBlobClient("lease");
        _state = PublisherState.In(own);
        _snapshots = new(own.GetBlobClient("snapshots.json"), PublisherJson.Default.SnapshotLog, SnapshotLog.Empty);
        _changes = new(own.GetBlobClient("changes.json"), ChangeLogJson.Default.ChangeLog, ChangeLog.Empty);
        _files = new(own.GetBlobClient("files"));
    }

    /// <summary>Costs two reads and no write if nothing changed and no snapshot is due.</summary>
    /// <returns>
    /// True if the site shows every change that was made before the call. False if another publisher is at work, the site was not as this run
    /// expected it, or some snapshots still contain something that left the pages. The next run continues.
    /// </returns>
    public async Task<bool> PublishChangesAsync(CancellationToken cancellationToken) =>
        await RunAsync(cancellationToken) is PublishOutcome.UpToDate or PublishOutcome.Published { SnapshotsLeft: false };

    /// <summary>Like <see cref="PublishChangesAsync"/>, but returns what was done.</summary>
    public async Task<PublishOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (IsUpToDate(await ReadStateAsync(cancellationToken)))
            return new PublishOutcome.UpToDate();

        await using var lease = await PublisherLease.TryTakeAsync(_lease, _clock, cancellationToken);
        if (lease is null)
            return new PublishOutcome.Busy();
        using var alone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        try
        {
            // Look again: the previous holder of the lease may have published everything.
            var seen = await ReadStateAsync(alone.Token);
            if (IsUpToDate(seen))
                return new PublishOutcome.UpToDate();
            var (report, snapshotsLeft) = await PublishAsync(seen, lease, alone.Token);
            Tell(report);
            return new PublishOutcome.Published(report, snapshotsLeft);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogLeaseLost();
            // This run may have overwritten a file of the new publisher, so the next run must compare everything.
            await _state.ChangeAsync(state => state.Begun(_clock.GetUtcNow()), cancellationToken);
            return new PublishOutcome.Overtaken();
        }
    }

    // Read the mark before the rows, so that the next run publishes what changes in between.
    private async Task<Seen> ReadStateAsync(CancellationToken cancellationToken) =>
        new(await _projection.LastChangeAsync(cancellationToken), await _state.ReadAsync(cancellationToken));

    private bool IsUpToDate(Seen seen) =>
        seen.State.Value.Fingerprint == _renderer.Fingerprint
        && seen.State.Value.ChangeMark == seen.Change.Mark
        && !seen.State.Value.SnapshotsLeft
        && !(seen.State.Value.SnapshotDueAt <= _clock.GetUtcNow());

    private async Task<(PublishReport Report, bool SnapshotsLeft)> PublishAsync(Seen seen, PublisherLease lease, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        // If this run crashes, the next one must not believe that the site is as the old state says.
        var state = await ReplaceAsync(_state, seen.State, seen.State.Value.Begun(_clock.GetUtcNow()), lease, cancellationToken);
        var (reading, opening, stewardship) = (
            _projection.PublishedRowsAsync(cancellationToken).ToListAsync(cancellationToken).AsTask(), OpenAsync(seen.State.Value, lease, cancellationToken), ReadGovernanceAsync(cancellationToken));
        var (recording, numbering, naming) = (_changes.ReadAsync(cancellationToken), _snapshots.ReadAsync(cancellationToken), ReadEditionsAsync(cancellationToken));
        var (grouping, signing) = (_themes.AllAsync(cancellationToken), ReadSignatoriesAsync(opening, seen.State.Value.ChangedAt, cancellationToken));
        await Task.WhenAll(reading, opening, stewardship, recording, numbering, naming, grouping, signing);
        var (signatories, publishedSignatories) = await signing;
        var (rows, (site, listedAt), editions) = (await reading, await opening, await naming);
        var manifesto = ManifestoBuilder.Build(rows, _manifesto, [.. (await grouping).Select(read => read.Value)]) with { Signatories = _renderer.InOrder(signatories) };
        var removals = SnapshotRemovals.From(rows);
        var (log, record) = (await numbering, await recording);
        var keeper = new SnapshotKeeper(
            site, removals, editions, async after => log = await ReplaceAsync(_snapshots, log, after, lease, cancellationToken), _snapshotMinInterval, _clock);
        var recorder = new ChangeRecorder(site, removals, async after => record = await ReplaceAsync(_changes, record, after, lease, cancellationToken), _clock);
        var current = rows.Count == 0 ? (ReadOnlyMemory<byte>?)null : SnapshotDocument.Create(manifesto, _manifesto, _addresses);
        var taken = await keeper.TakeAsync(log.Value.OrEmpty(), current, cancellationToken);
        var most = !keeper.AdoptedAll ? 0 : keeper.MustRedact(taken) ? SnapshotKeeper.Step : SnapshotKeeper.MostInOneRun;
        var changes = await recorder.RecordAsync(record.Value.OrEmpty(), taken, most, keeper.Taken, cancellationToken);
        var shelf = await EditionShelf.OpenAsync(editions, taken, removals, seen.State.Value.Fingerprint == _renderer.Fingerprint ? seen.State.Value.Editions : null, site, cancellationToken);

        var planned = _renderer.Plan(manifesto, new(taken, changes, shelf) { Signatories = publishedSignatories }, await stewardship).ToList();
        var update = new SiteUpdate(site, _renderer);
        var stamps = await update.SynchroniseAsync(planned, cancellationToken);
        // After the pages: people who take something back wait for those, and there may be thousands of snapshots.
        var snapshots = await keeper.RedactAsync(taken, cancellationToken);
        shelf = shelf.After(snapshots, removals);
        if (!snapshots.ContentEquals(taken))
            await update.SynchroniseAsync(_renderer.Plan(manifesto, new(snapshots, changes, shelf), await stewardship).Where(SiteRenderer.ShowsSnapshots), stamps, cancellationToken);
        lease.Check();
        var files = await _files.WriteAsync(stamps, cancellationToken);
        var (dueAt, left) = (keeper.DueAt(snapshots, current), snapshots.Redaction is not null || !keeper.AdoptedAll || !recorder.RecordedAll);
        await ReplaceAsync(
            _state,
            state,
            new(seen.Change.Mark, _renderer.Fingerprint, dueAt) { ChangedAt = seen.Change.At, FileRecord = files, ListedAt = listedAt, FinishedAt = _clock.GetUtcNow(), SnapshotsLeft = left, Editions = shelf.FoundAll ? shelf.Published : null },
            lease,
            cancellationToken);
        return (new(
            rows.Count(row => row.Content is not null),
            planned.Count,
            site.Written,
            site.Deleted,
            site.Bytes,
            snapshots.NextNumber - 1,
            [.. site.NotOurs],
            _clock.GetElapsedTime(started)), left);
    }

    // A new program version or new settings change every page: one listing is faster than a request for each.
    private async Task<(SiteContainer Site, DateTimeOffset ListedAt)> OpenAsync(PublisherState before, PublisherLease lease, CancellationToken cancellationToken)
    {
        var now = _clock.GetUtcNow();
        var lasts = before.Fingerprint == _renderer.Fingerprint && now - before.ListedAt < ListingLasts;
        var recorded = lasts ? await _files.ReadAsync(before.FileRecord, cancellationToken) : null;
        return (await SiteContainer.OpenAsync(_site, lease, recorded, cancellationToken), recorded is null ? now : before.ListedAt!.Value);
    }

    private async Task<SiteGovernance> ReadGovernanceAsync(CancellationToken cancellationToken)
    {
        var rows = _projection.ModeratedAsync(cancellationToken);
        var (named, count) = await _curators.PublicNamesAsync(cancellationToken);
        return new([.. named], count, ModerationFigures.From(await rows));
    }

    private async Task<IReadOnlyList<Edition>> ReadEditionsAsync(CancellationToken cancellationToken) =>
        [.. (await _editions.AllAsync(cancellationToken)).Select(read => read.Value).Where(edition => edition.Named is not null)];

    /// <summary>There can be many, so only those are read that have changed since the last run published the others.</summary>
    private async Task<(IEnumerable<Signatory> Now, ImmutableArray<Signatory>? Published)> ReadSignatoriesAsync(
        Task<(SiteContainer Site, DateTimeOffset ListedAt)> opening, DateTimeOffset? lastChangeAt, CancellationToken cancellationToken)
    {
        var (site, _) = await opening;
        if (lastChangeAt is not { } at || await site.ContentAsRecordedAsync(SignatoryData.JsonPath, SignatoryData.JsonType, cancellationToken) is not { } content)
            return (await _signatures.ShownAsync(cancellationToken).ToListAsync(cancellationToken), null);
        var published = SignatoryData.Parse(content.Span);
        var changed = await _signatures.ChangedOnSiteAsync(at - TableRows.Overlap, cancellationToken).ToListAsync(cancellationToken);
        var ids = changed.Select(signature => signature.Id).ToHashSet();
        return (published.Where(signatory => !ids.Contains(signatory.Id)).Concat(changed.Select(signature => signature.Shown).OfType<Signatory>()), published);
    }

    private static async Task<Versioned<T>> ReplaceAsync<T>(
        JsonBlob<T> record, Versioned<T> before, T after, PublisherLease lease, CancellationToken cancellationToken)
    {
        lease.Check();
        var written = await record.ReplaceAsync(before, after, cancellationToken);
        if (written is null)
            lease.GiveUp();
        return written!.Value;
    }

    private void Tell(PublishReport report)
    {
        _metrics.Note(report);
        LogPublished(
            report.Items, report.Files, report.Written, report.Deleted, report.Bytes, report.Snapshot, (long)report.Elapsed.TotalMilliseconds);
        foreach (var path in report.NotOurs)
            LogNotOurs(path);
    }

    [LoggerMessage(
        LogLevel.Information,
        "Published {Items} items: {Files} files rendered, {Written} written, {Deleted} deleted, {Bytes} bytes, snapshot {Snapshot}, {Milliseconds} ms")]
    private partial void LogPublished(int items, int files, int written, int deleted, long bytes, int snapshot, long milliseconds);

    [LoggerMessage(LogLevel.Warning, "The site has no file of its own at {Path}: one that someone else has put there was left alone")]
    private partial void LogNotOurs(string path);

    [LoggerMessage(LogLevel.Warning, "The site is no longer as this run found it: another publisher has taken over, or someone has taken a file away. The next run compares everything again")]
    private partial void LogLeaseLost();

    private readonly record struct Seen((string? Mark, DateTimeOffset? At) Change, Versioned<PublisherState> State);
}

/// <summary>What one run did.</summary>
/// <param name="Items">Published contributions.</param>
/// <param name="Files">Files that were rendered and compared.</param>
/// <param name="Bytes">Bytes written to the site.</param>
/// <param name="Snapshot">Number of the newest snapshot; 0 if there is none.</param>
/// <param name="NotOurs">Paths where someone else's file is in the place of the site's.</param>
public sealed record PublishReport(
    int Items, int Files, int Written, int Deleted, long Bytes, int Snapshot, IReadOnlyList<string> NotOurs, TimeSpan Elapsed);

/// <summary>Result of a run.</summary>
public abstract record PublishOutcome
{
    /// <summary>The site already showed every change.</summary>
    public sealed record UpToDate : PublishOutcome;

    public sealed record Published(PublishReport Report, bool SnapshotsLeft) : PublishOutcome;

    /// <summary>Another publisher holds the lease.</summary>
    public sealed record Busy : PublishOutcome;

    /// <summary>Another publisher took over, or someone changed a file by hand. The next run compares everything.</summary>
    public sealed record Overtaken : PublishOutcome;
}
