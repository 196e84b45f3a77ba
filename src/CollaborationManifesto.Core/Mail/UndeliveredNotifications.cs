using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Mail;

/// <summary>
/// The partition <c>undelivered</c> of the table <c>mail</c>: a row for each contribution with an email that could not be sent, and since
/// when. Only operators use it, because they cannot see waiting messages or unsent emails.
/// </summary>
public sealed class UndeliveredNotifications(TableServiceClient tables, IOptions<StorageSettings> names, TimeProvider clock)
{
    private const string Partition = "undelivered";
    private const string Since = "Since";

    /// <summary>Tries are at most an hour apart, so a row untouched for this long belongs to a message that an operator deleted.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromHours(3);

    private readonly TableClient _table = tables.GetTableClient(names.Value.MailTable);

    /// <param name="isFirst">True if it is the first failed try.</param>
    internal Task NoteAsync(ContributionId id, bool isFirst, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, id.ToString()) { ["TriedAt"] = clock.GetUtcNow() };
        if (isFirst)
            row[Since] = clock.GetUtcNow();
        return _table.UpsertEntityAsync(row, isFirst ? TableUpdateMode.Replace : TableUpdateMode.Merge, cancellationToken);
    }

    internal Task ForgetAsync(ContributionId id, CancellationToken cancellationToken) => _table.DeleteEntityAsync(Partition, id.ToString(), cancellationToken: cancellationToken);

    /// <returns>When the oldest undelivered email first failed; null if there is none.</returns>
    internal async Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and TriedAt ge {clock.GetUtcNow() - Life}");
        return await _table.QueryAsync<TableEntity>(filter, select: [Since], cancellationToken: cancellationToken)
            .Select(row => row.GetDateTimeOffset(Since)).MinAsync(cancellationToken: cancellationToken);
    }
}
