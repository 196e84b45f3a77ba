using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Exporting;

/// <summary>
/// Restores what <see cref="ManifestoExport"/> wrote. Checks the whole file before it writes anything. Sends no emails, because everyone was
/// notified before the export.
/// </summary>
public sealed class ManifestoRestore(ContributionStore contributions, Projection projection, CuratorRegister curators, StorageSetup setup, AllWords words)
{
    private const int Parallel = 16;

    /// <param name="merge">True to add to a storage that already holds contributions, which stay as they are.</param>
    public async Task<RestoreOutcome> RestoreAsync(Stream file, bool merge, CancellationToken cancellationToken)
    {
        ExportCounts counts;
        try
        {
            counts = await CheckAsync(file, cancellationToken);
        }
        catch (JsonException broken)
        {
            return new RestoreOutcome.Refused(words.Restore.Damaged(new((broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1)));
        }
        catch (WrongExportException wrong)
        {
            return new RestoreOutcome.Refused(wrong.Message);
        }

        await setup.CreateMissingAsync(cancellationToken);
        if (!merge && !await contributions.IsEmptyAsync(cancellationToken))
            return new RestoreOutcome.Refused(words.Restore.NotEmpty);
        file.Position = 0;
        var restored = 0;
        await System.Threading.Tasks.Parallel.ForEachAsync(
            LinesAsync(file, cancellationToken).Where(line => line.Contribution is not null),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (line, token) => Interlocked.Add(ref restored, await RestoreAsync(line.Contribution!, token) ? 1 : 0));
        file.Position = 0;
        var (addresses, curatorsAdded) = await RestoreOthersAsync(file, cancellationToken);
        return new RestoreOutcome.Done(
            new(restored, addresses, curatorsAdded), new(counts.Contributions - restored, counts.Addresses - addresses, counts.Curators - curatorsAdded));
    }

    /// <summary>Updates the projection even if the row exists, because an earlier run may have stopped before that.</summary>
    private async Task<bool> RestoreAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var isNew = await contributions.InsertAsync(contribution, cancellationToken);
        // Someone may have deleted it just now.
        if ((isNew ? contribution : (await contributions.FindAsync(contribution.Id, cancellationToken))?.Value) is { } there)
            await projection.ShowAsync(there, cancellationToken);
        return isNew;
    }

    /// <summary>Runs after the contributions, whose own projection rows come first.</summary>
    private async Task<(int Addresses, int Curators)> RestoreOthersAsync(Stream file, CancellationToken cancellationToken)
    {
        var (addresses, added) = (0, 0);
        await foreach (var line in LinesAsync(file, cancellationToken))
        {
            if (line.Address is { } address && await projection.AddTombstoneAsync(address.ToRow(), cancellationToken))
                addresses++;
            else if (line.Curator is { } curator && await curators.RestoreAsync(curator.ToCurator(), cancellationToken))
                added++;
        }

        return (addresses, added);
    }

    private async Task<ExportCounts> CheckAsync(Stream file, CancellationToken cancellationToken)
    {
        var (counts, number) = (new ExportCounts(0, 0, 0), 0);
        ExportCounts? end = null;
        await foreach (var line in LinesAsync(file, cancellationToken))
        {
            number++;
            if (line.Parts != 1 || (number == 1) != line.Export is not null || end is not null)
                throw new WrongExportException(words.Restore.WrongLine(number));
            if (line.Contribution is { } contribution && !RowBudget.All.Fits(contribution))
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

    private static IAsyncEnumerable<ExportLine> LinesAsync(Stream file, CancellationToken cancellationToken) =>
        JsonSerializer.DeserializeAsyncEnumerable(file, ExportJson.Default.ExportLine, topLevelValues: true, cancellationToken)
            .Select(line => line ?? new ExportLine());
}

public abstract record RestoreOutcome
{
    /// <param name="Restored">What was written.</param>
    /// <param name="AlreadyThere">What existed already and was left as it is.</param>
    public sealed record Done(ExportCounts Restored, ExportCounts AlreadyThere) : RestoreOutcome;

    public sealed record Refused(string Sentence) : RestoreOutcome;
}
