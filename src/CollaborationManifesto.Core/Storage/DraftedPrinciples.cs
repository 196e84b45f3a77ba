using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>Finds the principles that curators drafted from themes, in the table <c>contributions</c>.</summary>
public sealed class DraftedPrinciples(TableServiceClient tables, IOptions<StorageSettings> names)
{
    private readonly TableClient _table = tables.GetTableClient(names.Value.ContributionsTable);

    /// <summary>Titles only, of those that wait or are published.</summary>
    public async Task<IReadOnlyList<DraftedPrinciple>> FromAsync(ContributionId theme, CancellationToken cancellationToken) => await _table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"DraftedTheme eq {theme.ToString()} and (State eq {nameof(ContributionState.Pending)} or State eq {nameof(ContributionState.Approved)})"),
        select: ["PartitionKey", "Title"],
        cancellationToken: cancellationToken)
        .Select(row => new DraftedPrinciple(ContributionId.Parse(row.PartitionKey), row.GetString("Title")))
        .ToListAsync(cancellationToken);

    /// <summary>All that wait or are published.</summary>
    public IAsyncEnumerable<Contribution> AllAsync(CancellationToken cancellationToken) => _table.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"DraftedTheme gt {""} and (State eq {nameof(ContributionState.Pending)} or State eq {nameof(ContributionState.Approved)})"), cancellationToken: cancellationToken)
        .Select(ContributionRow.Read);
}

public sealed record DraftedPrinciple(ContributionId Id, string Title);
