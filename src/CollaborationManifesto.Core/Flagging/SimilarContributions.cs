using System.Collections.Immutable;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Flagging;

/// <summary>
/// Finds similar contributions. Of two similar ones, the one handled second is flagged, whichever was sent first. The queue's handler
/// searches and writes what it finds to the table <c>manifesto</c>, where the pages read it: a row for each content version that is
/// similar to something, with ids only.
/// </summary>
public sealed class SimilarContributions(
    TableServiceClient tables, IOptions<StorageSettings> names, Projection projection, TimeProvider clock) : IDisposable
{
    /// <summary>
    /// Contributions that share at least this percentage are similar. Unrelated ones share at most 17 on the sample board; a text with
    /// small edits still shares more than half.
    /// </summary>
    internal const int ThresholdPercent = 50;

    private const string Partition = "alike";
    private const string Of = "Of";

    /// <summary>A longer list would be more work than help for curators.</summary>
    private const int MostShown = 3;

    /// <summary>How many similar ones to check, so that many copies of one text do not cost a query each.</summary>
    private const int MostAsked = 10;

    private readonly TableClient _table = tables.GetTableClient(names.Value.ManifestoTable);
    private readonly SemaphoreSlim _one = new(1);
    private readonly KnownTexts _known = new();
    private DateTimeOffset _since = DateTimeOffset.UnixEpoch;
    private long? _readAt;

    /// <summary>Ids of similar contributions, most similar first; empty if there are none or the search has not run yet.</summary>
    public async Task<ImmutableArray<ContributionId>> ReadFoundAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Key(contribution), cancellationToken: cancellationToken);
        return row.HasValue ? ContributionRow.Ids(row.Value!.GetString(Of) ?? "") : [];
    }

    /// <summary>Searches pending and published ones. Project the contribution first, so that of two handled at once one finds the other.</summary>
    public async Task<ImmutableArray<ContributionId>> FindAndStoreAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var found = await SearchAsync(contribution, cancellationToken);
        if (!found.IsEmpty)
        {
            var row = new TableEntity(Partition, Key(contribution)) { [Of] = string.Join(' ', found) };
            await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
            await projection.NoteAlikeAsync(contribution, found, cancellationToken);
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
            // A read that began after this search was asked for has all that this search needs.
            if (_readAt is not { } read || read <= asked)
                await ReadAsync(cancellationToken);
            alike = [.. _known.FindSimilar(contribution, ThresholdPercent).Take(MostAsked)];
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

    /// <summary>True if the other one was handled second and has noted this one, or has a full list that may have left this one out.</summary>
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
            _known.Update(texts);
        }

        (_since, _readAt) = (first!.Value - TableRows.Overlap, began);
    }

    private static string Key(Contribution contribution) => $"{contribution.Id}-{contribution.ContentVersion}";
}
