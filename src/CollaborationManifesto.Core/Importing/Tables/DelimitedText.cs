using CollaborationManifesto.Model;
using CollaborationManifesto.Words;
using CsvHelper;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Rows of cells with a separator between them (RFC 4180), or a list with a note on each line.</summary>
internal sealed class DelimitedText
{
    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly CsvReaderOptions _options;

    private DelimitedText(ReadOnlyMemory<byte> utf8, CsvReaderOptions options)
    {
        _utf8 = utf8;
        _options = options;
    }

    /// <exception cref="WrongFileException">A quotation mark is never closed.</exception>
    public static DelimitedText Open(ReadOnlyMemory<byte> utf8, TableWords words)
    {
        var separator = utf8.Span.StartsWith("sep="u8) ? null : Separator.Of(utf8);
        var (unclosed, texts) = Malformed(utf8, separator);
        if (unclosed is { } row)
            throw new WrongFileException(words.QuoteNotClosed(row));
        // In a list that people typed, quotation marks stand around a word of a note.
        var isTypedList = separator == Separator.None && texts;
        return new(utf8, Options(separator, isTypedList ? CsvMode.NoEscape : CsvMode.Rfc4180));
    }

    /// <summary>
    /// Cells on the clipboard, which Excel and Google Sheets separate by tabs. Only Excel doubles a quotation mark at the start of a
    /// cell; where the marks do not fit, they are text.
    /// </summary>
    public static DelimitedText FromClipboard(ReadOnlyMemory<byte> utf8)
    {
        var (unclosed, texts) = Malformed(utf8, '\t');
        return new(utf8, Options('\t', unclosed is not null || texts ? CsvMode.NoEscape : CsvMode.Rfc4180));
    }

    public IEnumerable<NoteRow> Rows()
    {
        using var reader = CsvReader.Create(_utf8, _options);
        while (reader.Read())
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = reader.GetString(i);
            yield return new((int)reader.LineNumber, cells);
        }
    }

    /// <param name="separator">Null to read it from a first line such as "sep=;", which Excel understands.</param>
    internal static CsvReaderOptions Options(char? separator, CsvMode mode = CsvMode.Rfc4180, Action<CsvMalformedRecord>? onMalformed = null) => new()
    {
        Separator = separator,
        Mode = mode,
        HasHeader = false,
        TrackLineNumbers = true,
        OnMalformedRecord = onMalformed,
    };

    /// <summary>The row with a quotation mark that is never closed, and whether a cell goes on after its closing mark.</summary>
    private static (int? Unclosed, bool TextAfterQuotes) Malformed(ReadOnlyMemory<byte> utf8, char? separator)
    {
        int? unclosed = null;
        var texts = false;
        using var reader = CsvReader.Create(utf8, Options(separator, onMalformed: record =>
        {
            if (record.Reason == CsvMalformedReason.UnterminatedQuote)
                unclosed = (int)record.LineNumber;
            texts |= record.Reason == CsvMalformedReason.TextAfterClosingQuote;
        }));
        while (reader.Read())
        {
        }

        return (unclosed, texts);
    }
}
