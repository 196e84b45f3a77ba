using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The table <c>curators</c>. It is filled from the settings while it is empty and nobody has been removed; after that, only the table
/// counts.
/// </summary>
public sealed class CuratorRegister(TableServiceClient tables, Projection projection, IOptions<StorageSettings> names, IOptions<CurationSettings> settings, AllWords words, TimeProvider clock)
{
    private const string Partition = "curators";
    private const string Ruled = "_ruled";
    private const string EmailPreferenceColumn = "MailWish";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly TableClient _table = tables.GetTableClient(names.Value.CuratorsTable);

    /// <summary>The curator, or null for one who was removed: their links stop working at once.</summary>
    public async Task<Curator?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>The curator among all curators, in one request; null for one who was removed.</summary>
    public async Task<ActingCurator?> FindActingAsync(string id, CancellationToken cancellationToken)
    {
        var all = await ReadWithoutSeedingAsync(cancellationToken);
        return all.FirstOrDefault(curator => curator.Id == id) is { } curator ? new(curator, [.. all.Select(one => one.Id)]) : null;
    }

    /// <summary>False if the curator is not in the table, or no longer: a preference must not put anyone back.</summary>
    public Task<bool> SetEmailPreferenceAsync(string id, EmailPreference wish, CancellationToken cancellationToken) =>
        MergeAsync(new(Partition, id) { [EmailPreferenceColumn] = wish.ToString() }, cancellationToken);

    /// <summary>Remembers that the curator decided something. At most one write a day for each.</summary>
    public async Task NoteDecisionAsync(Curator curator, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (curator.ActiveAt is null || now - curator.ActiveAt >= Day)
            await MergeAsync(new(Partition, curator.Id) { [nameof(Curator.ActiveAt)] = now }, cancellationToken);
    }

    /// <summary>Counts from now for curators of whom nothing is known, so that nobody is called silent too early.</summary>
    public async Task BeginCountingAsync(IEnumerable<Curator> all, CancellationToken cancellationToken)
    {
        foreach (var curator in all.Where(curator => curator.ActiveAt is null))
            await NoteDecisionAsync(curator, cancellationToken);
    }

    /// <summary>False if there is no such row.</summary>
    private async Task<bool> MergeAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<Curator>> AllAsync(CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(cancellationToken);
        if (rows.Count > 0 || settings.Value.Curators.Count == 0 || await WasEditedAsync(cancellationToken))
            return rows;
        await SeedAsync(cancellationToken);
        await projection.MarkChangeAsync(cancellationToken);
        return await RowsAsync(cancellationToken);
    }

    /// <summary>Like <see cref="AllAsync"/>, but never writes: if the table is empty, it reads the curators from the settings.</summary>
    public async Task<IReadOnlyList<Curator>> ReadWithoutSeedingAsync(CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(cancellationToken);
        return rows.Count > 0 || settings.Value.Curators.Count == 0 || await WasEditedAsync(cancellationToken) ? rows : [.. Configured];
    }

    /// <summary>Names of the curators who chose to be named on the site, sorted, and the number of all.</summary>
    public async Task<(IReadOnlyList<string> Named, int Count)> PublicNamesAsync(CancellationToken cancellationToken)
    {
        var all = await ReadWithoutSeedingAsync(cancellationToken);
        return ([.. all.Select(curator => curator.PublicName).OfType<string>().Order(StringComparer.Create(words.Language.Culture, ignoreCase: false))], all.Count);
    }

    /// <summary>
    /// The curator with this address, or null. Compares addresses instead of the id made from them, because an older version may have stored
    /// an address with invisible characters.
    /// </summary>
    public async Task<Curator?> FindByEmailAsync(EmailAddress email, CancellationToken cancellationToken) =>
        (await RowsAsync(cancellationToken)).Find(curator => curator.Email.IsSameAs(email));

    /// <summary>True if the curator is new; false if the address is known, which then gets this name.</summary>
    public async Task<bool> AddAsync(Curator curator, CancellationToken cancellationToken)
    {
        // Fills an empty table first, so that the added curator is not taken for the only one.
        await AllAsync(cancellationToken);
        var known = await FindByEmailAsync(curator.Email, cancellationToken);
        await _table.UpsertEntityAsync(Row(curator with { Id = known?.Id ?? curator.Id }), TableUpdateMode.Merge, cancellationToken);
        await projection.MarkChangeAsync(cancellationToken);
        return known is null;
    }

    /// <summary>
    /// Restores a curator from an export with their choices, unless the address is in the table. Does not add the curators from the settings,
    /// which may include someone who was removed.
    /// </summary>
    /// <returns>False if the address is in the table.</returns>
    public async Task<bool> RestoreAsync(Curator curator, CancellationToken cancellationToken)
    {
        if (await FindByEmailAsync(curator.Email, cancellationToken) is not null)
            return false;
        await _table.UpsertEntityAsync(Row(curator), TableUpdateMode.Merge, cancellationToken);
        await projection.MarkChangeAsync(cancellationToken);
        return true;
    }

    /// <summary>False if no curator has the address. Access ends with the row, because every link looks it up.</summary>
    public async Task<bool> RemoveAsync(EmailAddress email, CancellationToken cancellationToken)
    {
        await AllAsync(cancellationToken);
        var known = await FindByEmailAsync(email, cancellationToken);
        // Before the delete, so that the settings do not bring back the last curator.
        await _table.UpsertEntityAsync(new TableEntity(Ruled, Ruled), TableUpdateMode.Replace, cancellationToken);
        if (known is null)
            return false;
        await _table.DeleteEntityAsync(Partition, known.Id, cancellationToken: cancellationToken);
        await projection.MarkChangeAsync(cancellationToken);
        return true;
    }

    private async Task<bool> WasEditedAsync(CancellationToken cancellationToken) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(Ruled, Ruled, cancellationToken: cancellationToken)).HasValue;

    private async Task<List<Curator>> RowsAsync(CancellationToken cancellationToken)
    {
        var curators = new List<Curator>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellationToken))
            curators.Add(Read(row));
        return curators;
    }

    /// <summary>In one transaction, so that nobody reads some of the curators as all of them.</summary>
    private Task SeedAsync(CancellationToken cancellationToken) => _table.SubmitTransactionAsync(
        Configured.Select(curator => new TableTransactionAction(TableTransactionActionType.UpsertMerge, Row(curator))), cancellationToken);

    private IEnumerable<Curator> Configured => settings.Value.Curators
        .Select(configured => Curator.Create(configured.Name, EmailAddress.TryParse(configured.Email)!) with { PublicName = configured.PublicName is { } name ? TypedText.Line(name) : null })
        .DistinctBy(curator => curator.Id);

    private static TableEntity Row(Curator curator)
    {
        var row = new TableEntity(Partition, curator.Id) { ["Name"] = curator.Name, ["Email"] = curator.Email.Value };
        // Rows are merged, so that a curator who only gets a new name keeps their choices.
        if (curator.EmailPreference != EmailPreference.Each)
            row[EmailPreferenceColumn] = curator.EmailPreference.ToString();
        if (curator.PublicName is not null)
            row[nameof(Curator.PublicName)] = curator.PublicName;
        return row;
    }

    private static Curator Read(TableEntity row) => new(
        row.RowKey,
        row.GetString("Name"),
        EmailAddress.FromStorage(row.GetString("Email")) ?? throw new FormatException($"The curator {row.RowKey} has no valid email address."))
    {
        PublicName = row.GetString(nameof(Curator.PublicName)) is { Length: > 0 } name ? name : null,
        ActiveAt = row.GetDateTimeOffset(nameof(Curator.ActiveAt)),
        EmailPreference = row.GetString(EmailPreferenceColumn) is { } wish ? Enum.Parse<EmailPreference>(wish) : EmailPreference.Each,
    };
}
