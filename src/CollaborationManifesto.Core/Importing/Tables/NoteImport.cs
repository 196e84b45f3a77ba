using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Brings in the notes of a file, some rows at a time. To bring in the same rows again changes nothing.</summary>
public sealed class NoteImport(NewNotes notes)
{
    /// <summary>Curators see the progress after so many rows.</summary>
    public const int RowsAtOnce = 500;

    private const int Parallel = 16;

    /// <summary>Brings in the next rows.</summary>
    /// <param name="next">The rows after those that it has done.</param>
    /// <param name="import">Its counts say how far it is.</param>
    /// <param name="looksFirst">False if no note of this source can be here.</param>
    /// <returns>The import with its new counts.</returns>
    internal async Task<WorkshopImport> AddAsync(IReadOnlyList<NoteRead> next, WorkshopImport import, bool looksFirst, CancellationToken cancellationToken)
    {
        var added = new bool?[next.Count];
        await System.Threading.Tasks.Parallel.ForEachAsync(
            next.Index().Where(read => read.Item is NoteRead.Ready),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (read, token) => added[read.Index] = await AddAsync(((NoteRead.Ready)read.Item).Note, looksFirst, token));
        var refused = next.OfType<NoteRead.Refused>().ToList();
        return import with
        {
            Done = import.Done + next.Count,
            Imported = import.Imported + added.Count(one => one == true),
            HereAlready = import.HereAlready + added.Count(one => one == false),
            LeftOut = import.LeftOut + next.Count(read => read is NoteRead.LeftOut),
            Refused = import.Refused + refused.Count,
            FirstRefused = [.. import.FirstRefused.Concat(refused.Select(read => new RefusedRow(read.Row, read.Sentence))).Take(WorkshopImport.MostRefusedKept)],
        };
    }

    /// <returns>True if it belongs to this import, also if an interrupted run has added it.</returns>
    private async Task<bool> AddAsync(Contribution note, bool looksFirst, CancellationToken cancellationToken)
    {
        var (wasAdded, there) = await notes.AddAsync(note, looksFirst, isDryRun: false, cancellationToken);
        return wasAdded || there?.Value.Source?.Import == note.Source!.Import;
    }
}
