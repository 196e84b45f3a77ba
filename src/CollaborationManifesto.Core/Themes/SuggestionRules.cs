using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>What <see cref="Suggestions"/> takes for likeness. docs/performance.md says how the numbers were chosen.</summary>
/// <param name="Forms">What one word counts as, so that "decide" and "decided" are the same word.</param>
/// <param name="TitleWeight">How many times a word in a title counts.</param>
/// <param name="MostTexts">Words in a larger share of all texts say nothing about one of them.</param>
/// <param name="ForTheme">How much a note must be like a theme to be suggested for it, from 0 to 1.</param>
/// <param name="ForGroup">The same for a note and the most central note of a group without a theme.</param>
internal sealed record SuggestionRules(Func<string, IEnumerable<string>> Forms, double TitleWeight, double MostTexts, double ForTheme, double ForGroup)
{
    /// <summary>Letters that remain at least when an ending is cut off.</summary>
    private const int ShortestStem = 4;

    public static SuggestionRules For(Language language) => new(word => [Stem(word, language)], TitleWeight: 2, MostTexts: 0.1, ForTheme: 0.05, ForGroup: 0.15);

    internal static string Stem(string word, Language language)
    {
        foreach (var ending in language.Endings)
        {
            if (word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        }

        return word;
    }
}
