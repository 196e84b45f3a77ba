using System.Collections.Immutable;
using Azure.Data.Tables;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Curation;

/// <summary>
/// Which earlier contributions another looks like. Looked for once for each content version and kept in the table <c>manifesto</c>, so that
/// neither a page nor a repeated message has to look again. Only ids are kept.
/// </summary>
public sealed class Lookalikes(
    TableServiceClient tables, IOptions<StorageSettings> names, IOptions<IntakeSettings> intake, Projection projection)
{
    private const string Partition = "alike";
    private const string Of = "Of";

    /// <summary>More would be a list to work through and no help.</summary>
    private const int MostShown = 3;

    private readonly TableClient _table = tables.GetTableClient(names.Value.ManifestoTable);

    /// <summary>What was found, most alike first; nothing where nobody has looked yet.</summary>
    public async Task<ImmutableArray<ContributionId>> Found(Contribution contribution, CancellationToken cancellation) =>
        await Row(contribution, cancellation) is { } row ? ContributionRow.Ids(row.GetString(Of) ?? "") : [];

    /// <summary>Looks among what waits and what is published. The contribution itself must be in the projection: of two at once one sees the other.</summary>
    public async Task Look(Contribution contribution, CancellationToken cancellation)
    {
        if (await Row(contribution, cancellation) is not null)
            return;
        var likeness = new Likeness(contribution.Title, contribution.Text);
        var alike = await projection.Texts(cancellation)
            .Where(other => IsEarlier(other, contribution))
            .Select(other => (other.Id, Percent: likeness.Percent(other.Title, other.Text)))
            .Where(other => other.Percent >= intake.Value.AlikePercent)
            .ToListAsync(cancellation);
        var most = alike.OrderByDescending(other => other.Percent).Take(MostShown).Select(other => other.Id);
        var row = new TableEntity(Partition, Key(contribution)) { [Of] = string.Join(' ', most) };
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <summary>Of two that look alike the later one is flagged.</summary>
    private static bool IsEarlier(ProjectedText other, Contribution contribution) =>
        other.SubmittedAt < contribution.SubmittedAt
        || (other.SubmittedAt == contribution.SubmittedAt && string.CompareOrdinal(other.Id.ToString(), contribution.Id.ToString()) < 0);

    private async Task<TableEntity?> Row(Contribution contribution, CancellationToken cancellation)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Key(contribution), cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static string Key(Contribution contribution) => $"{contribution.Id}-{contribution.ContentVersion}";
}
