using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("We heard that nobody ever wrote it down, and more.", "Nobody ever wrote it down.", true)]
    [InlineData("We heard: NOBODY   ever\nwrote it down!", "I think nobody ever wrote it down at all", true)]
    [InlineData("Nobody ever wrote that down.", "Nobody ever wrote it down.", false)]
    [InlineData("People speak of “blame”.", "Blame", true)]
    [InlineData("People speak of \"Blame\".", "Blame", true)]
    [InlineData("People speak of blame.", "Blame", false)]
    [InlineData("“Blame\nIt is everywhere.”", "Blame", true)]
    [InlineData("Anything", "", false)]
    [InlineData("", "Blame", false)]
    public void Words_are_quoted_if_five_in_a_row_or_a_whole_short_text_in_marks_are_the_same(string text, string quoted, bool isIn) => Assert.Equal(isIn, Quotation.IsIn(text, quoted));
}
