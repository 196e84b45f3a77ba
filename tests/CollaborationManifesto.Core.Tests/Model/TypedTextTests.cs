using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Core.Tests.Model;

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
    [InlineData("abc", 3, "abc")]
    [InlineData("abc", 2, "ab")]
    [InlineData("a😀😀", 4, "a😀")]
    [InlineData("a👩‍👩‍👧‍👦b", 11, "a")]
    [InlineData("a👩‍👩‍👧‍👦b", 12, "a👩‍👩‍👧‍👦")]
    [InlineData("🇬🇧🇫🇷", 6, "🇬🇧")]
    [InlineData("e\u0301e\u0301", 3, "e\u0301")]
    [InlineData("x\u0302\u0302\u0302\u0302", 3, "x\u0302\u0302")]
    public void A_text_is_cut_between_characters_as_a_reader_sees_them(string text, int units, string cut) => Assert.Equal(cut, TypedText.Cut(text, units));

    [Theory]
    [InlineData("cafe", "Café")]
    [InlineData("cafe", "CAFE\u0301")]
    [InlineData("cafe", "ｃａｆｅ")]
    [InlineData("we didn't \"wait\"", "We didn’t “wait”")]
    [InlineData("strasse", "Straße")]
    [InlineData("2020-2021", "2020–2021")]
    [InlineData("a-b", "a\u2011b")]
    [InlineData("oeuvre", "Œuvre")]
    [InlineData("smorrebrod", "smørrebrød")]
    [InlineData("shared board", "shared\n  board")]
    [InlineData("shared board", "shared\u00a0bo\u00ad\u200bard")]
    [InlineData("etc...", "etc…")]
    public void Texts_that_look_the_same_fold_to_the_same(string typed, string written) => Assert.Equal(TypedText.ToSearchKey(typed), TypedText.ToSearchKey(written));

    [Fact]
    public void Other_letters_have_another_fold() => Assert.NotEqual(TypedText.ToSearchKey("cafe"), TypedText.ToSearchKey("cave"));

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
