using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>
/// Finds contributions whose latest change is missing from the projection. Both tables are sorted by id and read side by side, so that only
/// the ids of contributions that wait for a decision are held in memory.
/// </summary>
public sealed class ProjectionGaps(TableServiceClient tables, IOptions<StorageSettings> names, ContributionStore contributions)
{
    private readonly TableClient _projection = tables.GetTableClient(names.Value.ManifestoTable);

    /// <summary>Includes changes that are being handled right now, and every part that a split or its undo has not settled.</summary>
    public async IAsyncEnumerable<ContributionId> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A pending contribution that is as it was sent has a row for the desk, but none among the published ones.
        var waiting = await ShownAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Projection.Open} and Live eq true and State eq {nameof(ContributionState.Pending)}"), cancellationToken)
            .Select(row => row.Id).ToHashSetAsync(cancellationToken: cancellationToken);
        await using var shown = ShownAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Projection.Published} and Revision ge 1"), cancellationToken).GetAsyncEnumerator(cancellationToken);
        var more = await shown.MoveNextAsync();
        await foreach (var (id, revision, isUntouched, isProvisional) in contributions.RevisionsAsync(cancellationToken))
        {
            while (more && string.CompareOrdinal(shown.Current.Id.ToString(), id.ToString()) < 0)
                more = await shown.MoveNextAsync();
            var isShown = isUntouched ? waiting.Contains(id) : more && shown.Current.Id == id && shown.Current.Revision >= revision;
            if (!isShown || isProvisional)
                yield return id;
        }
    }

    private IAsyncEnumerable<(ContributionId Id, int Revision)> ShownAsync(string filter, CancellationToken cancellationToken) =>
        _projection.QueryAsync<TableEntity>(filter, select: ["RowKey", "Revision", "RevisionToShow"], cancellationToken: cancellationToken)
            // Rows of the version before have only one.
            .Select(row => (ProjectionRow.IdOf(row), row.GetInt32("RevisionToShow") ?? row.GetInt32("Revision")!.Value));
}
