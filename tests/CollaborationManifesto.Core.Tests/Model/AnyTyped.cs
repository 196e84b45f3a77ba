using CsCheck;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>Texts full of our marks and CommonMark's.</summary>
internal static class AnyTyped
{
    private static readonly string[] Pieces =
    [
        "a", "b c", "word", "é", "漢字", "。", "😀", " ", "  ", ".", ",", ":", ";", "/", "?", "!", "\"", "'", "“", "”", "»", "\u200b", "\u00a0", "\u3000",
        "\n", "\n\n", "\n  ", "\n    ", "  \n", "\\\n", "\n\t", "*", "**", "***", "_", "__", "~", "~~", "`", "```", "#", "# ", ">", "> ", "=", "==", "-", "--", "---", "+ ", "|", "|---|",
        "\n- ", "\n* ", "\n• ", "\n1. ", "\n2. ", "\n3) ", "\n1) ", "\n   - ", "\n      1. ", "- [x] ", "1986. ", "\\", "&", "&amp;", "&#42;", "&copy", "<", ">", "<b>", "<!--", "-->", "(", ")", "[", "]", "](", "![",
        "https://example.org", "http://example.org/a_b(c)", "https://example.org/?a=1&amp;b=*2*", "www.example.org", "[x](https://example.org)", "[y](mailto:a@example.org \"t\")", "[z](/here)", "[1]: ", "a@example.org",
    ];

    public static readonly Gen<string> Marked = Gen.OneOf(Pieces.Select(piece => Gen.Const(piece)).ToArray()).Array[1, 14].Select(string.Concat);
}
