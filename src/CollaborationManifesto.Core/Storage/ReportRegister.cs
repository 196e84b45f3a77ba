using System.Text.Json;
using System.Text.Json.Serialization;
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

    public async Task<Versioned<ProblemReport>?> FindAsync(ContributionId id, CancellationToken cancellationToken) =>
        await _table.FindIfExistsAsync(Partition, id.ToString(), cancellationToken) is { } row ? Read(row) : null;

    /// <returns>False if its id is taken.</returns>
    public Task<bool> AddAsync(ProblemReport report, CancellationToken cancellationToken) => _table.TryAddAsync(Row(report), cancellationToken);

    /// <inheritdoc cref="TableRows.UpdateAsync"/>
    public Task<(ProblemReport? Report, bool Changed)> UpdateAsync(ContributionId id, Func<ProblemReport, ProblemReport?> decide, CancellationToken cancellationToken) =>
        _table.UpdateAsync(() => FindAsync(id, cancellationToken), Row, decide, cancellationToken);

    /// <returns>False if it has changed since it was read.</returns>
    public Task<bool> DeleteAsync(Versioned<ProblemReport> read, CancellationToken cancellationToken) =>
        _table.TryDeleteAsync(Partition, read.Value.Id.ToString(), read.ETag, cancellationToken);

    private IAsyncEnumerable<Versioned<ProblemReport>> QueryAsync(string? filter, CancellationToken cancellationToken)
    {
        var inPartition = TableClient.CreateQueryFilter($"PartitionKey eq {Partition}");
        return _table.QueryIfExistsAsync(filter is null ? inPartition : $"{inPartition} and {filter}", select: null, cancellationToken).Select(Read);
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
