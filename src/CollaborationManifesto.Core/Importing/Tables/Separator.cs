using CsvHelper;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Finds what separates the cells of a text. Excel writes semicolons where a comma is the decimal sign.</summary>
internal static class Separator
{
    /// <summary>Separates nothing, because no text has it (the unit separator of ASCII).</summary>
    public const char None = '\u001F';

    private const int SampleRows = 20;

    private static readonly char[] Separators = ['\t', ';', ','];

    public static char? Of(ReadOnlyMemory<byte> utf8)
    {
        var asList = Read(utf8, None);
        return Separators
            .Select(separator => Read(utf8, separator))
            .Where(sample => sample.Separates(asList))
            .OrderByDescending(sample => sample.Alike)
            .Select(sample => (char?)sample.Separator)
            .FirstOrDefault() ?? None;
    }

    private static Sample Read(ReadOnlyMemory<byte> utf8, char separator)
    {
        var textsAfterQuotes = false;
        using var reader = CsvReader.Create(utf8, DelimitedText.Options(separator, onMalformed: record => textsAfterQuotes |= record.Reason == CsvMalformedReason.TextAfterClosingQuote));
        var (widths, separators, spaced) = (new List<int>(), 0, 0);
        while (widths.Count < SampleRows && reader.Read())
        {
            widths.Add(reader.FieldCount);
            separators += reader.FieldCount - 1;
            for (var i = 1; i < reader.FieldCount; i++)
                spaced += reader.GetSpan(i).StartsWith(" "u8) ? 1 : 0;
        }

        var separated = widths.Where(width => width > 1).ToList();
        var alike = separated.GroupBy(width => width).Select(rows => rows.Count()).DefaultIfEmpty().Max();
        return new(separator, widths.Count, separated.Count, alike, spaced * 2 > separators, textsAfterQuotes);
    }

    /// <param name="Separated">Rows with more than one cell.</param>
    /// <param name="Alike">Those of them with the same number of cells.</param>
    /// <param name="IsProse">A space follows most separators.</param>
    private sealed record Sample(char Separator, int Rows, int Separated, int Alike, bool IsProse, bool TextsAfterQuotes)
    {
        public bool Separates(Sample asList)
        {
            if (Separated == 0)
                return false;
            // Nobody types a tab into a note, and quotation marks may close only before a separator.
            if (Separator == '\t' || (asList.TextsAfterQuotes && !TextsAfterQuotes))
                return true;
            return IsProse ? Alike == Rows && Rows > 1 : Separated * 2 > Rows;
        }
    }
}
