using System.Collections.Immutable;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Flagging;

/// <summary>
/// Which contributions another looks like. Of two that are alike the one that is handled second has it noted, whichever was sent first. The queue's handler looks, and what it finds is kept in the table <c>manifesto</c> for the
/// pages, a row for each content version that looks like something. Only ids are kept.
/// </summary>
public sealed class SimilarContributions(
    TableServiceClient tables, IOptions<StorageSettings> names, Projection projection, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// Percent that two contributions share from which the later one is flagged. Half is far above what unrelated ones share, 17 at most on the
    /// sample board, and below what is left after small edits.
    /// </summary>
    internal const int AlikePercent = 50;

    private const string Partition = "alike";
    private const string Of = "Of";

    /// <summary>More would be a list to work through and no help.</summary>
    private const int MostShown = 3;

    /// <summary>Alike ones that are looked at, so that many copies of one text do not take a question each.</summary>
    private const int MostAsked = 10;

    /// <summary>Read again each time, because the clocks of storage's machines may differ by some of it, and one gives its time in whole seconds.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    private readonly TableClient _table = tables.GetTableClient(names.Value.ManifestoTable);
    private readonly SemaphoreSlim _one = new(1);
    private readonly KnownTexts _known = new();
    private DateTimeOffset _since = DateTimeOffset.UnixEpoch;
    private long? _readAt;

    /// <summary>What was found, most alike first; nothing where nothing was or nobody has looked yet.</summary>
    public async Task<ImmutableArray<ContributionId>> FoundAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Key(contribution), cancellationToken: cancellationToken);
        return row.HasValue ? ContributionRow.Ids(row.Value!.GetString(Of) ?? "") : [];
    }

    /// <summary>Looks among what waits and what is published. The contribution itself must be in the projection: of two at once one sees the other.</summary>
    public async Task<ImmutableArray<ContributionId>> LookAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var found = await SearchAsync(contribution, cancellationToken);
        if (!found.IsEmpty)
        {
            var row = new TableEntity(Partition, Key(contribution)) { [Of] = string.Join(' ', found) };
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        }

        return found;
    }

    public void Dispose() => _one.Dispose();

    private async Task<ImmutableArray<ContributionId>> SearchAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        ImmutableArray<ContributionId> alike;
        var asked = clock.GetTimestamp();
        await _one.WaitAsync(cancellationToken);
        try
        {
            // What another began to read after this one asked has all that this one may rely on.
            if (_readAt is not { } read || read <= asked)
                await ReadAsync(cancellationToken);
            alike = [.. _known.Like(contribution, AlikePercent).Take(MostAsked)];
        }
        finally
        {
            _one.Release();
        }

        var found = ImmutableArray.CreateBuilder<ContributionId>();
        foreach (var other in alike)
        {
            if (found.Count < MostShown && !await HasNotedAsync(other, contribution.Id, cancellationToken))
                found.Add(other);
        }

        return found.ToImmutable();
    }

    /// <summary>Then the other was handled second, and this one is only looked at again. One that has noted as many as are shown may have left this one out.</summary>
    private async Task<bool> HasNotedAsync(ContributionId other, ContributionId id, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {$"{other}-"} and RowKey lt {$"{other}."}");
        return await _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .AnyAsync(row => ContributionRow.Ids(row.GetString(Of) ?? "") is var noted && (noted.Length == MostShown || noted.Contains(id)), cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        DateTimeOffset? first = null;
        await foreach (var (at, texts) in projection.TextsAsync(_since, cancellationToken))
        {
            first ??= at;
            _known.Learn(texts);
        }

        (_since, _readAt) = (first!.Value - Overlap, began);
    }

    private static string Key(Contribution contribution) => $"{contribution.Id}-{contribution.ContentVersion}";
}
