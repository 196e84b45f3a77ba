using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>The table <c>workshops</c>: one row for each import of a workshop's notes, guarded by its ETag.</summary>
public sealed class WorkshopRegister(TableServiceClient tables, IOptions<StorageSettings> names)
{
    private const string Partition = "imports";
    private const string Column = "Import";
    private readonly TableClient _table = tables.GetTableClient(names.Value.WorkshopsTable);

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Versioned<WorkshopImport>>> AllAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken).Select(Read).ToListAsync(cancellationToken);
            return [.. rows.OrderByDescending(read => read.Value.Uploaded.At)];
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The program can be updated before its infrastructure.
            return [];
        }
    }

    public async Task<Versioned<WorkshopImport>?> FindAsync(ContributionId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, id.ToString(), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <returns>False if it is there already.</returns>
    public async Task<bool> AddAsync(WorkshopImport import, CancellationToken cancellationToken)
    {
        await _table.CreateIfNotExistsAsync(cancellationToken);
        try
        {
            await _table.AddEntityAsync(Row(import), cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }

    /// <returns>Null if someone else has changed or deleted it since it was read.</returns>
    public async Task<Versioned<WorkshopImport>?> ReplaceAsync(Versioned<WorkshopImport> before, WorkshopImport after, CancellationToken cancellationToken)
    {
        try
        {
            var written = await _table.UpdateEntityAsync(Row(after), before.ETag, TableUpdateMode.Replace, cancellationToken);
            return new(after, written.Headers.ETag!.Value);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <returns>False if someone else has changed it since it was read.</returns>
    public async Task<bool> DeleteAsync(Versioned<WorkshopImport> read, CancellationToken cancellationToken)
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

    private static TableEntity Row(WorkshopImport import)
    {
        var row = new TableEntity(Partition, import.Id.ToString());
        LongText.Write(row, Column, JsonSerializer.Serialize(import, WorkshopJson.Default.WorkshopImport));
        return EntitySize.Checked(row);
    }

    private static Versioned<WorkshopImport> Read(TableEntity row) =>
        new(JsonSerializer.Deserialize(LongText.Read(row, Column), WorkshopJson.Default.WorkshopImport)!, row.ETag);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = [typeof(ContributionIdConverter)])]
[JsonSerializable(typeof(WorkshopImport))]
internal sealed partial class WorkshopJson : JsonSerializerContext;
