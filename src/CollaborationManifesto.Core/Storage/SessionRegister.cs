using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// Live sessions in the table <c>workshops</c>: a row for each, guarded by its ETag, and a row for each code, which says whose it is. Both are
/// in one partition, so that they change together.
/// </summary>
public sealed class SessionRegister(TableServiceClient tables, IOptions<StorageSettings> names)
{
    private const string Partition = "sessions";
    private const string Column = "Session";
    private const string CodePrefix = "code-";

    /// <summary>A change fails only if this many others come first at the same moment.</summary>
    private const int Tries = 20;

    private readonly TableClient _table = tables.GetTableClient(names.Value.WorkshopsTable);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Versioned<LiveSession>>> AllAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken)
                .Where(row => !IsCode(row)).Select(Read).ToListAsync(cancellationToken);
            return [.. rows.OrderByDescending(read => read.Value.OpensAt).ThenBy(read => read.Value.Id.ToString(), StringComparer.Ordinal)];
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The program can be updated before its infrastructure.
            return [];
        }
    }

    public async Task<Versioned<LiveSession>?> FindAsync(ContributionId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, id.ToString(), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>Null if no session has this code now.</summary>
    public async Task<ContributionId?> FindIdAsync(SessionCode code, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, CodeKey(code), cancellationToken: cancellationToken);
        return row.HasValue ? ContributionId.Parse(row.Value!.GetString("Of")) : null;
    }

    /// <returns>False if its id or its code is taken.</returns>
    public async Task<bool> AddAsync(LiveSession session, CancellationToken cancellationToken)
    {
        await _table.CreateIfNotExistsAsync(cancellationToken);
        try
        {
            await _table.SubmitTransactionAsync([new(TableTransactionActionType.Add, CodeRow(session)), new(TableTransactionActionType.Add, Row(session))], cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Changes a session; if someone else's change came first, it is decided again.</summary>
    /// <param name="decide">Returns the session after the change, or null to leave it as it is.</param>
    /// <returns>The session as it is now (null if there is none), and whether this changed it.</returns>
    public async Task<(LiveSession? Session, bool Changed)> UpdateAsync(ContributionId id, Func<LiveSession, LiveSession?> decide, CancellationToken cancellationToken)
    {
        Versioned<LiveSession>? read = null;
        for (var tries = 0; tries < Tries; tries++)
        {
            read = await FindAsync(id, cancellationToken);
            if (read is not { Value: var current } || decide(current) is not { } next)
                return (read?.Value, false);
            if (await ReplaceAsync(read.Value, next, cancellationToken))
                return (next, true);
        }

        return (read?.Value, false);
    }

    /// <returns>False if someone else has changed it since it was read, or if its new code is taken.</returns>
    public async Task<bool> ReplaceAsync(Versioned<LiveSession> before, LiveSession after, CancellationToken cancellationToken)
    {
        try
        {
            if (before.Value.Code == after.Code)
                await _table.UpdateEntityAsync(Row(after), before.ETag, TableUpdateMode.Replace, cancellationToken);
            else
                await _table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.UpdateReplace, Row(after), before.ETag),
                        new(TableTransactionActionType.Delete, CodeRow(before.Value), ETag.All),
                        new(TableTransactionActionType.Add, CodeRow(after)),
                    ],
                    cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static string CodeKey(SessionCode code) => CodePrefix + code;

    private static bool IsCode(TableEntity row) => row.RowKey.StartsWith(CodePrefix, StringComparison.Ordinal);

    private static TableEntity CodeRow(LiveSession session) => new(Partition, CodeKey(session.Code)) { ["Of"] = session.Id.ToString() };

    private static TableEntity Row(LiveSession session)
    {
        var row = new TableEntity(Partition, session.Id.ToString());
        LongText.Write(row, Column, JsonSerializer.Serialize(session, SessionJson.Default.LiveSession));
        return EntitySize.Checked(row);
    }

    private static Versioned<LiveSession> Read(TableEntity row) =>
        new(JsonSerializer.Deserialize(LongText.Read(row, Column), SessionJson.Default.LiveSession)!, row.ETag);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters = [typeof(ContributionIdConverter), typeof(SessionCodeConverter), typeof(StoredAddressConverter), typeof(RowText)])]
[JsonSerializable(typeof(LiveSession))]
[JsonSerializable(typeof(SessionNote))]
internal sealed partial class SessionJson : JsonSerializerContext;

internal sealed class SessionCodeConverter : JsonConverter<SessionCode>
{
    public override SessionCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SessionCode.TryParse(reader.GetString()) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, SessionCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

internal sealed class StoredAddressConverter : JsonConverter<EmailAddress>
{
    public override EmailAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EmailAddress.FromStorage(reader.GetString()) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, EmailAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.StoredAs ?? value.Value);
}
