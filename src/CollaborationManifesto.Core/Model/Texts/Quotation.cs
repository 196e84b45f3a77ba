using System.Text.RegularExpressions;

namespace CollaborationManifesto.Model.Texts;

/// <summary>Finds out whether a text uses the words of another.</summary>
public static partial class Quotation
{
    /// <summary>So many words in a row are hardly ever the same by chance.</summary>
    private const int Run = 5;

    /// <summary>True if five words in a row are the same, or all words of a shorter one that stands in quotation marks.</summary>
    public static bool IsIn(string text, string quoted)
    {
        var words = Words(quoted);
        if (words.Count == 0)
            return false;
        var all = Words(text);
        return words.Count >= Run ? Runs(words).Overlaps(Runs(all)) : Marked().Matches(text).Any(mark => Words(mark.Groups[1].Value).SequenceEqual(words));
    }

    private static HashSet<string> Runs(IReadOnlyList<string> words) =>
        [.. Enumerable.Range(0, Math.Max(0, words.Count - Run + 1)).Select(start => string.Join(' ', words.Skip(start).Take(Run)))];

    private static List<string> Words(string text) => [.. Word().Matches(TypedText.ToSearchKey(text)).Select(word => word.Value)];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // The rest of the line too: the button that quotes puts a title before its text.
    [GeneratedRegex("[“\"«„]([^“”\"«»„\n]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
