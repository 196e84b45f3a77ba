using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>What a curator sees of a file before it is brought in: each column with its first values.</summary>
internal sealed record NoteSample(IReadOnlyList<ColumnSample> Columns)
{
    public static NoteSample Take(NoteFile file, int headerRows)
    {
        var columns = Enumerable.Range(0, file.Columns).Select(_ => new ColumnSample()).ToList();
        foreach (var (index, row) in file.Rows().Index())
        {
            if (index < headerRows - 1)
                continue;
            if (index == headerRows - 1)
            {
                foreach (var (number, cell) in row.Cells.Index())
                    columns[number].Name = TypedText.Line(cell);
                continue;
            }

            if (row.Fault is not null)
                continue;
            foreach (var (number, cell) in row.Cells.Index())
                columns[number].Add(cell);
        }

        return new(columns);
    }
}

internal sealed class ColumnSample
{
    /// <summary>More different values are no categories.</summary>
    public const int MostValues = 50;

    private const int FirstShown = 3;
    private const int LongestShown = 100;

    private readonly List<string> _first = [];
    private readonly Dictionary<string, string> _values = [];
    private int _addresses;

    /// <summary>Null if the file does not name its columns.</summary>
    public string? Name { get; set; }

    /// <summary>The first different values.</summary>
    public IReadOnlyList<string> First => _first;

    /// <summary>Its different values by their keys, in the order of the file; one more than <see cref="MostValues"/> if there are more.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>How many of its cells have something in them.</summary>
    public int Filled { get; private set; }

    /// <summary>How many of its cells have a letter in them.</summary>
    public int Worded { get; private set; }

    public bool HasTooManyValues => _values.Count > MostValues;

    public bool HasFewValues => _values.Count is > 0 and <= MostValues;

    public bool IsMostlyAddresses => Filled > 0 && _addresses * 2 > Filled;

    public void Add(string cell)
    {
        if (!TypedText.IsVisible(cell))
            return;
        Filled++;
        Worded += cell.Any(char.IsLetter) ? 1 : 0;
        _addresses += Model.EmailAddress.TryParse(cell) is null ? 0 : 1;
        if (_values.Count <= MostValues && _values.TryAdd(Names.ValueKey(cell), TypedText.CutAtWord(cell, LongestShown)) && _first.Count < FirstShown)
            _first.Add(TypedText.CutAtWord(cell, LongestShown));
    }
}
