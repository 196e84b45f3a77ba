using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Says what an import would do, before it is done. Writes nothing.</summary>
public sealed class NoteForecasts(NoteReader reader, WorkshopRegister register, ContributionStore contributions)
{
    /// <param name="notesShown">How many of the first notes are kept.</param>
    internal async Task<NoteForecast> MakeAsync(NoteFile file, WorkshopImport import, NoteMapping mapping, int notesShown, CancellationToken cancellationToken)
    {
        var before = await BeforeAsync(import, cancellationToken);
        var there = before.Count == 0 ? [] : await contributions.IdsOfImportsAsync(before, cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        var (ready, here, leftOut, first, refused) = (0, 0, 0, new List<Contribution>(), new List<NoteRead.Refused>());
        foreach (var read in reader.Read(file, import, mapping))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (read is NoteRead.Ready { Note: var note })
            {
                ready++;
                here += there.Contains(note.Id) ? 1 : 0;
                if (first.Count < notesShown)
                    first.Add(note);
            }
            else if (read is NoteRead.Refused why)
                refused.Add(why);
            else
                leftOut++;
        }

        return new(ready - here, here, leftOut, [.. refused], [.. first]);
    }

    /// <summary>False if no note of this import can be here.</summary>
    internal async Task<bool> CanBeHereAsync(WorkshopImport import, CancellationToken cancellationToken) => (await BeforeAsync(import, cancellationToken)).Count > 0;

    /// <summary>It can have brought in a note of this one.</summary>
    private static bool IsBefore(WorkshopImport other, WorkshopImport import) =>
        other.Id != import.Id && other.Started is not null && Names.ValueKey(other.Source) == Names.ValueKey(import.Source);

    private async Task<IReadOnlyList<ContributionId>> BeforeAsync(WorkshopImport import, CancellationToken cancellationToken) =>
        [.. (await register.AllAsync(cancellationToken)).Select(one => one.Value).Where(other => IsBefore(other, import)).Select(other => other.Id)];
}

/// <param name="New">Notes that would be added.</param>
/// <param name="HereAlready">Notes that imports of the same source have added before.</param>
/// <param name="LeftOut">Rows that the mapping leaves out.</param>
/// <param name="First">The first notes, as they will read.</param>
internal sealed record NoteForecast(int New, int HereAlready, int LeftOut, ImmutableArray<NoteRead.Refused> Refused, ImmutableArray<Contribution> First)
{
    public int Rows => New + HereAlready + LeftOut + Refused.Length;
}
