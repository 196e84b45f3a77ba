using System.Text.Json;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Exporting;

/// <summary>Writes everything that a manifesto is made of as JSON Lines, a row at a time (docs/export.md).</summary>
public sealed class ManifestoExport(ContributionStore contributions, Projection projection, CuratorRegister curators, TimeProvider clock)
{
    /// <param name="personalData">With names, addresses and what was on imported cards, which a whole restore needs.</param>
    public async Task<ExportCounts> Write(Stream file, bool personalData, CancellationToken cancellation)
    {
        await WriteLine(file, new() { Export = new(ExportHeader.CurrentVersion, clock.GetUtcNow(), personalData) }, cancellation);
        var counts = new ExportCounts(
            await WriteContributions(file, personalData, cancellation),
            await WriteAddresses(file, personalData, cancellation),
            personalData ? await WriteCurators(file, cancellation) : 0);
        await WriteLine(file, new() { End = counts }, cancellation);
        return counts;
    }

    private async Task<int> WriteContributions(Stream file, bool personalData, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var read in contributions.All(cancellation))
        {
            // What the mail provider has yet to forget is sealed with keys that stay behind.
            var contribution = personalData ? read.Value with { ErasureDue = null } : read.Value.WithoutPersonalData();
            await WriteLine(file, new() { Contribution = contribution }, cancellation);
            count++;
        }

        return count;
    }

    private async Task<int> WriteAddresses(Stream file, bool personalData, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var row in projection.PublishedRows(cancellation))
        {
            if (row.Content is not null || await contributions.Find(row.Id, cancellation) is not null)
                continue;
            await WriteLine(file, new() { Address = ExportedAddress.Of(personalData ? row : row with { Credit = null }) }, cancellation);
            count++;
        }

        return count;
    }

    private async Task<int> WriteCurators(Stream file, CancellationToken cancellation)
    {
        var all = await curators.All(cancellation);
        foreach (var curator in all)
            await WriteLine(file, new() { Curator = ExportedCurator.Of(curator) }, cancellation);
        return all.Count;
    }

    private static async Task WriteLine(Stream file, ExportLine line, CancellationToken cancellation)
    {
        await JsonSerializer.SerializeAsync(file, line, ExportJson.Default.ExportLine, cancellation);
        await file.WriteAsync("\n"u8.ToArray(), cancellation);
    }
}
