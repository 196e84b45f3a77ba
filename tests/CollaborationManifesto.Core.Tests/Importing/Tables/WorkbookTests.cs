using CollaborationManifesto.Model;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.TestData;

namespace CollaborationManifesto.Core.Tests.Importing.Tables;

/// <summary>Cells of a workbook are read as Excel shows them.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public void A_formula_without_a_result_is_a_fault_and_no_empty_cell()
    {
        var rows = ReadingTables.Of(Workbooks.Of("""<row r="1"><c r="A1"><f>B1&amp;C1</f></c></row><row r="2"><c r="A2" t="str"><f>D1</f><v></v></c><c r="B2"><v>1</v></c></row>"""), FirstSheet);

        Assert.Equal(["1: Column A contains a formula without a result. Open the file in Excel, save it, and choose it again.", "2: |1"], rows);
    }

    private static readonly NoteReading FirstSheet = new(ImportFormat.Workbook);

    [Fact]
    public void Answers_to_a_Microsoft_form_are_read()
    {
        Assert.Equal(ImportFormat.Workbook, NoteFile.Recognise(new MemoryStream(Workbooks.MicrosoftForms), ReadingTables.Words));
        Assert.Equal(
            [
                "1: ID|Start time|Completion time|Email|Name|What stops us working together?",
                "2: 1|2022-10-08 14:05|2022-10-08 14:06|anonymous||Our calendars differ",
                "3: 2|2022-10-08 14:10|2022-10-08 14:12|anonymous||Fear of\nblame",
            ],
            ReadingTables.Of(Workbooks.MicrosoftForms, FirstSheet));
    }

    [Theory]
    [InlineData("""<c r="A1" t="inlineStr"><is><r><t>Share </t></r><r><rPr><b/></rPr><t>early</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c>""", "Share early")]
    [InlineData("""<c r="A1" t="s"><v>0</v></c>""", "課 title")]
    [InlineData("""<c r="A1" t="str"><f>B1&amp;"x"</f><v>stored</v></c>""", "stored")]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>""", "=1+1")]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_</t></is></c>""", "a\rb_x000D_")]
    [InlineData("""<c r="A1" t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c r="A1" t="b"><v>0</v></c>""", "FALSE")]
    [InlineData("""<c r="A1"><v>0.30000000000000004</v></c>""", "0.3")]
    [InlineData("""<c r="A1"><v>12.500</v></c>""", "12.5")]
    [InlineData("""<c r="A1"><v>-1234567.25</v></c>""", "-1234567.25")]
    [InlineData("""<c r="A1"><v>1E+20</v></c>""", "1E+20")]
    [InlineData("""<c r="A1" s="2"><v>44842</v></c>""", "2022-10-08")]
    [InlineData("""<c r="A1" s="3"><v>44842.586932870399</v></c>""", "2022-10-08 14:05")]
    [InlineData("""<c r="A1" s="3"><v>0.5</v></c>""", "12:00")]
    [InlineData("""<c r="A1" s="2"><v>1</v></c>""", "1900-01-01")]
    [InlineData("""<c r="A1" s="2"><v>61</v></c>""", "1900-03-01")]
    [InlineData("""<c r="A1" s="2"><v>9999999</v></c>""", "9999999")]
    [InlineData("""<c r="A1" s="4"><v>2.5</v></c>""", "2.5")]
    [InlineData("""<c r="A1" s="99"><v>2.5</v></c>""", "2.5")]
    [InlineData("""<c r="A1" t="d"><v>2022-10-08T14:05:00</v></c>""", "2022-10-08 14:05")]
    [InlineData("""<c t="inlineStr"><is><t xml:space="preserve"> a</t></is></c>""", " a")]
    public void A_cell_is_read_as_Excel_shows_it(string cell, string text) => Assert.Equal(
        [$"1: {text}"],
        ReadingTables.Of(Workbooks.Of($"""<row r="1">{cell}</row>""", moreTexts: """<si><r><t>課</t></r><r><t xml:space="preserve"> title</t></r><rPh sb="0" eb="1"><t>カ</t></rPh></si>"""), FirstSheet));

    [Fact]
    public void Dates_that_count_from_1904_are_the_same_days() => Assert.Equal(
        ["1: 2022-10-08"],
        ReadingTables.Of(Workbooks.Of("""<row r="1"><c r="A1" s="2"><v>43380</v></c></row>""", properties: """<workbookPr date1904="1"/>"""), FirstSheet));

    [Fact]
    public void Rows_have_the_numbers_that_Excel_shows() => Assert.Equal(
        ["3: a||b", "7: c||", "8: d||"],
        ReadingTables.Of(
            Workbooks.Of($"""<row r="1"><c r="A1" s="1"/></row><row r="3">{Workbooks.Inline("A3", "a")}{Workbooks.Inline("C3", "b")}</row><row r="7" hidden="1">{Workbooks.Inline("A7", "c")}{Workbooks.Inline("E7", " ")}</row><row><c t="str"><v>d</v></c></row>"""),
            FirstSheet));

    [Fact]
    public void Only_the_row_with_an_error_is_left_out() => Assert.Equal(
        ["1: a|b", "2: Column B contains an error such as #REF! or #N/A. Correct its formula.", "3: c|d"],
        ReadingTables.Of(
            Workbooks.Of($"""<row r="1">{Workbooks.Inline("A1", "a")}{Workbooks.Inline("B1", "b")}</row><row r="2">{Workbooks.Inline("A2", "x")}<c r="B2" t="e"><f>C9</f><v>#REF!</v></c></row><row r="3">{Workbooks.Inline("A3", "c")}{Workbooks.Inline("B3", "d")}</row>"""),
            FirstSheet));

    [Fact]
    public void The_sheet_that_was_chosen_is_read()
    {
        var book = Workbooks.Of("", more: [("Day 2 &amp; 3", $"""<row r="1">{Workbooks.Inline("A1", "a")}</row>""")]);

        Assert.Equal(["Notes", "Day 2 & 3"], ReadingTables.Open(book, FirstSheet).Sheets);
        Assert.Equal([], ReadingTables.Of(book, FirstSheet));
        Assert.Equal(["1: a"], ReadingTables.Of(book, FirstSheet with { Sheet = 1 }));
        Assert.Equal("The workbook does not have that sheet. Choose one of its sheets.", ReadingTables.Refusal(book, FirstSheet with { Sheet = 2 }));
    }

    [Theory]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>9</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1" t="s"><v>x</v></c></row>""")]
    [InlineData("""<row r="1048577"><c r="A1"><v>1</v></c></row>""")]
    [InlineData("""<row r="99999999999"><c r="A1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="XFE1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="1"><v>1</v></c></row>""")]
    [InlineData("""<row r="1"><c r="A1"><v>1</v></c></row><row""")]
    public void A_wrong_part_is_one_sentence(string rows) =>
        Assert.Equal("This file is damaged or was cut off. Export or save it again, and choose that file.", ReadingTables.Refusal(Workbooks.Of(rows), FirstSheet));

    [Fact]
    public void A_cell_in_the_last_column_is_refused_at_once() =>
        Assert.StartsWith("Row 1048576 has more than 100 columns.", ReadingTables.Refusal(Workbooks.Of($"""<row r="1048576">{Workbooks.Inline("XFD1048576", "a")}</row>"""), FirstSheet).Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
}
