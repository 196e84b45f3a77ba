using System.Runtime.CompilerServices;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Workshops;

/// <summary>Removes the notes of an import, as long as all of them are as they came.</summary>
public sealed class ImportTakeBack(ContributionStore contributions, ContributionRemoval removal)
{
    private const int AtOnce = 16;

    /// <summary>Only as a whole: what curators have decided on stays, and what belongs to it.</summary>
    public async IAsyncEnumerable<WorkshopImport> CheckAsync(WorkshopImport import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var targets = await contributions.MergeTargetsAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        var own = await contributions.OfImportAsync(import.Id, cancellationToken).Select(read => IsUntouched(read.Value, targets)).ToListAsync(cancellationToken);
        var (all, untouched) = (Math.Max(own.Count, import.Imported), own.Count(isUntouched => isUntouched));
        yield return untouched == all
            ? import with { State = ImportState.TakingBack, Imported = all }
            : import with { State = import.Done < import.Rows ? ImportState.Stopped : ImportState.Done, Imported = all, Touched = all - untouched };
    }

    /// <returns>The import after each step.</returns>
    public async IAsyncEnumerable<WorkshopImport> RemoveAsync(WorkshopImport import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var targets = await contributions.MergeTargetsAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        await foreach (var next in contributions.OfImportAsync(import.Id, cancellationToken).Where(read => IsUntouched(read.Value, targets)).Chunk(NoteImport.RowsAtOnce))
        {
            await Parallel.ForEachAsync(
                next,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
                async (read, token) => await removal.TryRemoveAsync(read, token));
            import = import with { Removed = import.Removed + next.Length };
            yield return import;
        }

        // Decided in the moment between the look and the removal. A run that died there has removed their words from the desk already.
        var kept = 0;
        await foreach (var id in contributions.IdsOfImportsAsync([import.Id], cancellationToken))
        {
            await removal.ShowAgainAsync(id, cancellationToken);
            kept++;
        }

        yield return import with { State = ImportState.TakenBack, Removed = Math.Max(0, import.Imported - kept), Touched = kept };
    }

    /// <summary>A later import of its board may have changed its words. A merge is written in the other contribution alone.</summary>
    private static bool IsUntouched(Contribution note, HashSet<ContributionId> mergeTargets) =>
        note.State == ContributionState.Pending && note.History.All(entry => entry.IsImport) && !mergeTargets.Contains(note.Id);
}
