using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>The table <c>reports</c>: a row for each problem with a page that a reader reported. Nothing that publishes reads it.</summary>
public sealed class ReportRegister(TableServiceClient tables, IOptions<StorageSettings> names)
{
    private const string Partition = "reports";
    private const string Column = "Report";
    private const string Waiting = "Waiting";
    private const string EndedAt = "EndedAt";
    private const string HasAddress = "HasAddress";

    /// <summary>A change fails only if this many others come first at the same moment.</summary>
    private const int Tries = 20;

    private readonly TableClient _table = tables.GetTableClient(names.Value.ReportsTable);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ProblemReport>> WaitingAsync(CancellationToken cancellationToken) =>
        [.. (await QueryAsync($"{Waiting} eq true", cancellationToken).ToListAsync(cancellationToken)).Select(read => read.Value).OrderBy(report => report.SentAt)];

    /// <summary>Those that are waiting, and those with an address.</summary>
    public IAsyncEnumerable<Versioned<ProblemReport>> UnfinishedAsync(CancellationToken cancellationToken) => QueryAsync($"({Waiting} eq true or {HasAddress} eq true)", cancellationToken);

    /// <summary>Answered or closed ones, newest first.</summary>
    public async Task<IReadOnlyList<ProblemReport>> EndedSinceAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        [.. (await QueryAsync(TableClient.CreateQueryFilter($"EndedAt ge {time}"), cancellationToken).ToListAsync(cancellationToken)).Select(read => read.Value).Where(report => report.Ending is not null).OrderByDescending(report => report.LastChangedAt)];

    /// <summary>Answered, closed or removed ones.</summary>
    public IAsyncEnumerable<Versioned<ProblemReport>> EndedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"EndedAt lt {time}"), cancellationToken);

    /// <summary>Those with an address, or with one that the email provider has still to forget.</summary>
    public IAsyncEnumerable<Versioned<ProblemReport>> WithAddressAsync(CancellationToken cancellationToken) => QueryAsync($"{HasAddress} eq true", cancellationToken);

    public IAsyncEnumerable<Versioned<ProblemReport>> AllAsync(CancellationToken cancellationToken) => QueryAsync(null, cancellationToken);

    public async Task<Versioned<ProblemReport>?> FindAsync(ContributionId id, CancellationToken cancellationToken)
    {
        try
        {
            var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, id.ToString(), cancellationToken: cancellationToken);
            return row.HasValue ? Read(row.Value!) : null;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <returns>False if its id is taken.</returns>
    public async Task<bool> AddAsync(ProblemReport report, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(Row(report), cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The program can be updated before its infrastructure.
            await _table.CreateIfNotExistsAsync(cancellationToken);
            return await AddAsync(report, cancellationToken);
        }
    }

    /// <summary>Changes a report; if someone else's change came first, it is decided again.</summary>
    /// <param name="decide">Returns the report after the change, or null to leave it as it is.</param>
    /// <returns>The report as it is now (null if there is none), and whether this changed it.</returns>
    public async Task<(ProblemReport? Report, bool Changed)> UpdateAsync(ContributionId id, Func<ProblemReport, ProblemReport?> decide, CancellationToken cancellationToken)
    {
        Versioned<ProblemReport>? read = null;
        for (var tries = 0; tries < Tries; tries++)
        {
            read = await FindAsync(id, cancellationToken);
            if (read is not { Value: var current } || decide(current) is not { } next)
                return (read?.Value, false);
            try
            {
                await _table.UpdateEntityAsync(Row(next), read.Value.ETag, TableUpdateMode.Replace, cancellationToken);
                return (next, true);
            }
            catch (RequestFailedException changed) when (changed.Status is 404 or 412)
            {
                // Someone else was first.
            }
        }

        return (read?.Value, false);
    }

    /// <returns>False if it has changed since it was read.</returns>
    public async Task<bool> DeleteAsync(Versioned<ProblemReport> read, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Partition, read.Value.Id.ToString(), read.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            return false;
        }
    }

    private async IAsyncEnumerable<Versioned<ProblemReport>> QueryAsync(string? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var inPartition = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        await using var rows = _table.QueryAsync<TableEntity>(filter is null ? inPartition : $"{inPartition} and {filter}", cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync())
                    yield break;
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                // The program can be updated before its infrastructure.
                yield break;
            }

            yield return Read(rows.Current);
        }
    }

    private static TableEntity Row(ProblemReport report)
    {
        var row = new TableEntity(Partition, report.Id.ToString())
        {
            [Waiting] = report.IsWaiting,
            [EndedAt] = report.IsWaiting ? null : report.LastChangedAt,
            [HasAddress] = report.Email is not null || report.ErasureDue is not null,
        };
        LongText.Write(row, Column, JsonSerializer.Serialize(report, ReportJson.Default.ProblemReport));
        return EntitySize.Checked(row);
    }

    private static Versioned<ProblemReport> Read(TableEntity row) =>
        new(JsonSerializer.Deserialize(LongText.Read(row, Column), ReportJson.Default.ProblemReport)!, row.ETag);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(ContributionIdConverter), typeof(StoredAddressConverter), typeof(RowText)])]
[JsonSerializable(typeof(ProblemReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
