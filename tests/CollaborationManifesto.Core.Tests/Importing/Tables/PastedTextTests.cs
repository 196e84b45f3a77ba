using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Importing.Tables;

/// <summary>Pasted notes are read as the program wrote them that they were copied from.</summary>
public sealed class PastedTextTests
{
    [Fact]
    public void Each_line_is_a_note() => Assert.Equal(["1: Culture, and trust", "3: \"Sharing\" is hard; really", "4: - a dash"], ReadingTables.Pasted("Culture, and trust\r\n\r\n\"Sharing\" is hard; really\r- a dash\n  \n"));

    [Theory]
    [InlineData("- Culture\n- Trust\n* Time\nMoney", "1: Culture", "2: Trust", "3: Time", "4: Money")]
    [InlineData("1. Culture\n2. Trust\n10) Time", "1: Culture", "2: Trust", "3: Time")]
    [InlineData("•\tCulture\n•\tTrust", "1: Culture", "2: Trust")]
    [InlineData("\uF0B7\tCulture\n\uF0B7\tTrust", "1: Culture", "2: Trust")]
    [InlineData("- Culture\nTrust", "1: - Culture", "2: Trust")]
    [InlineData("-Culture\n-Trust", "1: -Culture", "2: -Trust")]
    [InlineData("2.5 hours\n1.5 days", "1: 2.5 hours", "2: 1.5 days")]
    public void Marks_of_a_list_are_taken_off_if_most_lines_have_one(string text, params string[] rows) => Assert.Equal(rows, ReadingTables.Pasted(text));

    [Theory]
    [InlineData("Culture\tWe differ\nTrust\t\"It takes\ntime\"\n", "1: Culture|We differ", "2: Trust|It takes\ntime")]
    [InlineData("- Culture\tWe differ\n- Trust\tnone", "1: - Culture|We differ", "2: - Trust|none")]
    [InlineData("\"Sharing\" is hard\tCulture\na\tb", "1: \"Sharing\" is hard|Culture", "2: a|b")]
    [InlineData("\"\"\"Sharing\"\" is hard\"\tCulture", "1: \"Sharing\" is hard|Culture")]
    [InlineData("\"Sharing\tCulture\na\tb", "1: \"Sharing|Culture", "2: a|b")]
    public void Cells_of_a_spreadsheet_are_separated(string text, params string[] rows)
    {
        Assert.Equal(rows, ReadingTables.Pasted(text));
        Assert.Equal(rows, ReadingTables.Pasted(text, PastedLines.BlocksAreNotes));
    }

    [Fact]
    public void Blocks_between_blank_lines_are_a_title_and_a_text() => Assert.Equal(
        ["2: Culture|We differ.\nA lot.", "6: Trust|", "9: Time|None."],
        ReadingTables.Pasted("\nCulture\nWe differ.\nA lot.\n\nTrust\n \n\nTime\nNone.", PastedLines.BlocksAreNotes));

    [Theory]
    [InlineData("a\n\nb", true)]
    [InlineData("\na\nb\n\n", false)]
    [InlineData("a\tb\n\nc\td", false)]
    public void Blank_lines_between_others_are_noticed(string text, bool has) =>
        Assert.Equal(has, ReadingTables.Open(System.Text.Encoding.UTF8.GetBytes(text), new(ImportFormat.Pasted)).HasBlankLines);

    [Fact]
    public void Nothing_to_see_is_no_note() => Assert.Equal("Enter at least one note.", ReadingTables.Refusal(" \n\u200b\n", new(ImportFormat.Pasted)));
}
