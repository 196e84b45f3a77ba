using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Mail;

/// <summary>
/// The partition <c>unreached</c> of the table <c>mail</c>: a row for each curator or contribution whose address email does not reach, and a
/// row that says when SendGrid's lists were last read. It holds no address and no hash: the curator's or contribution's own row has the address.
/// </summary>
public sealed class UnreachableAddresses(TableServiceClient tables, IOptions<StorageSettings> names, TimeProvider clock)
{
    /// <summary>Maximum of rows shown and counted: what one query of the table returns.</summary>
    public const int MostShown = 1_000;

    private const string Partition = "unreached";
    private const string Check = "check";
    private const string RefusedPrefix = "refused-";
    private const string ListedPrefix = "listed-";
    private const string Curator = "curator-";
    private const string Contribution = "contribution-";
    private const string Why = "Why";
    private const string At = "At";
    private const string StartedAt = "StartedAt";
    private const string FinishedAt = "FinishedAt";
    private const string State = "State";

    /// <summary>Hours between two reads of the lists: a little less than a day, because the timer runs hourly.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(23);

    /// <summary>A read that began longer ago has crashed.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(30);

    private readonly TableClient _table = tables.GetTableClient(names.Value.MailTable);

    /// <summary>All rows, up to <see cref="MostShown"/>.</summary>
    public async Task<UnreachedRows> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken).Take(MostShown + 1).ToListAsync(cancellationToken);
        var check = rows.Find(row => row.RowKey == Check);
        return new(
            [.. rows.Select(Read).OfType<UnreachedRow>()],
            Enum.TryParse<SuppressionState>(check?.GetString(State), out var state) ? state : SuppressionState.NotReadYet,
            check?.GetDateTimeOffset(FinishedAt));
    }

    internal Task NoteRefusedAsync(Addressee who, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(Row(RefusedPrefix, new(who, UnreachedReason.Refused, clock.GetUtcNow())), TableUpdateMode.Replace, cancellationToken);

    internal Task ForgetRefusedAsync(Addressee who, CancellationToken cancellationToken) => DeleteAsync(RefusedPrefix + Key(who), cancellationToken);

    /// <summary>Forgets everything about one curator or contribution.</summary>
    internal async Task ForgetAsync(Addressee who, CancellationToken cancellationToken)
    {
        await DeleteAsync(RefusedPrefix + Key(who), cancellationToken);
        await DeleteAsync(ListedPrefix + Key(who), cancellationToken);
    }

    /// <summary>Claims the day's read of the lists. False if another instance has it or it is too early.</summary>
    internal async Task<bool> BeginCheckAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, Check, cancellationToken: cancellationToken);
        try
        {
            if (!found.HasValue)
            {
                await _table.AddEntityAsync(new TableEntity(Partition, Check) { [StartedAt] = now }, cancellationToken);
                return true;
            }

            var check = found.Value!;
            if (check.GetDateTimeOffset(FinishedAt) > now - Pause || check.GetDateTimeOffset(StartedAt) > now - LongestLook)
                return false;
            check[StartedAt] = now;
            await _table.UpdateEntityAsync(check, check.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException raced) when (raced.Status is 409 or 412)
        {
            return false;
        }
    }

    internal Task EndCheckAsync(SuppressionState state, CancellationToken cancellationToken) => _table.UpsertEntityAsync(
        new TableEntity(Partition, Check) { [FinishedAt] = clock.GetUtcNow(), [State] = $"{state}" }, TableUpdateMode.Merge, cancellationToken);

    /// <summary>Replaces what the lists said before.</summary>
    internal async Task ReplaceListedAsync(IReadOnlyCollection<UnreachedRow> listed, CancellationToken cancellationToken)
    {
        foreach (var row in listed)
            await _table.UpsertEntityAsync(Row(ListedPrefix, row), TableUpdateMode.Replace, cancellationToken);
        var keys = listed.Select(row => ListedPrefix + Key(row.Who)).ToHashSet();
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {ListedPrefix} and RowKey lt {"listed."}"), select: ["RowKey"], cancellationToken: cancellationToken))
        {
            if (!keys.Contains(row.RowKey))
                await DeleteAsync(row.RowKey, cancellationToken);
        }
    }

    /// <summary>All refused addresses, without a limit.</summary>
    internal IAsyncEnumerable<UnreachedRow> RefusedAsync(CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {RefusedPrefix} and RowKey lt {"refused."}"), cancellationToken: cancellationToken)
            .Select(row => Read(row)!);

    private Task DeleteAsync(string key, CancellationToken cancellationToken) => _table.DeleteEntityAsync(Partition, key, cancellationToken: cancellationToken);

    private static string Key(Addressee who) => (who.IsCurator ? Curator : Contribution) + who.Id;

    private static TableEntity Row(string prefix, UnreachedRow row) =>
        new(Partition, prefix + Key(row.Who)) { [Why] = $"{row.Why}", [At] = row.At };

    private static UnreachedRow? Read(TableEntity row)
    {
        var key = row.RowKey.StartsWith(RefusedPrefix, StringComparison.Ordinal) ? row.RowKey[RefusedPrefix.Length..]
            : row.RowKey.StartsWith(ListedPrefix, StringComparison.Ordinal) ? row.RowKey[ListedPrefix.Length..]
            : "";
        Addressee? who = key.StartsWith(Curator, StringComparison.Ordinal) ? new(true, key[Curator.Length..])
            : key.StartsWith(Contribution, StringComparison.Ordinal) ? new(false, key[Contribution.Length..])
            : null;
        return who is { } addressee ? new(addressee, Enum.Parse<UnreachedReason>(row.GetString(Why)), row.GetDateTimeOffset(At)!.Value) : null;
    }
}
