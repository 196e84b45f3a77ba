using System.Text;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Importing.Tables;

/// <summary>A row becomes one note, always the same one, or is refused in a sentence.</summary>
public sealed class NoteReaderTests
{
    private static readonly NoteMapping Mapping = new() { Columns = [NoteColumn.Title, NoteColumn.Text, NoteColumn.Organisation], Category = "tools" };

    [Fact]
    public void Equal_rows_are_different_notes_and_the_same_ones_again()
    {
        var first = Ids("Culture,,\nBlame,,\nCulture,,\nCulture,,\n");

        Assert.Equal(4, first.Distinct().Count());
        Assert.Equal(first, Ids("Culture,,\nBlame,,\nCulture,,\nCulture,,\n", mapping: Mapping with { Category = "culture", Kind = ContributionKind.Guidance }));
        Assert.Equal([.. first, .. Ids("New,,\n")], Ids("Culture,,\nBlame,,\nCulture,,\nCulture,,\nNew,,\n"));
        // A row keeps its place among equal ones although the one before is left out now.
        var listed = Mapping with { Columns = [NoteColumn.Title, NoteColumn.Category, NoteColumn.LeaveOut], Values = Mapping.Values.Add("done", new(LeaveOut: true)) };
        Assert.Equal([first[2]], Ids("Culture,Done,\nCulture,,\n", mapping: listed));
        // Another limit on titles cuts a long one elsewhere, and it is the same note.
        Assert.Equal(Ids($"{new string('x', 150)},,\n"), Ids($"{new string('x', 150)},,\n", titles: 60));
        Assert.Empty(first.Intersect(Ids("Culture,,\n", source: "Another camp")));
        Assert.Equal([first[0]], Ids("Culture,,\n", source: "  CAMP "));
    }

    [Fact]
    public void Long_words_get_a_title_and_nothing_is_lost()
    {
        var words = string.Join(' ', Enumerable.Range(1, 60).Select(number => $"word{number}"));
        var (title, text) = WordsOf($"{words},,\n");
        Assert.Equal((words, true, true), (text, title.EndsWith('…'), title.Length <= 120));
        Assert.Equal((title, words), WordsOf($",{words},\n"));
        Assert.Equal(("Short", ""), WordsOf(",Short,\n"));
        Assert.Equal(("One", "One"), WordsOf("One,,\n", Mapping with { Kind = ContributionKind.Guidance }));
        Assert.Equal(("First", "Second\n\nThird"), WordsOf("First,Second,Third\n", Mapping with { Columns = [NoteColumn.Title, NoteColumn.Text, NoteColumn.Text] }));
    }

    [Fact]
    public void An_organisation_is_credited_and_nobody_else()
    {
        var notes = Read("One,,Leeds City Council\nTwo,,\n").OfType<NoteRead.Ready>().Select(read => read.Note).ToList();

        Assert.Equal(["Leeds City Council", null], notes.Select(note => note.Contributor.PublicCredit));
        Assert.All(notes, note => Assert.Null(note.Contributor.Name));
    }

    [Fact]
    public void What_cannot_be_a_note_is_refused_with_its_row()
    {
        var long5001 = new string('x', 5_001);

        var read = Read($"One,,\n,,Council\nTwo,{long5001},\nThree,,{new string('y', 101)}\nFour,a\0b,\n=1+1,- be kind,\n");

        Assert.Equal(
            [
                "2: It has no words of a note", "3: Your text must be 5,000 characters or fewer. It has 5,001 now", "4: Your organisation must be 100 characters or fewer. It has 101 now",
                "5: Column B contains a character that is not text (NUL).",
            ],
            read.OfType<NoteRead.Refused>().Select(row => $"{row.Row}: {row.Sentence}"));
        Assert.Equal(("=1+1", "- be kind"), (read.OfType<NoteRead.Ready>().Last().Note.Title, read.OfType<NoteRead.Ready>().Last().Note.Text));
    }

    private static (string Title, string Text) WordsOf(string csv, NoteMapping? mapping = null) =>
        Assert.IsType<NoteRead.Ready>(Assert.Single(Read(csv, mapping))) is { Note: var note } ? (note.Title, note.Text) : default;

    private static IReadOnlyList<ContributionId> Ids(string csv, string source = "Camp", NoteMapping? mapping = null, int titles = 120) => [.. Read(csv, mapping, source, titles).OfType<NoteRead.Ready>().Select(read => read.Note.Id)];

    private static IReadOnlyList<NoteRead> Read(string csv, NoteMapping? mapping = null, string source = "Camp", int titles = 120)
    {
        var intake = Options.Create(new IntakeSettings { TitleMaxLength = titles });
        var reader = new NoteReader(new(intake, Options.Create(A.Manifesto()), AllWords.English), intake, AllWords.English, new FakeTimeProvider(A.Morning));
        var import = new WorkshopImport(ContributionId.New(), source, null, ImportFormat.Delimited, new("command", A.Morning, null, null));
        return [.. reader.Read(ReadingTables.Open(Encoding.UTF8.GetBytes(csv)), import, mapping ?? Mapping)];
    }
}
