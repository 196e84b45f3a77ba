using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The table <c>signatures</c>. Partition <c>requests</c>: a row for each signature that was sent, which waits for its address to be confirmed or leads to
/// what it became. Partition <c>signatures</c>: a row for each confirmed address and signatory; what the site shows stands in a property of its own, so
/// that all of it can be read without the addresses.
/// </summary>
public sealed class SignatureRegister(TableServiceClient tables, Projection projection, IOptions<StorageSettings> names)
{
    private const string Requests = "requests";
    private const string Signatures = "signatures";
    private const string Column = "Signature";
    private const string Request = "Request";
    private const string Waiting = "Waiting";
    private const string Stands = "Stands";
    private const string WasOnSite = "WasOnSite";
    private const string Shown = "Shown";
    private const string ChangedAt = "ChangedAt";
    private const string HasAddress = "HasAddress";

    private readonly TableClient _table = tables.GetTableClient(names.Value.SignaturesTable);

    /// <returns>False if its id is taken.</returns>
    public Task<bool> AddAsync(SignatureRequest request, CancellationToken cancellationToken) => _table.TryAddAsync(Row(request), cancellationToken);

    public async Task<SignatureRequest?> FindRequestAsync(ContributionId id, CancellationToken cancellationToken) => (await ReadRequestAsync(id, cancellationToken))?.Value;

    /// <inheritdoc cref="TableRows.UpdateAsync"/>
    public Task<(SignatureRequest? Request, bool Changed)> UpdateAsync(ContributionId id, Func<SignatureRequest, SignatureRequest?> decide, CancellationToken cancellationToken) =>
        _table.UpdateAsync(() => ReadRequestAsync(id, cancellationToken), Row, decide, cancellationToken);

    public Task<bool> DeleteAsync(Versioned<SignatureRequest> read, CancellationToken cancellationToken) =>
        _table.TryDeleteAsync(Requests, read.Value.Id.ToString(), read.ETag, cancellationToken);

    /// <summary>Those that have words or an address, and those whose address the email provider has still to forget.</summary>
    public IAsyncEnumerable<Versioned<SignatureRequest>> UnfinishedRequestsAsync(CancellationToken cancellationToken) =>
        _table.QueryIfExistsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Requests} and HasAddress eq true"), select: null, cancellationToken).Select(ReadRequest);

    /// <summary>Requests that became nothing.</summary>
    public IAsyncEnumerable<Versioned<SignatureRequest>> RequestsToNothingAsync(DateTimeOffset sentBefore, CancellationToken cancellationToken) =>
        _table.QueryIfExistsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Requests} and Waiting eq true and ChangedAt lt {sentBefore}"), select: null, cancellationToken).Select(ReadRequest);

    /// <summary>Writes the pointer of a link again, after a restore.</summary>
    public Task<bool> RestoreLinkAsync(ContributionId id, Signature signature, CancellationToken cancellationToken) =>
        AddAsync(new SignatureRequest(id, SignatureText.Empty, signature.SignedAt) { AnsweredAt = signature.SignedAt, IsConfirmed = true, BecameKey = signature.Key }, cancellationToken);

    public async Task DeleteLinkAsync(ContributionId id, CancellationToken cancellationToken)
    {
        if (await ReadRequestAsync(id, cancellationToken) is { } read)
            await DeleteAsync(read, cancellationToken);
    }

    /// <returns>False if its key is taken.</returns>
    public Task<bool> AddAsync(Signature signature, CancellationToken cancellationToken) => _table.TryAddAsync(Row(signature), cancellationToken);

    public async Task<Versioned<Signature>?> FindAsync(string key, CancellationToken cancellationToken) =>
        await _table.FindIfExistsAsync(Signatures, key, cancellationToken) is { } row ? Read(row) : null;

    /// <inheritdoc cref="TableRows.UpdateAsync"/>
    public Task<(Signature? Signature, bool Changed)> UpdateAsync(string key, Func<Signature, Signature?> decide, CancellationToken cancellationToken) =>
        _table.UpdateAsync(() => FindAsync(key, cancellationToken), Row, decide, cancellationToken);

    public Task<bool> DeleteAsync(Versioned<Signature> read, CancellationToken cancellationToken) => _table.TryDeleteAsync(Signatures, read.Value.Key, read.ETag, cancellationToken);

    /// <summary>All signatures of one address, also those that were taken back.</summary>
    /// <param name="address">Its keyed hash.</param>
    public Task<List<Signature>> OfAddressAsync(string address, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"RowKey ge {address + '-'} and RowKey lt {address + '.'}"), cancellationToken).Select(read => read.Value).ToListAsync(cancellationToken).AsTask();

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<Signature>> WaitingAsync(CancellationToken cancellationToken) =>
        [.. (await QueryAsync("Waiting eq true", cancellationToken).Select(read => read.Value).ToListAsync(cancellationToken)).OrderBy(signature => signature.ChangedAt)];

    public Task<int> CountWaitingAsync(CancellationToken cancellationToken) =>
        _table.QueryIfExistsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Signatures} and Waiting eq true"), ["RowKey"], cancellationToken).CountAsync(cancellationToken).AsTask();

    /// <summary>Those that are waiting, and those with an address, or with one that the email provider has still to forget.</summary>
    public IAsyncEnumerable<Versioned<Signature>> UnfinishedAsync(CancellationToken cancellationToken) => QueryAsync("(Waiting eq true or HasAddress eq true)", cancellationToken);

    public IAsyncEnumerable<Versioned<Signature>> ChangedBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"Waiting eq false and ChangedAt lt {time}"), cancellationToken);

    public IAsyncEnumerable<Versioned<Signature>> AllAsync(CancellationToken cancellationToken) => QueryAsync(null, cancellationToken);

    /// <summary>Marks a change if a signature of the site is newer than the mark, because the message was lost. Both times are storage's own.</summary>
    public async Task MarkMissedChangeAsync(CancellationToken cancellationToken)
    {
        var marked = (await projection.LastChangeAsync(cancellationToken)).At ?? DateTimeOffset.UnixEpoch;
        if (await _table.QueryIfExistsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Signatures} and WasOnSite eq true and Timestamp gt {marked}"), ["RowKey"], cancellationToken).AnyAsync(cancellationToken))
            await projection.MarkChangeAsync(cancellationToken);
    }

    /// <summary>Those that are or were on the site and have changed since, by storage's own time.</summary>
    public IAsyncEnumerable<Signature> ChangedOnSiteAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"(WasOnSite eq true or Stands eq true) and Timestamp ge {since}"), cancellationToken).Select(read => read.Value);

    /// <summary>What the site shows, in no order.</summary>
    public IAsyncEnumerable<Signatory> ShownAsync(CancellationToken cancellationToken) =>
        _table.QueryIfExistsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {Signatures} and Stands eq true"), [Shown], cancellationToken)
            .Select(row => JsonSerializer.Deserialize(LongText.Read(row, Shown), SignatureJson.Default.Signatory)!);

    private IAsyncEnumerable<Versioned<Signature>> QueryAsync(string? filter, CancellationToken cancellationToken)
    {
        var inPartition = TableClient.CreateQueryFilter($"PartitionKey eq {Signatures}");
        return _table.QueryIfExistsAsync(filter is null ? inPartition : $"{inPartition} and {filter}", select: null, cancellationToken).Select(Read);
    }

    private async Task<Versioned<SignatureRequest>?> ReadRequestAsync(ContributionId id, CancellationToken cancellationToken) =>
        await _table.FindIfExistsAsync(Requests, id.ToString(), cancellationToken) is { } row ? ReadRequest(row) : null;

    private static TableEntity Row(SignatureRequest request)
    {
        var row = new TableEntity(Requests, request.Id.ToString())
        {
            [Waiting] = request.BecameKey is null,
            [ChangedAt] = request.AnsweredAt ?? request.SentAt,
            [HasAddress] = request.Email is not null || request.ErasureDue is not null,
        };
        LongText.Write(row, Request, JsonSerializer.Serialize(request, SignatureJson.Default.SignatureRequest));
        return EntitySize.Checked(row);
    }

    private static TableEntity Row(Signature signature)
    {
        var row = new TableEntity(Signatures, signature.Key)
        {
            [Waiting] = signature.IsWaiting,
            [Stands] = signature.Standing is not null,
            [WasOnSite] = signature.WasOnSite || signature.Standing is not null,
            [ChangedAt] = signature.LastChangedAt,
            [HasAddress] = signature.Email is not null || signature.ErasureDue is not null,
        };
        LongText.Write(row, Column, JsonSerializer.Serialize(signature, SignatureJson.Default.Signature));
        if (signature.Shown is { } shown)
            LongText.Write(row, Shown, JsonSerializer.Serialize(shown, SignatureJson.Default.Signatory));
        return EntitySize.Checked(row);
    }

    private static Versioned<SignatureRequest> ReadRequest(TableEntity row) =>
        new(JsonSerializer.Deserialize(LongText.Read(row, Request), SignatureJson.Default.SignatureRequest)!, row.ETag);

    private static Versioned<Signature> Read(TableEntity row)
    {
        var signature = JsonSerializer.Deserialize(LongText.Read(row, Column), SignatureJson.Default.Signature)!;
        // A file that is restored may lack it.
        return new(signature with { WasOnSite = signature.WasOnSite || signature.Standing is not null }, row.ETag);
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(ContributionIdConverter), typeof(StoredAddressConverter), typeof(RowText)])]
[JsonSerializable(typeof(SignatureRequest))]
[JsonSerializable(typeof(Signature))]
[JsonSerializable(typeof(Signatory))]
internal sealed partial class SignatureJson : JsonSerializerContext;
