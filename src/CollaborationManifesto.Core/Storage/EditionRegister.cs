using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The table <c>editions</c>. The number is the row's key, so two curators cannot take the same one. Only an edition that no second curator has
/// confirmed can be deleted.
/// </summary>
public sealed class EditionRegister(TableServiceClient tables, Projection projection, IOptions<StorageSettings> names)
{
    private const string Partition = "editions";
    private readonly TableClient _table = tables.GetTableClient(names.Value.EditionsTable);

    /// <summary>By number. The last one may still wait for a second curator.</summary>
    public async Task<IReadOnlyList<Versioned<Edition>>> AllAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken).Select(Read).ToListAsync(cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The program can be updated before its infrastructure.
            return [];
        }
    }

    /// <returns>Null before the first one.</returns>
    public async Task<Edition?> FindCurrentAsync(CancellationToken cancellationToken) =>
        (await AllAsync(cancellationToken)).Select(read => read.Value).LastOrDefault(edition => edition.Named is not null);

    /// <returns>False if its number is taken.</returns>
    public async Task<bool> AddAsync(Edition edition, CancellationToken cancellationToken)
    {
        await _table.CreateIfNotExistsAsync(cancellationToken);
        try
        {
            await _table.AddEntityAsync(Row(edition), cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }

        await MarkChangeAsync(edition, cancellationToken);
        return true;
    }

    /// <returns>False if someone else has changed it since it was read.</returns>
    public async Task<bool> ReplaceAsync(Versioned<Edition> before, Edition after, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(Row(after), before.ETag, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return false;
        }

        await MarkChangeAsync(after, cancellationToken);
        return true;
    }

    /// <summary>Takes back a proposal, and frees its number.</summary>
    /// <returns>False if someone else has confirmed or taken back the edition since it was read.</returns>
    public async Task<bool> TakeBackAsync(Versioned<Edition> proposed, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Partition, Key(proposed.Value.Number), proposed.ETag, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            return false;
        }
    }

    private Task MarkChangeAsync(Edition edition, CancellationToken cancellationToken) =>
        edition.Named is null ? Task.CompletedTask : projection.MarkChangeAsync(cancellationToken);

    private static string Key(int number) => number.ToString("D6", CultureInfo.InvariantCulture);

    private static TableEntity Row(Edition edition)
    {
        var row = new TableEntity(Partition, Key(edition.Number))
        {
            ["Snapshot"] = edition.Snapshot,
            ["TakenAt"] = edition.TakenAt,
            ["TakenSha256"] = edition.TakenSha256,
            ["Title"] = edition.Title,
            ["Note"] = edition.Note,
            ["AsksSignatories"] = edition.AsksSignatories,
            ["Proposed"] = JsonSerializer.Serialize(edition.Proposed, EditionJson.Default.EditionAct),
            ["Named"] = edition.Named is null ? null : JsonSerializer.Serialize(edition.Named, EditionJson.Default.EditionAct),
        };
        LongText.Write(row, "Corrections", JsonSerializer.Serialize(edition.Corrections, EditionJson.Default.ImmutableArrayEditionCorrection));
        return EntitySize.Checked(row);
    }

    private static Versioned<Edition> Read(TableEntity row) => new(
        new(
            int.Parse(row.RowKey, CultureInfo.InvariantCulture),
            row.GetInt32("Snapshot")!.Value,
            row.GetDateTimeOffset("TakenAt")!.Value,
            row.GetString("TakenSha256"),
            row.GetString("Title"),
            row.GetString("Note"),
            JsonSerializer.Deserialize(row.GetString("Proposed"), EditionJson.Default.EditionAct)!)
        {
            Named = row.GetString("Named") is { } named ? JsonSerializer.Deserialize(named, EditionJson.Default.EditionAct) : null,
            AsksSignatories = row.GetBoolean("AsksSignatories") == true,
            Corrections = JsonSerializer.Deserialize(LongText.Read(row, "Corrections"), EditionJson.Default.ImmutableArrayEditionCorrection),
        },
        row.ETag);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(RowText)])]
[JsonSerializable(typeof(EditionAct))]
[JsonSerializable(typeof(ImmutableArray<EditionCorrection>))]
internal sealed partial class EditionJson : JsonSerializerContext;
