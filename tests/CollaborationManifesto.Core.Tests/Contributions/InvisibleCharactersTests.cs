using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Core.Tests.Contributions;

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
    public void What_hides_is_counted(string text, int expected) => Assert.Equal(expected, InvisibleCharacters.Count(text));

    [Theory]
    [InlineData("Nobody wrote down why")]
    [InlineData("Cydweithio, José, e\u0301")]
    [InlineData("Family 👩\u200d👩\u200d👧 and ❤\ufe0f\u200d🔥 1\ufe0f\u20e3")]
    [InlineData("क्\u200dष and می\u200cخواهم")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F")]
    public void What_its_script_or_emoji_needs_is_not(string text) => Assert.Equal(0, InvisibleCharacters.Count(text));
}
