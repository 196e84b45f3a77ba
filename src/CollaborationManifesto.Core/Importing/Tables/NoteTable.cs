using System.Collections.Immutable;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>What can be told of the columns of a file.</summary>
/// <param name="People">Columns that are never taken in.</param>
internal sealed record NoteTable(int HeaderRows, NoteSample Sample, ImmutableHashSet<int> People)
{
    /// <summary>Some files have a title above the names of their columns.</summary>
    private const int MostHeaderRows = 5;

    /// <param name="hasHeader">Null for what is most likely.</param>
    public static NoteTable Take(NoteFile file, bool? hasHeader, ColumnGuess guess)
    {
        var likely = file.Rows().Take(MostHeaderRows).Select((row, index) => guess.IsHeader(row.Cells, isFirst: index == 0) ? index + 1 : 0).FirstOrDefault(rows => rows > 0);
        var headerRows = hasHeader == false ? 0 : Math.Max(likely, hasHeader == true ? 1 : 0);
        var sample = NoteSample.Take(file, headerRows);
        // A column with people's names is known by its name, also if someone says that it has none.
        return new(headerRows, sample, guess.FindPeople(likely == headerRows ? sample : NoteSample.Take(file, likely)));
    }
}
