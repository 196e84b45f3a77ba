using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Curation;

/// <summary>The table <c>curators</c>. Configuration seeds it while it is empty and nobody was taken off it; from then on the table rules.</summary>
public sealed class CuratorRegister(TableServiceClient tables, Projection projection, IOptions<StorageSettings> names, IOptions<CurationSettings> settings)
{
    private const string Partition = "curators";
    private const string Ruled = "_ruled";
    private readonly TableClient _table = tables.GetTableClient(names.Value.CuratorsTable);

    /// <summary>The curator, or null for one who was taken off the list: their links stop working at once.</summary>
    public async Task<Curator?> Find(string id, CancellationToken cancellation)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition, id, cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>False for one who is not, or no longer, on the list: a wish puts nobody back on it.</summary>
    public async Task<bool> Wish(string id, MailWish wish, CancellationToken cancellation)
    {
        try
        {
            var row = new TableEntity(Partition, id) { [nameof(Curator.MailWish)] = wish.ToString() };
            await _table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellation);
            return true;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<Curator>> All(CancellationToken cancellation)
    {
        var rows = await Rows(cancellation);
        if (rows.Count > 0 || settings.Value.Curators.Count == 0 || await IsRuled(cancellation))
            return rows;
        await Seed(cancellation);
        await projection.MarkChange(cancellation);
        return await Rows(cancellation);
    }

    /// <summary>The same without seeding: it writes nothing.</summary>
    public async Task<IReadOnlyList<Curator>> Read(CancellationToken cancellation)
    {
        var rows = await Rows(cancellation);
        return rows.Count > 0 || settings.Value.Curators.Count == 0 || await IsRuled(cancellation) ? rows : [.. Configured];
    }

    /// <summary>How those are known on the site who chose to be named there, sorted.</summary>
    public async Task<IReadOnlyList<string>> PublicNames(CancellationToken cancellation) =>
        [.. (await Rows(cancellation)).Select(curator => curator.PublicName).OfType<string>().Order(StringComparer.InvariantCulture)];

    /// <summary>
    /// The curator with this address, or null. Not by the id that is made from it: a version before may have stored the address with characters
    /// that nobody sees.
    /// </summary>
    public async Task<Curator?> With(EmailAddress email, CancellationToken cancellation) =>
        (await Rows(cancellation)).Find(curator => curator.Email.IsSameAs(email));

    /// <summary>True for somebody new; false where the address is on the list already, whose name is then this one.</summary>
    public async Task<bool> Add(Curator curator, CancellationToken cancellation)
    {
        // Seeds an empty table: one who is added first must not be taken for all of them.
        await All(cancellation);
        var known = await With(curator.Email, cancellation);
        await _table.UpsertEntityAsync(Row(curator with { Id = known?.Id ?? curator.Id }), TableUpdateMode.Merge, cancellation);
        await projection.MarkChange(cancellation);
        return known is null;
    }

    /// <summary>
    /// Puts back a curator of an export with what they chose, where the address is not on the list. The settings seed nothing here: they may name
    /// somebody who was taken off.
    /// </summary>
    /// <returns>False where it is.</returns>
    public async Task<bool> Restore(Curator curator, CancellationToken cancellation)
    {
        if (await With(curator.Email, cancellation) is not null)
            return false;
        await _table.UpsertEntityAsync(Row(curator), TableUpdateMode.Merge, cancellation);
        await projection.MarkChange(cancellation);
        return true;
    }

    /// <summary>False when no curator has the address. Access ends with the row, because every link looks for it.</summary>
    public async Task<bool> Remove(EmailAddress email, CancellationToken cancellation)
    {
        await All(cancellation);
        var known = await With(email, cancellation);
        // Before the row goes: the last one must not come back from the settings.
        await _table.UpsertEntityAsync(new TableEntity(Ruled, Ruled), TableUpdateMode.Replace, cancellation);
        if (known is null)
            return false;
        await _table.DeleteEntityAsync(Partition, known.Id, cancellationToken: cancellation);
        await projection.MarkChange(cancellation);
        return true;
    }

    private async Task<bool> IsRuled(CancellationToken cancellation) =>
        (await _table.GetEntityIfExistsAsync<TableEntity>(Ruled, Ruled, cancellationToken: cancellation)).HasValue;

    private async Task<List<Curator>> Rows(CancellationToken cancellation)
    {
        var curators = new List<Curator>();
        await foreach (var row in _table.QueryAsync<TableEntity>(row => row.PartitionKey == Partition, cancellationToken: cancellation))
            curators.Add(Read(row));
        return curators;
    }

    /// <summary>All or none: who reads the table meanwhile must not take some of the curators for all of them.</summary>
    private Task Seed(CancellationToken cancellation) => _table.SubmitTransactionAsync(
        Configured.Select(curator => new TableTransactionAction(TableTransactionActionType.UpsertMerge, Row(curator))), cancellation);

    private IEnumerable<Curator> Configured => settings.Value.Curators
        .Select(configured => Curator.Of(configured.Name, EmailAddress.TryParse(configured.Email)!) with { PublicName = configured.PublicName is { } name ? TypedText.Line(name) : null })
        .DistinctBy(curator => curator.Id);

    private static TableEntity Row(Curator curator)
    {
        var row = new TableEntity(Partition, curator.Id) { ["Name"] = curator.Name, ["Email"] = curator.Email.Value };
        // Rows are merged: one who is only given another name keeps what they chose.
        if (curator.MailWish != MailWish.Each)
            row[nameof(Curator.MailWish)] = curator.MailWish.ToString();
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
        MailWish = row.GetString(nameof(Curator.MailWish)) is { } wish ? Enum.Parse<MailWish>(wish) : MailWish.Each,
    };
}
