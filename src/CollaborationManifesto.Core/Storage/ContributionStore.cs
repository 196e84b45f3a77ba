using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>The table <c>contributions</c>: one row holds one whole contribution, and one change is one write guarded by the row's ETag.</summary>
public sealed class ContributionStore(TableServiceClient tables, IOptions<StorageSettings> settings, TimeProvider clock)
{
    /// <summary>
    /// Time limit of a write with all its retries. It is far shorter than <see cref="ChangeQueue.DropAfter"/>, so no write can succeed
    /// after its message was dropped.
    /// </summary>
    private static readonly TimeSpan WriteBudget = TimeSpan.FromSeconds(30);

    /// <summary>In one filter (https://learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities).</summary>
    private const int MostComparisons = 15;

    /// <summary>Storage's status for a row that has changed, and for one that was deleted.</summary>
    private static readonly int[] Changed = [412, 404];

    private readonly TableClient _table = tables.GetTableClient(settings.Value.ContributionsTable);

    public async Task<Versioned<Contribution>?> FindAsync(ContributionId id, CancellationToken cancellationToken) =>
        await FindRowAsync(id, cancellationToken) is { } read && await IsThereAsync(read.Value, cancellationToken) ? read : null;

    /// <summary>Also finds a part that nothing names: it is about to be named, or was left behind.</summary>
    internal async Task<Versioned<Contribution>?> FindRowAsync(ContributionId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(id.ToString(), ContributionRow.RowKey, cancellationToken: cancellationToken);
        return row.HasValue ? new(ContributionRow.Read(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>False if a row with this id exists. It may come from another post, so the caller must compare.</summary>
    public async Task<bool> InsertAsync(Contribution contribution, CancellationToken cancellationToken) =>
        await WrittenAsync(budget => _table.AddEntityAsync(EntitySize.Checked(ContributionRow.Write(contribution)), budget), [409], cancellationToken);

    /// <summary>
    /// False if the row has changed or was deleted since it was read, or if this write succeeded but its answer was lost: the caller must
    /// read again.
    /// </summary>
    public async Task<bool> ReplaceAsync(Contribution contribution, ETag read, CancellationToken cancellationToken) =>
        await WrittenAsync(budget => _table.UpdateEntityAsync(EntitySize.Checked(ContributionRow.Write(contribution)), read, TableUpdateMode.Replace, budget), Changed, cancellationToken);

    public IAsyncEnumerable<Versioned<Contribution>> AllAsync(CancellationToken cancellationToken) => QueryAsync(filter: null, cancellationToken);

    /// <summary>
    /// The revision of each contribution that the projection needs, in the order of their ids, and whether it is waiting for a decision just as it
    /// was sent. Includes parts that nothing names.
    /// </summary>
    public IAsyncEnumerable<(ContributionId Id, int Revision, bool IsUntouched, bool IsProvisional)> RevisionsAsync(CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(select: ["PartitionKey", "Revision", "RevisionToShow", "State", ContributionRow.Provisional], cancellationToken: cancellationToken).Select(row =>
        {
            // Rows of the version before have only one.
            var revision = row.GetInt32("RevisionToShow") ?? row.GetInt32("Revision")!.Value;
            var isUntouched = revision == 1 && row.GetString("State") == nameof(ContributionState.Pending);
            return (ContributionId.Parse(row.PartitionKey), revision, isUntouched, row.GetBoolean(ContributionRow.Provisional) == true);
        });

    /// <summary>
    /// Contributions with an address that were written since <paramref name="time"/>, and all whose address the email provider still has to
    /// delete.
    /// </summary>
    public IAsyncEnumerable<Versioned<Contribution>> WithAddressSinceAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"ErasureDue gt {""} or (Email gt {""} and Timestamp ge {time})"), cancellationToken);

    /// <summary>Only the id and the address of each contribution that has one.</summary>
    public IAsyncEnumerable<(ContributionId Id, string Address)> AddressesAsync(CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Email gt {""}"), select: ["PartitionKey", "Email", ContributionRow.Provisional], cancellationToken: cancellationToken)
            .Where(IsSettled)
            .Select(row => (ContributionId.Parse(row.PartitionKey), row.GetString("Email")));

    public IAsyncEnumerable<Versioned<Contribution>> WithAddressAsync(CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"Email gt {""}"), cancellationToken);

    /// <summary>Contributions decided before <paramref name="time"/> that still have an address.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> WithAddressDecidedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"DecidedAt lt {time} and Email gt {""}"), cancellationToken);

    /// <summary>Contributions declined or withdrawn before <paramref name="time"/>.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> ClosedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) => QueryAsync(
        TableClient.CreateQueryFilter(
            $"DecidedAt lt {time} and (State eq {nameof(ContributionState.Declined)} or State eq {nameof(ContributionState.Withdrawn)})"),
        cancellationToken);

    /// <summary>Contributions merged into another before <paramref name="time"/>.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> MergedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"DecidedAt lt {time} and State eq {nameof(ContributionState.Merged)}"), cancellationToken);

    /// <summary>False if it has changed since it was read.</summary>
    public async Task<bool> DeleteAsync(Versioned<Contribution> read, CancellationToken cancellationToken) => await WrittenAsync(
        budget => _table.DeleteEntityAsync(read.Value.Id.ToString(), ContributionRow.RowKey, read.ETag, budget), Changed, cancellationToken);

    /// <summary>The notes that an import brought in and that are still there.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> OfImportAsync(ContributionId import, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"Import eq {import.ToString()}"), cancellationToken);

    /// <summary>Only the ids of the notes that these imports brought in.</summary>
    public IAsyncEnumerable<ContributionId> IdsOfImportsAsync(IEnumerable<ContributionId> imports, CancellationToken cancellationToken) => imports.Chunk(MostComparisons).ToAsyncEnumerable()
        .SelectMany(some => _table.QueryAsync<TableEntity>(string.Join(" or ", some.Select(import => $"Import eq '{import}'")), select: ["PartitionKey", ContributionRow.Provisional], cancellationToken: cancellationToken))
        .Where(IsSettled)
        .Select(row => ContributionId.Parse(row.PartitionKey));

    /// <summary>The parts of what was sent as one. A search of the whole table, for when some of it was deleted.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> OfWholeAsync(ContributionId whole, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"Whole eq {whole.ToString()}"), cancellationToken);

    /// <summary>Contributions that others are merged into, or will be if time decides so.</summary>
    public IAsyncEnumerable<ContributionId> MergeTargetsAsync(CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"State eq {nameof(ContributionState.Merged)} or Rewriting gt {""}"), cancellationToken)
            .Select(read => read.Value.MergedInto ?? read.Value.Rewriting?.MergeInto).Where(target => target is not null).Select(target => target!.Value);

    private IAsyncEnumerable<Versioned<Contribution>> QueryAsync(string? filter, CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Select(row => new Versioned<Contribution>(ContributionRow.Read(row), row.ETag))
            .Where(async (read, token) => await IsThereAsync(read.Value, token));

    /// <summary>Hardly ever needs a request, because a part is provisional for seconds.</summary>
    private async ValueTask<bool> IsThereAsync(Contribution contribution, CancellationToken cancellationToken) =>
        !contribution.IsProvisional || (contribution.SplitFrom is { } first && (await FindAsync(first, cancellationToken))?.Value.Parts.Contains(contribution.Id) == true);

    private static bool IsSettled(TableEntity row) => row.GetBoolean(ContributionRow.Provisional) != true;

    public async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in _table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellationToken))
            return false;
        return true;
    }

    private async Task<bool> WrittenAsync(Func<CancellationToken, Task<Response>> write, int[] lost, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(WriteBudget, clock);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await write(budget.Token);
            return true;
        }
        catch (RequestFailedException refused) when (lost.Contains(refused.Status))
        {
            return false;
        }
    }
}

/// <summary>A value and the ETag that it had when it was read, which guards its replacement.</summary>
public readonly record struct Versioned<T>(T Value, ETag ETag);
