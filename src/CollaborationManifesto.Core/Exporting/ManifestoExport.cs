using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Exporting;

/// <summary>Writes a whole manifesto as JSON Lines, one row at a time (docs/export.md).</summary>
public sealed class ManifestoExport(
    ContributionStore contributions,
    Projection projection,
    CuratorRegister curators,
    EditionRegister editions,
    SnapshotFiles snapshots,
    WorkshopRegister workshops,
    ThemeRegister themes,
    SessionRegister sessions,
    SessionNotes notes,
    ReportRegister reports,
    SignatureRegister signatures,
    TimeProvider clock)
{
    /// <param name="personalData">True to include names, addresses and what was on imported cards, which a full restore needs.</param>
    public async Task<ExportCounts> WriteAsync(Stream file, bool personalData, CancellationToken cancellationToken)
    {
        await WriteLineAsync(file, new() { Export = new(ExportHeader.CurrentVersion, clock.GetUtcNow(), personalData) }, cancellationToken);
        var (editionCount, snapshotCount) = await WriteEditionsAsync(file, personalData, cancellationToken);
        var (sessionCount, noteCount) = await WriteSessionsAsync(file, personalData, cancellationToken);
        var workshopCount = await WriteWorkshopsAsync(file, personalData, cancellationToken);
        var counts = new ExportCounts(
            await WriteContributionsAsync(file, personalData, cancellationToken),
            await WriteAddressesAsync(file, personalData, cancellationToken),
            personalData ? await WriteCuratorsAsync(file, cancellationToken) : 0,
            editionCount,
            snapshotCount,
            workshopCount,
            await WriteThemesAsync(file, personalData, cancellationToken),
            sessionCount,
            noteCount,
            personalData ? await WriteReportsAsync(file, cancellationToken) : 0,
            personalData ? await WriteSignaturesAsync(file, cancellationToken) : 0);
        await WriteLineAsync(file, new() { End = counts }, cancellationToken);
        return counts;
    }

    /// <summary>Also leaves out what the publisher has still to remove from the snapshots.</summary>
    private async Task<(int Editions, int Snapshots)> WriteEditionsAsync(Stream file, bool personalData, CancellationToken cancellationToken)
    {
        var named = (await editions.AllAsync(cancellationToken)).Select(read => read.Value).Where(edition => edition.Named is not null).ToList();
        if (named.Count == 0)
            return (0, 0);
        var removals = SnapshotRemovals.From(await projection.PublishedRowsAsync(cancellationToken).ToListAsync(cancellationToken));
        var count = 0;
        foreach (var number in named.Select(edition => edition.Snapshot).Distinct())
        {
            // An operator may have deleted it by hand.
            if (await snapshots.FindAsync(number, cancellationToken) is not { } content)
                continue;
            await WriteLineAsync(file, new() { Snapshot = new(number, SnapshotDocument.Without(removals, content) ?? content.ToArray()) }, cancellationToken);
            count++;
        }

        foreach (var edition in named)
            await WriteLineAsync(file, new() { Edition = personalData ? edition : edition.WithoutPersonalData() }, cancellationToken);
        return (named.Count, count);
    }

    /// <summary>Before the contributions, so that no import is written as done whose notes are not all in the file.</summary>
    private async Task<int> WriteWorkshopsAsync(Stream file, bool personalData, CancellationToken cancellationToken)
    {
        var started = (await workshops.AllAsync(cancellationToken)).Select(read => read.Value).Where(import => import.State != ImportState.Uploaded).ToList();
        foreach (var import in started)
        {
            // What the columns were has values of their cells, and is needed only while the file is there.
            var exported = import with { Mapping = null };
            await WriteLineAsync(file, new() { Workshop = personalData ? exported : exported.WithoutPersonalData() }, cancellationToken);
        }

        return started.Count;
    }

    /// <summary>
    /// Before the contributions, so that a note that becomes one meanwhile is in the file twice rather than not at all: both have the same id, and
    /// restoring them makes one.
    /// </summary>
    private async Task<(int Sessions, int Notes)> WriteSessionsAsync(Stream file, bool personalData, CancellationToken cancellationToken)
    {
        var (all, count) = (await sessions.AllAsync(cancellationToken), 0);
        foreach (var session in all.Select(read => read.Value))
        {
            await WriteLineAsync(file, new() { Session = personalData ? session : session.WithoutPersonalData() }, cancellationToken);
            await foreach (var read in notes.OfAsync(session.Id, cancellationToken))
            {
                await WriteLineAsync(file, new() { Note = new(session.Id, personalData ? read.Value : read.Value.WithoutPersonalData()) }, cancellationToken);
                count++;
            }
        }

        return (all.Count, count);
    }

    /// <summary>After the contributions, so that the file has every theme that they are in.</summary>
    private async Task<int> WriteThemesAsync(Stream file, bool personalData, CancellationToken cancellationToken)
    {
        var all = await themes.AllAsync(cancellationToken);
        foreach (var theme in all.Select(read => read.Value))
            await WriteLineAsync(file, new() { Theme = personalData ? theme : theme.WithoutPersonalData() }, cancellationToken);
        return all.Count;
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

    /// <summary>Only in an export with personal data: they are for curators only, and may say anything about anyone.</summary>
    private async Task<int> WriteReportsAsync(Stream file, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var read in reports.AllAsync(cancellationToken))
        {
            if (read.Value.IsRemoved)
                continue;
            await WriteLineAsync(file, new() { Report = read.Value }, cancellationToken);
            count++;
        }

        return count;
    }

    /// <summary>Only in an export with personal data, because a signature is a name. Requests are not in it: most are deleted within days.</summary>
    private async Task<int> WriteSignaturesAsync(Stream file, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var read in signatures.AllAsync(cancellationToken))
        {
            if (read.Value.IsRemoved)
                continue;
            await WriteLineAsync(file, new() { Signature = read.Value }, cancellationToken);
            count++;
        }

        return count;
    }

    private static async Task WriteLineAsync(Stream file, ExportLine line, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(file, line, ExportJson.Default.ExportLine, cancellationToken);
        await file.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
