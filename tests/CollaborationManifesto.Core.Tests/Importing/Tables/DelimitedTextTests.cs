using CollaborationManifesto.Model;
using System.Text;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.TestData;

namespace CollaborationManifesto.Core.Tests.Importing.Tables;

/// <summary>Tables and lists are read as the people who made them see them.</summary>
public sealed class DelimitedTextTests
{
    private static readonly string[] Notes =
    [
        "1: Title|Text|Theme",
        "2: Naïve “trust”|We said, \"just share it\".\nNobody did.|Culture",
        "4: Café budgets – €|Each council; its own till|Money",
        "5: -1 meeting|=1+1|Tools",
    ];

    public static TheoryData<string, byte[]> FromExcel => new()
    {
        { "CSV UTF-8", NoteFiles.ExcelUtf8 },
        { "CSV UTF-8 in Germany", NoteFiles.ExcelContinental },
        { "CSV", NoteFiles.ExcelAnsi },
        { "Unicode Text", NoteFiles.ExcelUnicodeText },
        { "UTF-16 LE without a mark", NoteFiles.ExcelUnicodeText[2..] },
        { "UTF-16 BE", Encoding.Convert(Encoding.Unicode, Encoding.BigEndianUnicode, NoteFiles.ExcelUnicodeText) },
        { "UTF-16 BE without a mark", Encoding.Convert(Encoding.Unicode, Encoding.BigEndianUnicode, NoteFiles.ExcelUnicodeText[2..]) },
        { "UTF-8 without a mark", NoteFiles.ExcelUtf8[3..] },
        { "with its separator", Encoding.UTF8.GetBytes($"sep=;\r\n{NoteFiles.Csv([["a", "b, c"], ["d,e", "f"]], ';', "\r\n")}") },
    };

    [Theory]
    [MemberData(nameof(FromExcel))]
    public void Whatever_Excel_writes_is_read_the_same(string name, byte[] file)
    {
        Assert.Equal(ImportFormat.Delimited, NoteFile.Recognise(new MemoryStream(file), ReadingTables.Words));
        Assert.Equal(name == "with its separator" ? ["2: a|b, c", "3: d,e|f"] : Notes, ReadingTables.Of(file));
    }

    [Fact]
    public void Answers_to_a_Google_form_are_read() => Assert.Equal(
        [
            "1: Timestamp|What stops us working together?|Which theme is it?",
            "2: 08/10/2022 14:05:11|Everyone’s calendar, and\nnobody’s priority|Culture",
            "4: 08/10/2022 14:06:40|No budget code for \"shared\" work|Money, Governance",
        ],
        ReadingTables.Of(NoteFiles.GoogleForms));

    [Fact]
    public void Sticky_notes_from_Miro_are_read() => Assert.Equal(
        [
            "1: What stops us||",
            "2: Procurement rules, and time|money|",
            "3: No shared calendar\nfor both councils||",
            "5: Legal says \"no\"|culture|quick win",
            "6: What helps||",
            "7: One team, one board|tools|",
        ],
        ReadingTables.Of(NoteFiles.Miro));

    [Fact]
    public void Sticky_notes_from_Mural_are_read()
    {
        var rows = ReadingTables.Open(NoteFiles.Mural).Rows().ToList();

        Assert.Equal([1, 2, 3], rows.Select(row => row.Number));
        Assert.Equal(["Text", "Trust &amp; time", "Share early,\nshare often"], rows.Select(row => row.Cells[1]));
    }

    [Theory]
    [InlineData("Culture\nTrust, and time\nMoney\n", "1: Culture", "2: Trust, and time", "3: Money")]
    [InlineData("Culture, of course\nTrust, and time, and money\n", "1: Culture, of course", "2: Trust, and time, and money")]
    [InlineData("We asked 1,000 people, in vain\nTrust, at last\nTime, at first\n", "1: We asked 1,000 people, in vain", "2: Trust, at last", "3: Time, at first")]
    [InlineData("Just one, really", "1: Just one, really")]
    [InlineData("\"Sharing\" is hard\nMoney\n", "1: \"Sharing\" is hard", "2: Money")]
    [InlineData("\"Trust, and time\"\nMoney\n", "1: Trust, and time", "2: Money")]
    public void A_file_without_separators_is_a_list_with_a_note_on_each_line(string file, params string[] rows) => Assert.Equal(rows, ReadingTables.Of(file));

    [Theory]
    [InlineData("Title, Text\nCulture, We differ\n", "1: Title| Text", "2: Culture| We differ")]
    [InlineData("a;1,5;2,5\nb;2,5;3,5\n", "1: a|1,5|2,5", "2: b|2,5|3,5")]
    [InlineData("a,b;c;d\ne,f\n", "1: a|b;c;d", "2: e|f")]
    [InlineData("a\tb, c\nd\n", "1: a|b, c", "2: d|")]
    [InlineData("a,b\rc,d\r", "1: a|b", "2: c|d")]
    [InlineData("a,b\r\n\r\n,\r\n ,\u200b\r\nc,d", "1: a|b", "5: c|d")]
    [InlineData("a,b,,\nc,d,,\n", "1: a|b", "2: c|d")]
    [InlineData("A 5\" pipe,\"x\"\"y\"\nb,c", "1: A 5\" pipe|x\"y", "2: b|c")]
    [InlineData("PK,Title\n1,Culture\n", "1: PK|Title", "2: 1|Culture")]
    [InlineData("#a,b\n//c,d\n", "1: #a|b", "2: //c|d")]
    public void Cells_are_separated_where_their_writer_did(string file, params string[] rows) => Assert.Equal(rows, ReadingTables.Of(file));

    [Fact]
    public void A_file_can_be_read_again_from_the_first_row()
    {
        var file = ReadingTables.Open(NoteFiles.ExcelUtf8);

        Assert.Equal(file.Rows().Select(row => row.Cells[0]), file.Rows().Select(row => row.Cells[0]));
        Assert.Equal((3, 0, false), (file.Columns, file.Sheets.Count, file.HasBlankLines));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_named_by_its_row() => Assert.Equal(
        "A quotation mark in row 3 is never closed, so the file seems to be cut off. Export it again, or correct that row.",
        ReadingTables.Refusal("a,b\nc,d\ne,\"f\ng,h\n"));

    [Fact]
    public void A_row_with_an_endless_cell_or_a_NUL_is_left_out_alone()
    {
        var rows = ReadingTables.Of($"a,b\nc,{new string('x', 1 << 20)}\nd\0,e\nf,g\n");

        Assert.Equal(
            ["1: a|b", "2: Column B has 1,048,576 characters. The most that can be read is 40,000.", "3: Column A contains a character that is not text (NUL).", "4: f|g"],
            rows);
    }

    [Fact]
    public void Ten_thousand_columns_are_refused_in_one_sentence() => Assert.Equal(
        "Row 3 has more than 100 columns. Delete the columns that you do not need, and choose the file again.",
        ReadingTables.Refusal($"Notes\n{string.Join(',', Enumerable.Repeat("a", 100))}\n{string.Join(',', Enumerable.Repeat("a", 10_000))}\n"));

    [Fact]
    public void One_row_too_many_is_refused()
    {
        var rows = string.Concat(Enumerable.Repeat("a,b\n\n", 11));

        Assert.Equal(11, ReadingTables.Open(Encoding.UTF8.GetBytes(rows), maxRows: 11).Rows().Count());
        Assert.Equal("There are more than 10 rows. Split them into smaller files.", ReadingTables.Refusal(rows, maxRows: 10));
    }
}
