using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The table <c>manifesto</c>: what the site, the desk and the counts need of each contribution. It never goes back to an older state: only a
/// higher revision replaces a row, under its ETag, and rows become tombstones instead of being deleted.
/// </summary>
public sealed class Projection(TableServiceClient tables, IOptions<StorageSettings> settings)
{
    internal const string Published = "published";
    internal const string Open = "open";
    internal const string Closed = "closed";
    private const string ChangeRow = "_change";

    private readonly TableClient _table = tables.GetTableClient(settings.Value.ManifestoTable);

    /// <summary>Brings the projection up to date with this contribution. Repeated and out-of-order calls do no harm.</summary>
    public Task ShowAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var pending = contribution.State == ContributionState.Pending;
        var open = pending || !CuratorNotice.About(contribution).IsEmpty;
        return PutAsync(contribution, published: contribution.State == ContributionState.Approved, open, closed: !pending, cancellationToken);
    }

    /// <summary>Removes its words, because the contribution is about to be deleted.</summary>
    public Task ForgetAsync(Contribution contribution, CancellationToken cancellationToken) =>
        PutAsync(contribution with { Revision = contribution.Revision + 1, Contributor = Contributor.Unknown }, published: false, open: false, closed: false, cancellationToken);

    private async Task PutAsync(Contribution contribution, bool published, bool open, bool closed, CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            PutAsync(Open, contribution, open, cancellationToken),
            PutAsync(Closed, contribution, closed, cancellationToken));
        // Last, so that one look at this row shows whether the others are up to date (ProjectionGaps).
        await PutAsync(Published, contribution, published, cancellationToken);

        await MarkChangeAsync(cancellationToken);
    }

    /// <summary>The mark differs after every change. With the time at which storage wrote it; null before the first.</summary>
    public async Task<(string? Mark, DateTimeOffset? At)> LastChangeAsync(CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Published, ChangeRow, cancellationToken: cancellationToken);
        return row.HasValue ? (row.Value!.GetString("Mark"), row.Value.Timestamp) : (null, null);
    }

    /// <summary>Everything that is or was published, or was merged. Unpublished rows are tombstones without their words.</summary>
    public async IAsyncEnumerable<PublishedRow> PublishedRowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Published, cancellationToken: cancellationToken))
        {
            if (row.RowKey != ChangeRow && ProjectionRow.IsPartOfManifesto(row))
                yield return ProjectionRow.Read(row);
        }
    }

    /// <summary>Published principles that still apply, in their order.</summary>
    public async Task<IReadOnlyList<PrincipleTitle>> PublishedPrinciplesAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Published} and Live eq true and Kind eq {nameof(ContributionKind.Principle)} and Retired eq false");
        var rows = await _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return [.. rows.Select(ProjectionRow.Read)
            .OrderBy(row => row.Content!.Position ?? double.MaxValue)
            .ThenBy(row => row.FirstApprovedAt)
            .Select(row => new PrincipleTitle(row.Id, row.Content!.Title))];
    }

    /// <summary>
    /// The words of rows written since <paramref name="since"/>: contributions waiting for a decision or published. A row that is no longer
    /// either has no words. Each page comes with the time at which storage answered.
    /// </summary>
    public IAsyncEnumerable<(DateTimeOffset At, IReadOnlyList<ProjectedText> Texts)> TextsAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        // A range of partitions, because a filter with "or" makes storage scan the whole table.
        TextsAsync(TableClient.CreateQueryFilter($"PartitionKey ge {Open} and PartitionKey le {Published} and Timestamp ge {since}"), cancellationToken);

    /// <summary>Like <see cref="TextsAsync(DateTimeOffset, CancellationToken)"/>, without those that wait for a decision.</summary>
    public IAsyncEnumerable<(DateTimeOffset At, IReadOnlyList<ProjectedText> Texts)> PublishedTextsAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        TextsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Published} and Timestamp ge {since}"), cancellationToken);

    private async IAsyncEnumerable<(DateTimeOffset At, IReadOnlyList<ProjectedText> Texts)> TextsAsync(
        string filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).AsPages())
            yield return (page.GetRawResponse().Headers.Date!.Value, [.. page.Values.Where(row => row.RowKey != ChangeRow).Select(ProjectionRow.ReadText)]);
    }

    /// <summary>The published contribution whose id begins with this reference; null if there is none.</summary>
    public async Task<ContributionId?> FindPublishedAsync(string reference, CancellationToken cancellationToken)
    {
        var beginning = reference.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Published} and RowKey ge {beginning} and RowKey lt {beginning + "~"} and Live eq true");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellationToken))
            return ContributionId.Parse(row.RowKey);
        return null;
    }

    /// <summary>
    /// Contributions waiting for a decision, oldest first, or decided ones, newest first. A page and its count are two queries, one of them
    /// for keys only. A search is one query that reads everything in the list, texts included.
    /// </summary>
    public async Task<DeskList> DeskListAsync(DeskPlace place, CancellationToken cancellationToken)
    {
        var (filter, after) = place;
        if (filter.Search is { } search)
            return await SearchAsync(place, new(search), cancellationToken);
        var rows = _table.QueryAsync<TableEntity>(
            ProjectionRow.Condition(filter, after), maxPerPage: DeskFilter.PageSize + 1, select: ProjectionRow.DeskColumns, cancellationToken: cancellationToken)
            .Take(DeskFilter.PageSize + 1).Select(ProjectionRow.ReadDesk).ToListAsync(cancellationToken).AsTask();
        var keys = _table.QueryAsync<TableEntity>(ProjectionRow.Condition(filter, after: null), select: ["RowKey"], cancellationToken: cancellationToken)
            .Take(DeskList.MostCounted + 1).Select(row => row.RowKey).ToListAsync(cancellationToken).AsTask();
        return DeskList.Of(after, await rows, await keys);
    }

    /// <summary>Everything in the list. A search reads the texts too.</summary>
    public IAsyncEnumerable<ContributionId> DeskIdsAsync(DeskFilter filter, CancellationToken cancellationToken)
    {
        var search = filter.Search is null ? null : new DeskSearch(filter.Search);
        return _table.QueryAsync<TableEntity>(ProjectionRow.Condition(filter, after: null), select: search is null ? ["RowKey"] : null, cancellationToken: cancellationToken)
            .Where(row => search?.Finds(ProjectionRow.IdOf(row), row) != false)
            .Select(ProjectionRow.IdOf);
    }

    private async Task<DeskList> SearchAsync(DeskPlace place, DeskSearch search, CancellationToken cancellationToken)
    {
        var (rows, keys) = (new List<DeskRow>(), new List<string>());
        await foreach (var row in _table.QueryAsync<TableEntity>(ProjectionRow.Condition(place.Filter, after: null), cancellationToken: cancellationToken))
        {
            if (!search.Finds(ProjectionRow.IdOf(row), row))
                continue;
            if (keys.Count <= DeskList.MostCounted)
                keys.Add(row.RowKey);
            if (rows.Count <= DeskFilter.PageSize && (place.After is null || string.CompareOrdinal(row.RowKey, place.After) > 0))
                rows.Add(ProjectionRow.ReadDesk(row));
            if (keys.Count > DeskList.MostCounted && rows.Count > DeskFilter.PageSize)
                break;
        }

        return DeskList.Of(place.After, rows, keys);
    }

    /// <summary>Lets the desk show which others this content version looks like. A row that was emptied meanwhile holds no words, and gets ids only.</summary>
    public async Task NoteAlikeAsync(Contribution contribution, IEnumerable<ContributionId> alike, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(ProjectionRow.WriteAlike(contribution, alike), ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
        }
    }

    /// <summary>The notes of an import that wait for a decision.</summary>
    public IAsyncEnumerable<ImportedNote> NotesOfImportAsync(ContributionId import, CancellationToken cancellationToken) => _table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"PartitionKey eq {Open} and Live eq true and State eq {nameof(ContributionState.Pending)} and Import eq {import.ToString()}"),
        select: ProjectionRow.ImportedColumns,
        cancellationToken: cancellationToken).Select(ProjectionRow.ReadImported);

    /// <summary>What is known of a contribution that no longer exists; null if it never did.</summary>
    public async Task<Tombstone?> FindTombstoneAsync(ContributionId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Published, id.ToString(), ["Revision", "State"], cancellationToken);
        return row.HasValue ? new(row.Value!.GetInt32("Revision")!.Value, row.Value.GetString("State") == nameof(ContributionState.Pending)) : null;
    }

    /// <summary>Keeps the address of a contribution that no longer exists, unless the projection already knows it.</summary>
    /// <returns>False if the projection already knew it.</returns>
    public async Task<bool> AddTombstoneAsync(PublishedRow gone, CancellationToken cancellationToken)
    {
        var isNew = await AddIfMissingAsync(ProjectionRow.WriteTombstone(gone), cancellationToken);
        await MarkChangeAsync(cancellationToken);
        return isNew;
    }

    /// <summary>Has the site published again, also after changes to anything else that it shows.</summary>
    public async Task MarkChangeAsync(CancellationToken cancellationToken)
    {
        // After the rows, so that anyone who sees this mark reads rows that are at least as new.
        var change = new TableEntity(Published, ChangeRow) { ["Mark"] = ContributionId.New().ToString() };
        await _table.UpsertEntityAsync(change, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Marks a change if a row is newer than the mark, because the handler died between the two. Both times are storage's own.</summary>
    public async Task MarkMissedChangeAsync(CancellationToken cancellationToken)
    {
        var marked = (await LastChangeAsync(cancellationToken)).At ?? DateTimeOffset.UnixEpoch;
        var newer = TableClient.CreateQueryFilter(
            $"(PartitionKey eq {Published} or PartitionKey eq {Open}) and RowKey ne {ChangeRow} and Timestamp gt {marked}");
        if (await _table.QueryAsync<TableEntity>(newer, maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellationToken).AnyAsync(cancellationToken))
            await MarkChangeAsync(cancellationToken);
    }

    /// <summary>What the moderation figures need from each contribution that is waiting or decided.</summary>
    public async Task<IReadOnlyList<ModeratedRow>> ModeratedAsync(CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(new[] { Open, Closed }.Select(partition => _table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Live eq true"), cancellationToken: cancellationToken, select: ProjectionRow.ModeratedColumns).ToListAsync(cancellationToken).AsTask()));
        // A published contribution whose change waits or can be undone is in both.
        return [.. rows[0].Where(row => row.GetString("State") == nameof(ContributionState.Pending)).Concat(rows[1]).Select(ProjectionRow.ReadModerated)];
    }

    /// <summary>Contributions with an objection, a change over one, or a change to their published text, for which time may decide now.</summary>
    public IAsyncEnumerable<ContributionId> FindTimedAsync(DateTimeOffset rewrittenBefore, DateTimeOffset amendedBefore, CancellationToken cancellationToken) => _table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"PartitionKey eq {Open} and Live eq true and (RewrittenAt le {rewrittenBefore} or AmendedAt le {amendedBefore} or Objections gt 0)"),
        select: ["RowKey"],
        cancellationToken: cancellationToken).Select(ProjectionRow.IdOf);

    /// <summary>Everything that curators are told about, oldest first by key.</summary>
    public async Task<IReadOnlyList<WaitingRow>> WaitingAsync(CancellationToken cancellationToken) => await WaitingRowsAsync(cancellationToken).ToListAsync(cancellationToken);

    /// <summary>As <see cref="WaitingAsync"/>, a thousand at a time.</summary>
    public IAsyncEnumerable<WaitingRow> WaitingRowsAsync(CancellationToken cancellationToken) => _table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"PartitionKey eq {Open} and Live eq true"),
        select: ProjectionRow.WaitingColumns,
        cancellationToken: cancellationToken).Select(ProjectionRow.ReadWaiting);

    /// <summary>Its place among what is waiting.</summary>
    public static string QueueKey(Contribution contribution) => ProjectionRow.Key(Open, contribution);

    /// <summary>The text of one of these, as typed; empty if curators are no longer told about it.</summary>
    public async Task<string> ReadWaitingTextAsync(WaitingRow waiting, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Open, waiting.Key, cancellationToken: cancellationToken);
        return row.HasValue ? LongText.Read(row.Value!, "Text") : "";
    }

    private async Task PutAsync(string partition, Contribution contribution, bool live, CancellationToken cancellationToken)
    {
        var row = EntitySize.Checked(ProjectionRow.Write(partition, contribution, live));
        if (contribution.RevisionToShow == 1)
        {
            // A first revision replaces nothing, and no slow handler can still write an older one, so it needs no tombstone.
            if (live)
                await AddIfMissingAsync(row, cancellationToken);
            return;
        }

        while (true)
        {
            var existing = await _table.GetEntityIfExistsAsync<TableEntity>(partition, row.RowKey, ["Revision", ProjectionRow.Alike], cancellationToken);
            if (existing.HasValue && existing.Value!.GetInt32("Revision") >= contribution.Revision)
                return;
            if (partition == Open && live && existing.HasValue)
                row[ProjectionRow.Alike] = existing.Value!.GetString(ProjectionRow.Alike);
            try
            {
                await (existing.HasValue
                    ? _table.UpdateEntityAsync(row, existing.Value!.ETag, TableUpdateMode.Replace, cancellationToken)
                    : _table.AddEntityAsync(row, cancellationToken));
                return;
            }
            catch (RequestFailedException raced) when (raced.Status is 409 or 412)
            {
                // Another handler was faster; the higher revision wins.
            }
        }
    }

    private async Task<bool> AddIfMissingAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException known) when (known.Status == 409)
        {
            // The existing row is at least as new.
            return false;
        }
    }
}
