using System.Net;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>A table or a list of notes that can be read from end to end.</summary>
public sealed class NoteFile
{
    /// <summary>Maximum size, in bytes. A file is held in memory, and a list of 200,000 notes is smaller.</summary>
    public const int MaxLength = 50 * 1024 * 1024;

    /// <summary>Maximum number of rows from the browser: what comes in while a curator looks at its progress.</summary>
    public const int MaxRows = 20_000;

    /// <summary>Maximum number of columns. A form with more questions is not a list of notes, and a page must show them all.</summary>
    public const int MaxColumns = 100;

    /// <summary>Maximum length of a cell. Excel stores 32,767 characters, and a contribution has 5,000.</summary>
    public const int MaxCell = 40_000;

    private readonly Func<IEnumerable<NoteRow>> _read;
    private readonly TableWords _words;

    private NoteFile(Func<IEnumerable<NoteRow>> read, TableWords words)
    {
        _read = read;
        _words = words;
    }

    /// <summary>Names; empty unless it is a workbook.</summary>
    public IReadOnlyList<string> Sheets { get; private init; } = [];

    /// <summary>Of the widest row.</summary>
    public int Columns { get; private set; }

    /// <summary>A pasted text has blank lines between others, so that it can be read in two ways.</summary>
    public bool HasBlankLines { get; private init; }

    /// <exception cref="WrongFileException">Notes cannot be in it.</exception>
    public static ImportFormat Recognise(Stream seekable, TableWords words) => FileContent.Recognise(Content(seekable, words), words);

    /// <summary>Reads it from end to end, so that <see cref="Rows"/> finds nothing wrong later.</summary>
    /// <exception cref="WrongFileException">Nothing can be taken from it.</exception>
    public static NoteFile Open(Stream seekable, NoteReading reading, TableWords words, int maxRows = MaxRows)
    {
        var content = Content(seekable, words);
        try
        {
            var file = reading.Format switch
            {
                ImportFormat.Pasted => Pasted(content, reading, words),
                ImportFormat.Delimited => Delimited(content, words),
                ImportFormat.Workbook => Workbook(content, reading, words),
                ImportFormat.Trello => throw new InvalidOperationException("A board is not read as a table."),
            };
            var rows = file.Measure(maxRows);
            // Another sheet may have rows, and the curator has to see the sheets to choose it.
            if (rows == 0 && file.Sheets.Count < 2)
                throw new WrongFileException(reading.Format == ImportFormat.Pasted ? words.NothingPasted : words.Empty);
            return file;
        }
        catch (Exception damaged) when (FileContent.IsDamage(damaged))
        {
            throw new WrongFileException(words.Damaged);
        }
    }

    /// <summary>Rows with something to see in them, each time from the first.</summary>
    public IEnumerable<NoteRow> Rows()
    {
        foreach (var row in _read())
        {
            var width = Width(row);
            if (width > 0 || row.Fault is not null)
                yield return row with { Cells = Padded(row.Cells), Fault = row.Fault ?? Fault(row.Cells, width) };
        }
    }

    private static NoteFile Pasted(byte[] content, NoteReading reading, TableWords words)
    {
        var text = PastedText.From(content);
        return new(() => text.Rows(reading.Lines), words) { HasBlankLines = text.HasBlankLines };
    }

    private static NoteFile Delimited(byte[] content, TableWords words)
    {
        if (FileContent.Recognise(content, words) == ImportFormat.Workbook)
            throw new WrongFileException(words.NotATable);
        var text = DelimitedText.Open(TextContent.ToUtf8(content), words);
        return new(IsMurals(text.Rows().FirstOrDefault()) ? () => text.Rows().Select(WithoutEntities) : text.Rows, words);
    }

    /// <summary>Mural writes the characters of its texts as in HTML, such as "&amp;amp;".</summary>
    private static bool IsMurals(NoteRow? header) => header is not null && header.Cells.Contains("BG Color") && header.Cells.Contains("Sticky type");

    private static NoteRow WithoutEntities(NoteRow row) => row with { Cells = [.. row.Cells.Select(WebUtility.HtmlDecode).Select(cell => cell!)] };

    private static NoteFile Workbook(byte[] content, NoteReading reading, TableWords words)
    {
        if (FileContent.Recognise(content, words) != ImportFormat.Workbook)
            throw new WrongFileException(words.NotATable);
        var workbook = Tables.Workbook.Open(content, reading.Sheet, words);
        return new(workbook.Rows, words) { Sheets = workbook.Sheets };
    }

    private static byte[] Content(Stream seekable, TableWords words)
    {
        if (seekable.Length > MaxLength)
            throw new WrongFileException(words.TooLarge(MaxLength >> 20));
        var content = new byte[seekable.Length];
        seekable.Position = 0;
        seekable.ReadExactly(content);
        seekable.Position = 0;
        return content;
    }

    /// <summary>The number of rows.</summary>
    private int Measure(int maxRows)
    {
        var rows = 0;
        foreach (var row in _read())
        {
            var width = Width(row);
            if (width == 0 && row.Fault is null)
                continue;
            if (width > MaxColumns)
                throw new WrongFileException(_words.TooManyColumns(row.Number, MaxColumns));
            if (++rows > maxRows)
                throw new WrongFileException(_words.TooManyRows(maxRows));
            Columns = Math.Max(Columns, width);
        }

        return rows;
    }

    /// <summary>Up to the last cell with something to see.</summary>
    private static int Width(NoteRow row)
    {
        var width = row.Cells.Count;
        while (width > 0 && !TypedText.IsVisible(row.Cells[width - 1]))
            width--;
        return width;
    }

    private IReadOnlyList<string> Padded(IReadOnlyList<string> cells) =>
        cells.Count == Columns ? cells : [.. cells.Take(Columns), .. Enumerable.Repeat("", Math.Max(0, Columns - cells.Count))];

    private string? Fault(IReadOnlyList<string> cells, int width)
    {
        for (var i = 0; i < width; i++)
        {
            if (cells[i].Length > MaxCell)
                return _words.CellTooLong(ColumnName(i), cells[i].Length, MaxCell);
            if (cells[i].Contains('\0', StringComparison.Ordinal))
                return _words.CellDamaged(ColumnName(i));
        }

        return null;
    }

    /// <summary>As spreadsheet programs name it: A to Z, AA to ZZ, AAA.</summary>
    internal static string ColumnName(int index) =>
        $"{(index < 26 ? "" : ColumnName((index / 26) - 1))}{(char)('A' + (index % 26))}";
}
