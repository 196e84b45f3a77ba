using System.Collections.Immutable;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>What can be told of the columns of a file.</summary>
/// <param name="People">Columns that are never taken in.</param>
internal sealed record NoteTable(bool HasHeader, NoteSample Sample, ImmutableHashSet<int> People)
{
    /// <param name="hasHeader">Null for what is most likely.</param>
    public static NoteTable Take(NoteFile file, bool? hasHeader, ColumnGuess guess)
    {
        var header = hasHeader ?? guess.IsHeader(file.Rows().FirstOrDefault()?.Cells ?? []);
        var sample = NoteSample.Take(file, header);
        return new(header, sample, guess.FindPeople(sample));
    }
}
