using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>The table <c>themes</c>: one row for each theme, guarded by its ETag.</summary>
public sealed class ThemeRegister(TableServiceClient tables, Projection projection, IOptions<StorageSettings> names)
{
    private const string Partition = "themes";
    private const string Column = "Theme";
    private const string WasOnSite = "WasOnSite";
    private readonly TableClient _table = tables.GetTableClient(names.Value.ThemesTable);

    /// <summary>Oldest first, with those that were merged or deleted.</summary>
    public async Task<IReadOnlyList<Versioned<Theme>>> AllAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken).Select(Read).ToListAsync(cancellationToken);
            return [.. rows.OrderBy(read => read.Value.History[0].At).ThenBy(read => read.Value.Id.ToString(), StringComparer.Ordinal)];
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // The program can be updated before its infrastructure.
            return [];
        }
    }

    public async Task<Versioned<Theme>?> FindAsync(ContributionId id, CancellationToken cancellationToken)
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

    /// <returns>False if it is there already.</returns>
    public async Task<bool> AddAsync(Theme theme, CancellationToken cancellationToken)
    {
        await _table.CreateIfNotExistsAsync(cancellationToken);
        try
        {
            await _table.AddEntityAsync(Row(theme), cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }

        await MarkChangeAsync(theme, cancellationToken);
        return true;
    }

    /// <returns>False if someone else has changed or deleted it since it was read.</returns>
    public async Task<bool> ReplaceAsync(Versioned<Theme> before, Theme after, CancellationToken cancellationToken)
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

    /// <returns>False if someone else has changed it since it was read.</returns>
    public Task<bool> DeleteAsync(Versioned<Theme> read, CancellationToken cancellationToken) =>
        _table.TryDeleteAsync(Partition, read.Value.Id.ToString(), read.ETag, cancellationToken);

    /// <summary>Marks a change if a theme of the site is newer than the mark, because the program died between the two. Both times are storage's own.</summary>
    public async Task MarkMissedChangeAsync(CancellationToken cancellationToken)
    {
        var marked = (await projection.LastChangeAsync(cancellationToken)).At ?? DateTimeOffset.UnixEpoch;
        var newer = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and WasOnSite eq true and Timestamp gt {marked}");
        try
        {
            if (await _table.QueryAsync<TableEntity>(newer, maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellationToken).AnyAsync(cancellationToken))
                await projection.MarkChangeAsync(cancellationToken);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // There are no themes yet.
        }
    }

    private Task MarkChangeAsync(Theme theme, CancellationToken cancellationToken) => IsOrWasOnSite(theme) ? projection.MarkChangeAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Also one that was merged: the other may be on the site, and its notes with it.</summary>
    private static bool IsOrWasOnSite(Theme theme) => theme.Published is not null || theme.History.Any(entry => entry.Action is ThemeAction.Published or ThemeAction.TakenOffSite or ThemeAction.Merged);

    private static TableEntity Row(Theme theme)
    {
        var row = new TableEntity(Partition, theme.Id.ToString()) { [WasOnSite] = IsOrWasOnSite(theme) };
        LongText.Write(row, Column, JsonSerializer.Serialize(theme, ThemeJson.Default.Theme));
        return EntitySize.Checked(row);
    }

    private static Versioned<Theme> Read(TableEntity row) => new(JsonSerializer.Deserialize(LongText.Read(row, Column), ThemeJson.Default.Theme)!, row.ETag);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(ContributionIdConverter), typeof(RowText)])]
[JsonSerializable(typeof(Theme))]
internal sealed partial class ThemeJson : JsonSerializerContext;
