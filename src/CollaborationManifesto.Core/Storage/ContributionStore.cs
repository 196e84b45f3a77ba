using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>The table <c>contributions</c>: one row is one whole contribution, and one change is one write guarded by its ETag.</summary>
public sealed class ContributionStore(TableServiceClient tables, IOptions<StorageSettings> settings, TimeProvider clock)
{
    /// <summary>
    /// The hard limit of a write with all its retries. The message that announced it is looked at for many minutes longer
    /// (<see cref="ChangeSettings.GiveUpMinutes"/>), so no write can succeed after its message was given up.
    /// </summary>
    private static readonly TimeSpan WriteBudget = TimeSpan.FromSeconds(30);

    /// <summary>What storage says of a row that has changed, and of one that was deleted.</summary>
    private static readonly int[] Changed = [412, 404];

    private readonly TableClient _table = tables.GetTableClient(settings.Value.ContributionsTable);

    public async Task<Versioned<Contribution>?> Find(ContributionId id, CancellationToken cancellation)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(id.ToString(), ContributionRow.RowKey, cancellationToken: cancellation);
        return row.HasValue ? new(ContributionRow.Read(row.Value!), row.Value!.ETag) : null;
    }

    /// <summary>False when a row with this id is there already, whoever wrote it: the caller compares.</summary>
    public async Task<bool> Insert(Contribution contribution, CancellationToken cancellation) =>
        await Written(budget => _table.AddEntityAsync(EntitySize.Checked(ContributionRow.Write(contribution)), budget), [409], cancellation);

    /// <summary>
    /// False when the row has changed since it was read or is not there any more, or this very write succeeded but its answer was lost: the caller
    /// reads again.
    /// </summary>
    public async Task<bool> Replace(Contribution contribution, ETag read, CancellationToken cancellation) =>
        await Written(budget => _table.UpdateEntityAsync(EntitySize.Checked(ContributionRow.Write(contribution)), read, TableUpdateMode.Replace, budget), Changed, cancellation);

    public IAsyncEnumerable<Versioned<Contribution>> All(CancellationToken cancellation) => Query(filter: null, cancellation);

    /// <summary>The revision of each contribution, in the order of their ids, and whether it waits as it was sent.</summary>
    public IAsyncEnumerable<(ContributionId Id, int Revision, bool IsUntouched)> Revisions(CancellationToken cancellation) =>
        _table.QueryAsync<TableEntity>(select: ["PartitionKey", "Revision", "State"], cancellationToken: cancellation).Select(row =>
        {
            var revision = row.GetInt32("Revision")!.Value;
            return (ContributionId.Parse(row.PartitionKey), revision, revision == 1 && row.GetString("State") == nameof(ContributionState.Pending));
        });

    /// <summary>Contributions with an address that were written since a time, and all whose address the mail provider has yet to forget.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> WithAddressSince(DateTimeOffset time, CancellationToken cancellation) =>
        Query(TableClient.CreateQueryFilter($"ErasureDue gt {""} or (Email gt {""} and Timestamp ge {time})"), cancellation);

    /// <summary>The address of each contribution that has one, and nothing else of it.</summary>
    public IAsyncEnumerable<(ContributionId Id, string Address)> Addresses(CancellationToken cancellation) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Email gt {""}"), select: ["PartitionKey", "Email"], cancellationToken: cancellation)
            .Select(row => (ContributionId.Parse(row.PartitionKey), row.GetString("Email")));

    public IAsyncEnumerable<Versioned<Contribution>> WithAddress(CancellationToken cancellation) =>
        Query(TableClient.CreateQueryFilter($"Email gt {""}"), cancellation);

    /// <summary>Contributions decided before a time that still have an address.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> WithAddressDecidedBefore(DateTimeOffset time, CancellationToken cancellation) =>
        Query(TableClient.CreateQueryFilter($"DecidedAt lt {time} and Email gt {""}"), cancellation);

    /// <summary>Contributions that were declined or withdrawn before a time.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> ClosedBefore(DateTimeOffset time, CancellationToken cancellation) => Query(
        TableClient.CreateQueryFilter(
            $"DecidedAt lt {time} and (State eq {nameof(ContributionState.Declined)} or State eq {nameof(ContributionState.Withdrawn)})"),
        cancellation);

    /// <summary>Contributions that were merged into another before a time.</summary>
    public IAsyncEnumerable<Versioned<Contribution>> MergedBefore(DateTimeOffset time, CancellationToken cancellation) =>
        Query(TableClient.CreateQueryFilter($"DecidedAt lt {time} and State eq {nameof(ContributionState.Merged)}"), cancellation);

    /// <summary>False when it has changed since it was read.</summary>
    public async Task<bool> Delete(Versioned<Contribution> read, CancellationToken cancellation) => await Written(
        budget => _table.DeleteEntityAsync(read.Value.Id.ToString(), ContributionRow.RowKey, read.ETag, budget), Changed, cancellation);

    private IAsyncEnumerable<Versioned<Contribution>> Query(string? filter, CancellationToken cancellation) =>
        _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation)
            .Select(row => new Versioned<Contribution>(ContributionRow.Read(row), row.ETag));

    public async Task<bool> IsEmpty(CancellationToken cancellation)
    {
        await foreach (var _ in _table.QueryAsync<TableEntity>(maxPerPage: 1, select: ["PartitionKey"], cancellationToken: cancellation))
            return false;
        return true;
    }

    private async Task<bool> Written(Func<CancellationToken, Task<Response>> write, int[] lost, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(WriteBudget, clock);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
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
