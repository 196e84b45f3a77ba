using CsvHelper;

namespace CollaborationManifesto.Model.Texts;

/// <summary>
/// CSV (RFC 4180) with what people typed in it. It escapes what spreadsheets would run as a formula, and starts with a UTF-8 byte order mark
/// so that they recognise the encoding.
/// </summary>
public static class SafeCsv
{
    private static readonly CsvWriterOptions Format = new() { Injection = CsvInjection.Escape, NewLine = "\r\n", WriteByteOrderMark = true };

    public static ReadOnlyMemory<byte> Create(string[] header, IEnumerable<string?[]> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Format, leaveOpen: true))
        {
            csv.WriteHeader(header);
            foreach (var row in rows)
                csv.WriteRecord([.. row.Select(EscapeFullWidth)]);
        }

        return stream.ToArray();
    }

    /// <summary>
    /// With East Asian settings spreadsheets also read full-width signs as formulas, but <see cref="CsvWriterOptions.InjectionCharacters"/> takes
    /// only ASCII.
    /// </summary>
    private static string? EscapeFullWidth(string? cell) => cell is ['＝' or '＋' or '－' or '＠', ..] ? $"'{cell}" : cell;
}
