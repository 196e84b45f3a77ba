using F23.StringSimilarity;

namespace CollaborationManifesto.Curation;

/// <summary>
/// How much two contributions share of their words: the Jaccard index of their sequences of four letters, in percent. Of the sample board's
/// 115 cards no two share more than 17; a card with one word replaced shares 50 and more, unless it is only a few words long.
/// </summary>
public static class Likeness
{
    private static readonly Jaccard Index = new(k: 4);

    public static double Percent((string Title, string Text) one, (string Title, string Text) other) =>
        100 * Index.Similarity(Plain(one), Plain(other));

    // Case and spacing are no difference.
    private static string Plain((string Title, string Text) words) =>
        string.Join(' ', $"{words.Title} {words.Text}".ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
