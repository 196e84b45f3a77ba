using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.TestData;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Importing.Tables;

/// <summary>The page that asks what is in the columns begins with what is most likely, and never with people's names.</summary>
public sealed class ColumnGuessTests
{
    private static readonly ColumnGuess Guess = new(AllWords.English.Columns, [.. A.Manifesto().Categories]);

    public static TheoryData<string, byte[], ImportFormat, string> Files => new()
    {
        { "Excel", NoteFiles.ExcelUtf8, ImportFormat.Delimited, "Title Text Category" },
        { "Google Forms", NoteFiles.GoogleForms, ImportFormat.Delimited, "LeaveOut Title Category" },
        { "Microsoft Forms", Workbooks.MicrosoftForms, ImportFormat.Workbook, "LeaveOut LeaveOut LeaveOut People People Title" },
        { "Mural", NoteFiles.Mural, ImportFormat.Delimited, "LeaveOut Title LeaveOut LeaveOut LeaveOut LeaveOut LeaveOut Category LeaveOut People LeaveOut People LeaveOut LeaveOut LeaveOut" },
        { "Notion", "Name,Area\nBlame,Culture\n"u8.ToArray(), ImportFormat.Delimited, "Title Category" },
        { "Names of people", "Name,Idea\nAnn,Blame\n"u8.ToArray(), ImportFormat.Delimited, "People Title" },
        { "Addresses without a name", "Blame\tann@example.org\nFear\tben@example.org\n"u8.ToArray(), ImportFormat.Pasted, "Title People" },
        { "Values alone", "Blame\tCulture\nMail\tTools\nFear\tCulture\n"u8.ToArray(), ImportFormat.Pasted, "Title Category" },
        { "A title above", "Our ideas,,,\nIdea,Your name (optional),Tags,Author name\nBlame,Ann,,Ann\n"u8.ToArray(), ImportFormat.Delimited, "Title People LeaveOut People" },
        { "Questions", "Timestamp,What annoys you about email?,Which theme is it?\n1,Too much,Tools\n"u8.ToArray(), ImportFormat.Delimited, "LeaveOut Title Category" },
        { "Lines", "Blame\nFear\n"u8.ToArray(), ImportFormat.Pasted, "Title" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Columns_are_known_by_their_names_or_values(string name, byte[] content, ImportFormat format, string expected)
    {
        var (mapping, people) = Of(content, format);

        Assert.Equal((name, expected), (name, string.Join(' ', mapping.Columns.Select((column, index) => people.Contains(index) ? "People" : $"{column}"))));
    }

    [Fact]
    public void A_list_called_Principles_has_principles()
    {
        var (mapping, _) = Of("List,Note\nCulture,Blame\nPrinciples,Share\nWhat helps,A wiki\nDone,Old\n"u8.ToArray(), ImportFormat.Delimited);

        Assert.Equal(
            [("culture", new MappedValue("culture")), ("done", new()), ("principles", new(Kind: ContributionKind.Principle)), ("whathelps", new(Kind: ContributionKind.Guidance))],
            mapping.Values.Select(value => (value.Key, value.Value)));
        Assert.Equal(ContributionKind.Principle, Of("One\nTwo\n"u8.ToArray(), ImportFormat.Pasted, "Our principles").Mapping.Kind);
    }

    [Theory]
    [InlineData("Meetings are endless\tCulture\nBlame\tCulture\n")]
    [InlineData("What went wrong in the project\n")]
    [InlineData("Email\nMembers\n")]
    [InlineData("Blame\tCulture\nEmail\tTools\n")]
    public void A_note_is_no_header(string pasted) => Assert.False(Of(System.Text.Encoding.UTF8.GetBytes(pasted), ImportFormat.Pasted).Mapping.HeaderRows > 0);

    private static (NoteMapping Mapping, IReadOnlySet<int> People) Of(byte[] content, ImportFormat format, string source = "Camp")
    {
        var file = ReadingTables.Open(content, new(format));
        var table = NoteTable.Take(file, hasHeader: null, Guess);
        return (Guess.Guess(table.Sample, table.HeaderRows, source), table.People);
    }
}
