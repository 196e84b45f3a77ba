using System.IO.Compression;
using System.Text;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.TestData;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Importing.Tables;

/// <summary>A file that cannot be read is one sentence that says what to do, whatever its name is, and nothing of it is taken in.</summary>
public sealed class BadFileTests
{
    private const string Damaged = "This file is damaged or was cut off. Export or save it again, and choose that file.";

    private const string TooMuch = "This workbook contains more than 64 MB. Copy the notes into a new workbook, without pictures, and choose that file.";

    private static readonly NoteReading Sheet = new(ImportFormat.Workbook);

    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly (byte[] Content, ImportFormat Format)[] Good =
    [
        (NoteFiles.ExcelUtf8, ImportFormat.Delimited),
        (NoteFiles.ExcelAnsi, ImportFormat.Delimited),
        (NoteFiles.ExcelUnicodeText, ImportFormat.Delimited),
        (NoteFiles.Miro, ImportFormat.Delimited),
        (NoteFiles.Mural, ImportFormat.Delimited),
        (NoteFiles.GoogleForms, ImportFormat.Delimited),
        (NoteFiles.GoogleForms, ImportFormat.Pasted),
        (Workbooks.MicrosoftForms, ImportFormat.Workbook),
    ];

    public static TheoryData<string, byte[], string> Wrong => new()
    {
        { "nothing", [], "There is no text in this file. Choose another file." },
        { "white space", "\uFEFF \r\n\t"u8.ToArray(), "There is no text in this file. Choose another file." },
        { "PDF", "%PDF-1.7\n%âãÏÓ"u8.ToArray(), "This file is a document, not a table. Copy the notes in it and paste them here." },
        { "RTF", "{\\rtf1\\ansi Notes}"u8.ToArray(), "This file is a document, not a table. Copy the notes in it and paste them here." },
        { "Word", Workbooks.Zip(("_rels/.rels", "<Relationships/>"), ("word/document.xml", "<document/>")), "This file is a document, not a table. Copy the notes in it and paste them here." },
        { "PNG", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "This file is a picture. Type the notes that it shows instead." },
        { "web page", "<!DOCTYPE html><table><tr><td>a"u8.ToArray(), "This file is a web page or XML. Open it in a spreadsheet program, save it as .xlsx or .csv, and choose that file." },
        { "xls", Compound("Workbook"), "This file is in an old Excel format (.xls). Open it in Excel, save it as .xlsx, and choose that file." },
        { "doc", Compound("WordDocument"), "This file is a document, not a table. Copy the notes in it and paste them here." },
        { "password", Compound("EncryptedPackage"), "This file has a password. Open it in Excel, remove the password, save it, and choose it again." },
        { "xlsb", Workbooks.Zip(("xl/workbook.bin", "x")), "This file is a binary Excel workbook (.xlsb). Open it in Excel, save it as .xlsx, and choose that file." },
        { "ods", Workbooks.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")), "This file is an OpenDocument file. Open it in a spreadsheet program, save it as .xlsx or .csv, and choose that file." },
        { "numbers", Workbooks.Zip(("Index/Document.iwa", "x")), "This file is from Numbers, Pages or Keynote. In Numbers, choose File, Export To, CSV. Then choose that file." },
        { "zip", Workbooks.Zip(("notes.csv", "a,b")), "This file is an archive, such as a zip file. Open it and choose a file inside it." },
        { "a part at no address", Workbooks.Zip(("_rels/.rels", """<Relationships><Relationship Id="a" Type="x/officeDocument" Target="mailto:"/></Relationships>""")), "This file is an archive, such as a zip file. Open it and choose a file inside it." },
        { "gzip", [0x1F, 0x8B, 8, 0], "This file is an archive, such as a zip file. Open it and choose a file inside it." },
        { "cut workbook", Workbooks.MicrosoftForms[..^40], Damaged },
        { "program", Enumerable.Range(0, 5000).Select(i => (byte)(i * 7)).ToArray(), "This file is not a table or a list. Choose a .csv, .txt or .xlsx file, or the JSON export of a Trello board." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_not_a_table_is_named_and_said_what_to_do(string name, byte[] content, string sentence)
    {
        Assert.NotEmpty(name);
        Assert.Equal(sentence, Assert.Throws<WrongFileException>(() => NoteFile.Recognise(new MemoryStream(content), ReadingTables.Words)).Message);
        Assert.Equal(sentence, ReadingTables.Refusal(content));
        Assert.Equal(sentence, ReadingTables.Refusal(content, Sheet));
    }

    [Fact]
    public void An_export_of_Trello_is_recognised() => Assert.Equal(ImportFormat.Trello, NoteFile.Recognise(new MemoryStream([.. "\uFEFF\n "u8, .. "{\"lists\":[]}"u8]), ReadingTables.Words));

    [Fact]
    public void A_file_is_refused_before_it_is_held_in_memory()
    {
        using var large = new MemoryStream();
        large.SetLength(NoteFile.MaxLength + 1);

        Assert.Equal("The file is larger than 50 MB. Split it into smaller files.", Assert.Throws<WrongFileException>(() => NoteFile.Recognise(large, ReadingTables.Words)).Message);
    }

    [Fact]
    public void A_zip_bomb_is_refused_by_what_comes_out_of_it()
    {
        var bomb = Workbooks.Of($"""<row r="1">{Workbooks.Inline("A1", new string('x', OfficePackage.MaxUnpacked))}</row>""");

        Assert.True(bomb.Length < 200_000);
        Assert.Equal(TooMuch, ReadingTables.Refusal(bomb, Sheet));
        // A file whose directories lie about the sizes of its parts is damaged.
        Understate(bomb, "PK\u0003\u0004", 22);
        Understate(bomb, "PK\u0001\u0002", 24);
        Assert.Equal(Damaged, ReadingTables.Refusal(bomb, Sheet));
    }

    [Fact]
    public void Cells_that_share_an_endless_text_are_refused()
    {
        var cells = string.Concat(Enumerable.Range(0, 70).Select(_ => """<c t="s"><v>0</v></c>"""));

        Assert.Equal(TooMuch, ReadingTables.Refusal(Workbooks.Of($"""<row r="1">{cells}</row>""", [new string('x', 1 << 20)]), Sheet));
    }

    [Fact]
    public void Endless_shared_texts_are_refused() =>
        Assert.Equal(TooMuch, ReadingTables.Refusal(Workbooks.Of("", moreTexts: string.Concat(Enumerable.Repeat("<si/>", 2_000_001))), Sheet));

    [Fact]
    public void An_endless_text_is_not_held_in_memory()
    {
        var book = Workbooks.Of($"<row>{Workbooks.Shared("A1", 0)}</row><row>{Workbooks.Inline("A2", "a")}</row>", [new string('x', 20 << 20)]);

        Assert.Equal(["1: Column A has 4,194,304 characters. The most that can be read is 40,000.", "2: a"], ReadingTables.Of(book, Sheet));
    }

    [Fact]
    public void A_workbook_with_endless_parts_is_refused() => Assert.Equal(
        TooMuch,
        ReadingTables.Refusal(Workbooks.Zip([.. Parts(Workbooks.MicrosoftForms), .. Enumerable.Range(0, OfficePackage.MaxParts).Select(i => ($"xl/media/{i}", ""))]), Sheet));

    [Fact]
    public void A_document_type_is_refused()
    {
        const string laughs = """<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>""";
        var book = Workbooks.Zip(
            ("_rels/.rels", """<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", $"{laughs}<workbook>&b;</workbook>"));

        Assert.Equal(Damaged, ReadingTables.Refusal(book, Sheet));
    }

    /// <summary>Files that were cut or changed on the way give rows or one sentence, and no other exception, also not later.</summary>
    [Fact]
    public void A_damaged_file_gives_rows_or_a_sentence() => Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Int[0, int.MaxValue], Gen.Select(Gen.Int[0, int.MaxValue], Gen.Byte).Array[0, 6])
        .Sample(
            (which, cut, changes) =>
            {
                var content = Good[which].Content.ToArray();
                foreach (var (at, value) in changes)
                    content[at % content.Length] = value;
                if (cut % 3 == 0)
                    content = content[..(cut % (content.Length + 1))];
                Read(content, new(Good[which].Format));
            },
            iter: Cases.Of(500));

    /// <summary>The same for XML within a workbook, which a damaged zip file rarely reaches.</summary>
    [Fact]
    public void A_workbook_with_damaged_XML_gives_rows_or_a_sentence()
    {
        var parts = Parts(Workbooks.MicrosoftForms);
        Gen.Select(Gen.Int[0, parts.Count - 1], Gen.Int[0, int.MaxValue], Gen.Select(Gen.Int[0, int.MaxValue], Gen.OneOf(Gen.Char[' ', '~'], Gen.Char)).Array[0, 4]).Sample(
            (which, cut, changes) =>
            {
                var text = parts[which].Content.ToCharArray();
                foreach (var (at, value) in changes)
                    text[at % text.Length] = value;
                var damaged = new string(cut % 4 == 0 ? text[..(cut % (text.Length + 1))] : text);
                Read(Workbooks.Zip([.. parts.Select((part, i) => i == which ? (part.Name, damaged) : part)]), Sheet);
            },
            iter: Cases.Of(500));
    }

    private static void Read(byte[] content, NoteReading reading)
    {
        NoteFile file;
        try
        {
            file = ReadingTables.Open(content, reading);
        }
        catch (WrongFileException wrong)
        {
            Assert.EndsWith(".", wrong.Message, StringComparison.Ordinal);
            return;
        }

        Assert.All(file.Rows(), row => Assert.Equal(file.Columns, row.Cells.Count));
    }

    private static byte[] Compound(string stream) => [.. CompoundFile, .. new byte[500], .. Encoding.Unicode.GetBytes(stream), .. new byte[500]];

    private static List<(string Name, string Content)> Parts(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        return [.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (entry.FullName, reader.ReadToEnd());
        })];
    }

    /// <summary>Sets the sizes to zero that stand behind each mark.</summary>
    private static void Understate(Span<byte> zip, string mark, int offset)
    {
        for (var at = zip.IndexOf(Encoding.ASCII.GetBytes(mark)); at >= 0; at = zip.IndexOf(Encoding.ASCII.GetBytes(mark)))
        {
            zip = zip[at..];
            zip.Slice(offset, 4).Clear();
            zip = zip[4..];
        }
    }
}
