using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>
/// The cells of an Excel workbook (ECMA-376 part 1, chapter 18). Libraries were tried: ExcelDataReader 3.6 reads an error as an empty
/// cell, and MiniExcel 1.46 takes a second for each row above a cell in the last column, so that one small workbook stops all imports.
/// </summary>
internal sealed partial class Workbook
{
    /// <summary>Excel's own limits; a cell beyond them is a damaged file or an attack.</summary>
    private const int LastRow = 1_048_576;

    private const int LastColumn = 16_384;

    /// <summary>Maximum number of shared texts, each of which takes memory even if it is empty. 200,000 rows of notes have fewer.</summary>
    private const int MaxTexts = 2_000_000;

    /// <summary>What is kept of a text. It is so much more than a cell can have that its row is left out in any case.</summary>
    private const int MaxText = 4 * 1024 * 1024;

    private readonly OfficePackage _package;
    private readonly TableWords _words;
    private readonly IReadOnlyList<string> _texts;
    private readonly CellFormats _formats;
    private readonly string _sheet;

    private Workbook(OfficePackage package, string part, int sheet, TableWords words)
    {
        (_package, _words) = (package, words);
        var related = package.RelatedTo(part);
        var (sheets, countsFrom1904) = SheetsOf(package, part);
        var readable = sheets.Where(one => related.TryGetValue(one.Id, out var other) && other.Kind == "worksheet").ToList();
        Sheets = [.. readable.Select(one => one.Name)];
        if (sheet < 0 || sheet >= readable.Count)
            throw new WrongFileException(words.NoSuchSheet);
        _sheet = related[readable[sheet].Id].Part;
        _texts = PartOf("sharedStrings") is { } texts ? SharedTexts(texts) : [];
        _formats = CellFormats.Of(PartOf("styles") is { } styles ? package.Read(styles) : null, countsFrom1904);

        string? PartOf(string kind) => related.Values.FirstOrDefault(other => other.Kind == kind).Part is { } found && package.Has(found) ? found : null;
    }

    public IReadOnlyList<string> Sheets { get; }

    /// <exception cref="WrongFileException">It has too much in it, or not that sheet.</exception>
    public static Workbook Open(byte[] content, int sheet, TableWords words)
    {
        var package = OfficePackage.Open(content);
        package.RefuseBomb(words);
        return new(package, PartIn(package) ?? throw new InvalidDataException("There is no workbook."), sheet, words);
    }

    /// <summary>Null if there is no workbook that has XML parts.</summary>
    public static string? PartIn(OfficePackage package) =>
        package.RelatedTo("").Values.FirstOrDefault(other => other.Kind == "officeDocument").Part is { } part && package.Has(part)
        && part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && package.HasFolder("xl") ? part : null;

    public IEnumerable<NoteRow> Rows()
    {
        using var reader = _package.Read(_sheet);
        // Cells can share a text, so that a small file has endless ones.
        var room = new StrongBox<long>(OfficePackage.MaxUnpacked);
        var number = 0;
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "row" })
                continue;
            number = reader.GetAttribute("r") is { } written ? int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture) : number + 1;
            if (number is < 1 or > LastRow)
                throw new InvalidDataException("A row is not within a sheet.");
            if (Row(reader, number, room) is var row && (row.Cells.Count > 0 || row.Fault is not null))
                yield return row;
        }
    }

    private NoteRow Row(XmlReader reader, int number, StrongBox<long> room)
    {
        var cells = new List<string>();
        string? fault = null;
        var column = -1;
        foreach (var name in Children(reader))
        {
            if (name != "c")
                continue;
            column = reader.GetAttribute("r") is { } written ? ColumnOf(written) : column + 1;
            var isError = reader.GetAttribute("t") == "e";
            var result = Cell(reader);
            if (isError)
                fault ??= _words.CellHasError(NoteFile.ColumnName(column));
            else if (result is null)
                fault ??= _words.CellHasNoResult(NoteFile.ColumnName(column));
            var text = result ?? "";
            room.Value -= text.Length;
            if (room.Value < 0)
                throw TooMuchInside();
            if (text.Length == 0 || (column >= NoteFile.MaxColumns && !TypedText.IsVisible(text)))
                continue;
            while (cells.Count <= column)
                cells.Add("");
            cells[column] = text;
        }

        return new(number, cells, fault);
    }

    /// <returns>Null for a formula without a result, as programs write it that do not calculate.</returns>
    private string? Cell(XmlReader reader)
    {
        var type = reader.GetAttribute("t") ?? "n";
        var style = reader.GetAttribute("s");
        var (stored, inline, isFormula, hasResult) = (new StringBuilder(), "", false, false);
        foreach (var name in Children(reader))
        {
            isFormula |= name == "f";
            hasResult |= name == "v";
            if (name == "v")
                AppendText(reader, stored);
            else if (name == "is")
                inline = RichText(reader);
        }

        if (isFormula && !hasResult)
            return null;
        if (type == "inlineStr")
            return inline;
        var value = stored.ToString();
        if (value.Length == 0)
            return "";
        if (type == "s")
            return int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) is var index && index < _texts.Count ? _texts[index] : throw new InvalidDataException("A text is missing.");
        if (type == "b")
            return value == "0" ? "FALSE" : "TRUE";
        if (type == "n")
            return _formats.Text(value, style);
        return type == "d" ? CellFormats.Date(value) : Unescaped(value);
    }

    private List<string> SharedTexts(string part)
    {
        var texts = new List<string>();
        using var reader = _package.Read(part);
        while (reader.Read())
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "si" })
                continue;
            if (texts.Count == MaxTexts)
                throw TooMuchInside();
            texts.Add(RichText(reader));
        }

        return texts;
    }

    private WrongFileException TooMuchInside() => new(_words.TooMuchInside(OfficePackage.MaxUnpacked >> 20));

    private static (List<(string Name, string Id)> Sheets, bool CountsFrom1904) SheetsOf(OfficePackage package, string part)
    {
        var (sheets, countsFrom1904) = (new List<(string Name, string Id)>(), false);
        using var reader = package.Read(part);
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            if (reader.LocalName == "workbookPr")
                countsFrom1904 = reader.GetAttribute("date1904") is "1" or "true" or "on";
            else if (reader.LocalName == "sheet" && reader.GetAttribute("name") is { } name && Id(reader) is { } id)
                sheets.Add((name, id));
        }

        return (sheets, countsFrom1904);
    }

    // The namespace of relationships differs between the two kinds of workbook, transitional and strict.
    private static string? Id(XmlReader reader)
    {
        string? id = null;
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            id ??= reader is { LocalName: "id", NamespaceURI.Length: > 0 } ? reader.Value : null;
        }

        return id;
    }

    private static int ColumnOf(string cell)
    {
        var column = 0;
        foreach (var letter in cell.TakeWhile(char.IsAsciiLetterUpper))
            column = column <= LastColumn ? (column * 26) + letter - 'A' + 1 : column;
        return column is > 0 and <= LastColumn ? column - 1 : throw new InvalidDataException("A cell is not within a sheet.");
    }

    /// <summary>The names of the elements in the one that is read, each while it is read.</summary>
    private static IEnumerable<string> Children(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            yield break;
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Depth == depth + 1)
                yield return reader.LocalName;
        }
    }

    private static void AppendText(XmlReader reader, StringBuilder text)
    {
        if (reader.IsEmptyElement)
            return;
        var depth = reader.Depth;
        var part = ArrayPool<char>.Shared.Rent(4_096);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            int read;
            while ((read = reader.ReadValueChunk(part, 0, part.Length)) > 0)
                text.Append(part, 0, Math.Min(read, MaxText - text.Length));
        }

        ArrayPool<char>.Shared.Return(part);
    }

    /// <summary>Runs of a text, without how it is pronounced (rPh).</summary>
    private static string RichText(XmlReader reader)
    {
        var text = new StringBuilder();
        foreach (var name in Children(reader))
        {
            if (name == "t")
                AppendText(reader, text);
            else if (name == "r")
                AppendRun(reader, text);
        }

        return Unescaped(text.ToString());
    }

    private static void AppendRun(XmlReader reader, StringBuilder text)
    {
        foreach (var name in Children(reader))
        {
            if (name == "t")
                AppendText(reader, text);
        }
    }

    // Excel writes what XML cannot hold, such as a carriage return, as "_x000D_".
    private static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, found => $"{(char)int.Parse(found.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)}") : text;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
