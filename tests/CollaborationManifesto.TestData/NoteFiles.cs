using System.Text;

namespace CollaborationManifesto.TestData;

/// <summary>Notes of a workshop as the programs that people use export them.</summary>
public static class NoteFiles
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly string[][] Notes =
    [
        ["Title", "Text", "Theme"],
        ["Naïve “trust”", "We said, \"just share it\".\nNobody did.", "Culture"],
        ["Café budgets – €", "Each council; its own till", "Money"],
        ["-1 meeting", "=1+1", "Tools"],
    ];

    /// <summary>
    /// "CSV UTF-8" begins with a byte order mark, by which Excel knows UTF-8 when it opens a file
    /// (https://wiki.scn.sap.com/wiki/display/ABAP/Excel+files+-+CSV+format).
    /// </summary>
    public static byte[] ExcelUtf8 => Marked(Encoding.UTF8, Csv(Notes, ',', "\r\n"));

    /// <summary>
    /// The same where a comma is the decimal sign, such as in France and Germany: the separator is a semicolon
    /// (https://www.primidi.com/comma-separated_values).
    /// </summary>
    public static byte[] ExcelContinental => Marked(Encoding.UTF8, Csv(Notes, ';', "\r\n"));

    /// <summary>
    /// "CSV (Comma delimited)" has the code page of the country: "ANSI", 1252 in western Europe
    /// (https://wiki.scn.sap.com/wiki/display/ABAP/Excel+files+-+CSV+format).
    /// </summary>
    public static byte[] ExcelAnsi => Windows1252.GetBytes(Csv(Notes, ',', "\r\n"));

    /// <summary>
    /// "Unicode Text" has tabs, and is UTF-16 LE with a byte order mark
    /// (http://www.herongyang.com/Unicode/Excel-Save-File-in-Unicode-Text-txt.html).
    /// </summary>
    public static byte[] ExcelUnicodeText => Marked(Encoding.Unicode, Csv(Notes, '\t', "\r\n"));

    /// <summary>
    /// Answers to a Google form, from Google Sheets, which writes UTF-8
    /// (https://community.certain.com/webhelp/508/certain6.1/csv_format.htm). We found no page about the columns: in programs that read
    /// such files "Timestamp" stands before the questions, and we know of no byte order mark.
    /// </summary>
    public static byte[] GoogleForms => Encoding.UTF8.GetBytes(Csv(
        [
            ["Timestamp", "What stops us working together?", "Which theme is it?"],
            ["08/10/2022 14:05:11", "Everyone’s calendar, and\nnobody’s priority", "Culture"],
            ["08/10/2022 14:06:40", "No budget code for \"shared\" work", "Money, Governance"],
        ],
        ',',
        "\r\n"));

    /// <summary>
    /// Sticky notes from Miro. We found no page about the form. A program that reads such files expects rows of different lengths without a
    /// header, perhaps after a byte order mark, in which the first cell is a note or the name of a frame. This file is like that, and not from Miro.
    /// </summary>
    public static byte[] Miro => Marked(Encoding.UTF8, Csv(
        [
            ["What stops us"],
            ["Procurement rules, and time", "money"],
            ["No shared calendar\nfor both councils"],
            ["Legal says \"no\"", "culture", "quick win"],
            ["What helps"],
            ["One team, one board", "tools"],
        ],
        ',',
        "\n",
        always: true));

    /// <summary>
    /// Sticky notes from Mural, with the columns and the HTML entities that DEFRA describes
    /// (https://github.com/DEFRA/bng-metric-harness, .claude/skills/roadmap-assessment/references/methodology.md).
    /// </summary>
    public static byte[] Mural => Encoding.UTF8.GetBytes(Csv(
        [
            [
                "ID", "Text", "BG Color", "Sticky type", "Border line", "Position X", "Position Y", "Area", "Link to", "Last Updated By", "Last Updated",
                "Last Content Edited By", "Last Content Edited", "Tags", "Integration Labels",
            ],
            ["0-1665232000000", "Trust &amp; time", "#FCF281", "square", "false", "1024.5", "-310", "Barriers", "", "Ada Example", "10/08/2022 14:05", "Ada Example", "10/08/2022 14:04", "culture", ""],
            ["0-1665232000001", "Share early,\nshare often", "#AAED92", "square", "false", "1324.5", "-310", "Principles", "", "Ada Example", "10/08/2022 14:07", "Ada Example", "10/08/2022 14:07", "", ""],
        ],
        ',',
        "\n"));

    /// <summary>Cells with separators, quotation marks or line ends have quotation marks around them (RFC 4180).</summary>
    public static string Csv(IEnumerable<IReadOnlyList<string>> rows, char separator, string lineEnd, bool always = false) =>
        string.Concat(rows.Select(row => string.Join(separator, row.Select(cell => Cell(cell, separator, always))) + lineEnd));

    private static string Cell(string text, char separator, bool always) =>
        always || text.AsSpan().ContainsAny($"{separator}\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static byte[] Marked(Encoding encoding, string text) => [.. encoding.Preamble, .. encoding.GetBytes(text)];
}
