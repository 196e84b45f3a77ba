using System.IO.Compression;
using System.Text;

namespace CollaborationManifesto.TestData;

/// <summary>Excel workbooks (ECMA-376), written part by part, so that they can also be wrong.</summary>
public static class Workbooks
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>
    /// Answers to a form, as Microsoft Forms gives them to Excel: ID, Start time, Completion time, Email and Name stand before the
    /// questions (https://github.com/acl-org/acl-anthology, bin/add_attachments.py, quotes the header; we found no page of Microsoft).
    /// </summary>
    public static byte[] MicrosoftForms => Of(
        $"""
        <row r="1">{Shared("A1", 0)}{Shared("B1", 1)}{Shared("C1", 2)}{Shared("D1", 3)}{Shared("E1", 4)}{Shared("F1", 5)}</row>
        <row r="2"><c r="A2"><v>1</v></c><c r="B2" s="1"><v>44842.586932870399</v></c><c r="C2" s="1"><v>44842.588078703702</v></c>{Shared("D2", 6)}<c r="E2"/>{Shared("F2", 7)}</row>
        <row r="3"><c r="A3"><v>2</v></c><c r="B3" s="1"><v>44842.590277777781</v></c><c r="C3" s="1"><v>44842.591666666667</v></c>{Shared("D3", 6)}<c r="E3"/>{Shared("F3", 8)}</row>
        """,
        ["ID", "Start time", "Completion time", "Email", "Name", "What stops us working together?", "anonymous", "Our calendars differ", "Fear of\nblame"]);

    /// <param name="rows">In XML, of the first sheet.</param>
    /// <param name="texts">Shared by cells (t="s").</param>
    /// <param name="moreTexts">In XML.</param>
    public static byte[] Of(string rows, IReadOnlyList<string>? texts = null, string moreTexts = "", IReadOnlyList<(string Name, string Rows)>? more = null, string properties = "")
    {
        var sheets = (more ?? []).Prepend(("Notes", rows)).ToList();
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"""),
            ("_rels/.rels", Related(("officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}">{properties}<sheets>{string.Concat(sheets.Select((sheet, i) => $"""<sheet name="{sheet.Item1}" sheetId="{i + 1}" r:id="rId{i + 1}"/>"""))}</sheets></workbook>"""),
            ("xl/_rels/workbook.xml.rels", Related([.. sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("sharedStrings", "sharedStrings.xml"), ("styles", "/xl/styles.xml")])),
            ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat((texts ?? []).Select(text => $"""<si><t xml:space="preserve">{text}</t></si>"""))}{moreTexts}</sst>"""),
            ("xl/styles.xml", $"""
                <styleSheet xmlns="{Main}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\ hh:mm"/><numFmt numFmtId="165" formatCode="0.0&quot; days&quot;"/></numFmts>
                <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
                <cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>
                """),
        };
        parts.AddRange(sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{sheet.Item2}</sheetData></worksheet>""")));
        return Zip([.. parts]);
    }

    /// <summary>A cell with its own text.</summary>
    public static string Inline(string cell, string text) => $"""<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>""";

    /// <summary>A cell with a shared text.</summary>
    public static string Shared(string cell, int index) => $"""<c r="{cell}" t="s"><v>{index}</v></c>""";

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    private static string Related(params (string Kind, string Target)[] parts) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(parts.Select((part, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relations}/{part.Kind}" Target="{part.Target}"/>"""))}</Relationships>""";
}
