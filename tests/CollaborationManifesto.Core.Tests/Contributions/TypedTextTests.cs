using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Core.Tests.Contributions;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("e\u0301", 1)]
    [InlineData("👩‍👩‍👧‍👦", 1)]
    [InlineData("👍🏽", 1)]
    [InlineData("🇬🇧🇫🇷", 2)]
    [InlineData("नि", 1)]
    [InlineData("a\r\nb", 3)]
    public void Length_is_what_a_reader_counts(string text, int length) => Assert.Equal(length, TypedText.Length(text));

    [Theory]
    [InlineData("one\n\ttwo")]
    [InlineData("👩‍👩‍👧 and 😀")]
    [InlineData("می‌خواهم")]
    [InlineData("עברית \u200eLTR")]
    [InlineData("\U0010ffff")]
    public void Ordinary_text_of_every_script_is_readable(string text) => Assert.True(TypedText.IsReadable(text));

    // As numbers: half a character cannot be written in an attribute.
    [Theory]
    [InlineData(0x00)]
    [InlineData(0x0D)]
    [InlineData(0x1F)]
    [InlineData(0x7F)]
    [InlineData(0x80)]
    [InlineData(0x9F)]
    [InlineData(0x202A)]
    [InlineData(0x202E)]
    [InlineData(0x2066)]
    [InlineData(0x2069)]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    [InlineData(0xDE00, 0xD83D)]
    [InlineData(0xD83D, 0xD83D, 0xDE00)]
    [InlineData(0xD83D, 0xDE00, 0xDE00)]
    public void Text_that_hides_something_is_not(params int[] units)
    {
        var hidden = new string([.. units.Select(unit => (char)unit)]);

        Assert.False(TypedText.IsReadable(hidden));
        Assert.False(TypedText.IsReadable($"before{hidden}after"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u00a0")]
    [InlineData("\u200b\ufeff\u2060\u00ad\u200d")]
    [InlineData("\u3164")]
    [InlineData("\u115f\u1160")]
    [InlineData("\ufe00\ufe0f")]
    [InlineData("\U000e0000\U000e0041\U000e0fff")]
    public void Characters_that_leave_no_mark_are_not_visible(string text)
    {
        Assert.False(TypedText.IsVisible(text));
        Assert.True(TypedText.IsVisible($"{text}.{text}"));
    }

    [Theory]
    [InlineData("?")]
    [InlineData("和")]
    [InlineData("👍")]
    [InlineData("\u0308")]
    public void One_mark_is_visible(string text) => Assert.True(TypedText.IsVisible(text));
}
