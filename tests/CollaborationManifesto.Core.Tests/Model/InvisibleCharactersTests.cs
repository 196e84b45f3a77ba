using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class InvisibleCharactersTests
{
    [Theory]
    [InlineData("pass\u200bword", 1)]
    [InlineData("pass\u200c\u200dword", 2)]
    [InlineData("\ufeffstart\u00ad and \u2060end", 3)]
    [InlineData("cyrillic \u0430\u200d\u0431", 1)]
    [InlineData("\u3164\u115f", 2)]
    [InlineData("ends with a joiner \u0915\u200d", 1)]
    [InlineData("❤\ufe0f\ufe0e\ufe01", 2)]
    [InlineData("x\U000E0068\U000E0069", 2)]
    public void Hiding_characters_are_counted(string text, int expected) => Assert.Equal(expected, InvisibleCharacters.Count(text));

    [Theory]
    [InlineData("Nobody wrote down why")]
    [InlineData("Cydweithio, José, e\u0301")]
    [InlineData("Family 👩\u200d👩\u200d👧 and ❤\ufe0f\u200d🔥 1\ufe0f\u20e3")]
    [InlineData("क्\u200dष and می\u200cخواهم")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F")]
    public void Characters_a_script_or_emoji_needs_are_not_counted(string text) => Assert.Equal(0, InvisibleCharacters.Count(text));

    /// <summary>Default_Ignorable_Code_Point of the Unicode Character Database.</summary>
    [Theory]
    [InlineData(0x00AD, 0x00AD)]
    [InlineData(0x034F, 0x034F)]
    [InlineData(0x061C, 0x061C)]
    [InlineData(0x115F, 0x1160)]
    [InlineData(0x17B4, 0x17B5)]
    [InlineData(0x180B, 0x180F)]
    [InlineData(0x200B, 0x200F)]
    [InlineData(0x202A, 0x202E)]
    [InlineData(0x2060, 0x206F)]
    [InlineData(0x3164, 0x3164)]
    [InlineData(0xFE00, 0xFE0F)]
    [InlineData(0xFEFF, 0xFEFF)]
    [InlineData(0xFFA0, 0xFFA0)]
    [InlineData(0xFFF0, 0xFFF8)]
    [InlineData(0x1BCA0, 0x1BCA3)]
    [InlineData(0x1D173, 0x1D17A)]
    [InlineData(0xE0000, 0xE0FFF)]
    public void Every_ignorable_character_is_counted(int first, int last)
    {
        // A preceding letter would let a variation selector choose its look.
        for (var character = first; character <= last; character++)
            Assert.Equal(1, InvisibleCharacters.Count(char.ConvertFromUtf32(character)));
        Assert.Equal(0, InvisibleCharacters.Count(char.ConvertFromUtf32(first - 1) + char.ConvertFromUtf32(last + 1)));
    }

    [Theory]
    [InlineData(0xFE00, 0xFE0F)]
    [InlineData(0xE0100, 0xE01EF)]
    [InlineData(0x180B, 0x180F)]
    public void Variation_selectors_are_not_counted(int first, int last)
    {
        for (var character = first; character <= last; character++)
            Assert.Equal(0, InvisibleCharacters.Count("x" + char.ConvertFromUtf32(character)));
        Assert.Equal(1, InvisibleCharacters.Count("x\U000E00FF"));
        Assert.Equal(1, InvisibleCharacters.Count("x\U000E01F0"));
    }

    [Fact]
    public void Tags_belong_to_a_flag()
    {
        Assert.Equal(0, InvisibleCharacters.Count("🏴\U000E0020\U000E007F"));
        Assert.Equal(2, InvisibleCharacters.Count("🏴\U000E001F\U000E0080"));
    }

    [Fact]
    public void Joiners_begin_with_Hebrew()
    {
        Assert.Equal(0, InvisibleCharacters.Count("\u0590\u200d\u0590"));
        Assert.Equal(1, InvisibleCharacters.Count("\u058f\u200d\u0590"));
        Assert.Equal(1, InvisibleCharacters.Count("\u0590\u200d\u058f"));
    }
}
