using System.Text.Json;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Exporting;

/// <summary>Writes a whole manifesto as JSON Lines, one row at a time (docs/export.md).</summary>
public sealed class ManifestoExport(ContributionStore contributions, Projection projection, CuratorRegister curators, TimeProvider clock)
{
    /// <param name="personalData">True to include names, addresses and what was on imported cards, which a full restore needs.</param>
    public async Task<ExportCounts> WriteAsync(Stream file, bool personalData, CancellationToken cancellationToken)
    {
        await WriteLineAsync(file, new() { Export = new(ExportHeader.CurrentVersion, clock.GetUtcNow(), personalData) }, cancellationToken);
        var counts = new ExportCounts(
            await WriteContributionsAsync(file, personalData, cancellationToken),
            await WriteAddressesAsync(file, personalData, cancellationToken),
            personalData ? await WriteCuratorsAsync(file, cancellationToken) : 0);
        await WriteLineAsync(file, new() { End = counts }, cancellationToken);
        return counts;
    }

    private async Task<int> WriteContributionsAsync(Stream file, bool personalData, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var read in contributions.AllAsync(cancellationToken))
        {
            // Addresses that the email provider has yet to erase are sealed with keys that are not exported.
            var contribution = personalData ? read.Value with { ErasureDue = null } : read.Value.WithoutPersonalData();
            await WriteLineAsync(file, new() { Contribution = contribution }, cancellationToken);
            count++;
        }

        return count;
    }

    private async Task<int> WriteAddressesAsync(Stream file, bool personalData, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var row in projection.PublishedRowsAsync(cancellationToken))
        {
            if (row.Content is not null || await contributions.FindAsync(row.Id, cancellationToken) is not null)
                continue;
            await WriteLineAsync(file, new() { Address = ExportedAddress.From(personalData ? row : row with { Credit = null }) }, cancellationToken);
            count++;
        }

        return count;
    }

    private async Task<int> WriteCuratorsAsync(Stream file, CancellationToken cancellationToken)
    {
        var all = await curators.AllAsync(cancellationToken);
        foreach (var curator in all)
            await WriteLineAsync(file, new() { Curator = ExportedCurator.From(curator) }, cancellationToken);
        return all.Count;
    }

    private static async Task WriteLineAsync(Stream file, ExportLine line, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(file, line, ExportJson.Default.ExportLine, cancellationToken);
        await file.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
