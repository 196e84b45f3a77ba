using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Mail;

/// <summary>
/// The partition <c>undelivered</c> of the table <c>mail</c>: a row per contribution about which a mail was refused, since when. Nothing
/// relies on it but the operator, who can see neither messages that wait nor mails that were not sent.
/// </summary>
public sealed class Undelivered(TableServiceClient tables, IOptions<StorageSettings> names, TimeProvider clock)
{
    private const string Partition = "undelivered";
    private const string Since = "Since";

    /// <summary>A row that no try has touched for so long is of a message that an operator has dropped: tries are an hour apart at most.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(3);

    private readonly TableClient _table = tables.GetTableClient(names.Value.MailTable);

    /// <param name="isFirst">Whether it is the first try that failed.</param>
    internal Task NoteAsync(ContributionId id, bool isFirst, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, id.ToString()) { ["TriedAt"] = clock.GetUtcNow() };
        if (isFirst)
            row[Since] = clock.GetUtcNow();
        return _table.UpsertEntityAsync(row, isFirst ? TableUpdateMode.Replace : TableUpdateMode.Merge, cancellationToken);
    }

    internal Task ForgetAsync(ContributionId id, CancellationToken cancellationToken) => _table.DeleteEntityAsync(Partition, id.ToString(), cancellationToken: cancellationToken);

    /// <returns>Since when the oldest one waits; null when there is none.</returns>
    internal async Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and TriedAt ge {clock.GetUtcNow() - Life}");
        return await _table.QueryAsync<TableEntity>(filter, select: [Since], cancellationToken: cancellationToken)
            .Select(row => row.GetDateTimeOffset(Since)).MinAsync(cancellationToken: cancellationToken);
    }
}
