using System.Text.Json;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Importing;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Exporting;

/// <summary>
/// Brings back what <see cref="ManifestoExport"/> wrote. The whole file is checked before anything is written. Nobody is mailed: what is
/// restored has been told already.
/// </summary>
public sealed class ManifestoRestore(ContributionStore contributions, Projection projection, CuratorRegister curators, StorageSetup setup, AllWords words)
{
    private const int Parallel = 16;

    /// <param name="merge">Adds to a storage that holds contributions, where what is there stays as it is.</param>
    public async Task<RestoreOutcome> Restore(Stream file, bool merge, CancellationToken cancellation)
    {
        ExportCounts counts;
        try
        {
            counts = await Check(file, cancellation);
        }
        catch (JsonException broken)
        {
            return new RestoreOutcome.Refused(words.Restore.Damaged(new((broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1)));
        }
        catch (WrongExportException wrong)
        {
            return new RestoreOutcome.Refused(wrong.Message);
        }

        await setup.CreateMissing(cancellation);
        if (!merge && !await contributions.IsEmpty(cancellation))
            return new RestoreOutcome.Refused(words.Restore.NotEmpty);
        file.Position = 0;
        var restored = 0;
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Lines(file, cancellation).Where(line => line.Contribution is not null),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation },
            async (line, token) => Interlocked.Add(ref restored, await Restore(line.Contribution!, token) ? 1 : 0));
        file.Position = 0;
        var (addresses, curatorsAdded) = await RestoreOthers(file, cancellation);
        return new RestoreOutcome.Done(
            new(restored, addresses, curatorsAdded), new(counts.Contributions - restored, counts.Addresses - addresses, counts.Curators - curatorsAdded));
    }

    /// <summary>Also where the row is there: an earlier run may have ended before the projection.</summary>
    private async Task<bool> Restore(Contribution contribution, CancellationToken cancellation)
    {
        var isNew = await contributions.Insert(contribution, cancellation);
        // Not there after all where somebody deletes it in this moment.
        if ((isNew ? contribution : (await contributions.Find(contribution.Id, cancellation))?.Value) is { } there)
            await projection.Show(there, cancellation);
        return isNew;
    }

    /// <summary>After the contributions, whose own rows of the projection come first.</summary>
    private async Task<(int Addresses, int Curators)> RestoreOthers(Stream file, CancellationToken cancellation)
    {
        var (addresses, added) = (0, 0);
        await foreach (var line in Lines(file, cancellation))
        {
            if (line.Address is { } address && await projection.Remember(address.ToRow(), cancellation))
                addresses++;
            else if (line.Curator is { } curator && await curators.Restore(curator.ToCurator(), cancellation))
                added++;
        }

        return (addresses, added);
    }

    private async Task<ExportCounts> Check(Stream file, CancellationToken cancellation)
    {
        var (counts, number) = (new ExportCounts(0, 0, 0), 0);
        ExportCounts? end = null;
        await foreach (var line in Lines(file, cancellation))
        {
            number++;
            if (line.Parts != 1 || (number == 1) != line.Export is not null || end is not null)
                throw new WrongExportException(words.Restore.WrongLine(number));
            if (line.Contribution is { } contribution && !RowRoom.All.Takes(contribution))
                throw new WrongExportException(words.Restore.TooLarge(number));
            if (line.Curator is { } curator && !curator.ToCurator().HasShortNames)
                throw new WrongExportException(words.Restore.NameTooLong(number, Curator.MaxNameLength));
            if (line.Export is { Version: not ExportHeader.CurrentVersion } other)
                throw new WrongExportException(words.Restore.OtherVersion(other.Version));
            counts = new(
                counts.Contributions + (line.Contribution is null ? 0 : 1), counts.Addresses + (line.Address is null ? 0 : 1), counts.Curators + (line.Curator is null ? 0 : 1));
            end = line.End;
        }

        return end == counts ? counts : throw new WrongExportException(words.Restore.CutOff(number));
    }

    private static IAsyncEnumerable<ExportLine> Lines(Stream file, CancellationToken cancellation) =>
        JsonSerializer.DeserializeAsyncEnumerable(file, ExportJson.Default.ExportLine, topLevelValues: true, cancellation)
            .Select(line => line ?? new ExportLine());
}

public abstract record RestoreOutcome
{
    /// <param name="Restored">What was written.</param>
    /// <param name="AlreadyThere">What was there, and stays as it is.</param>
    public sealed record Done(ExportCounts Restored, ExportCounts AlreadyThere) : RestoreOutcome;

    public sealed record Refused(string Sentence) : RestoreOutcome;
}
