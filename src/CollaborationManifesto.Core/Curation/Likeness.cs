using F23.StringSimilarity;

namespace CollaborationManifesto.Curation;

/// <summary>
/// How much two contributions share of their words: the Jaccard index of their sequences of four letters, in percent. Of the sample board's
/// 115 cards no two share more than 17; a card with one word replaced shares 50 and more, unless it is only a few words long.
/// </summary>
public sealed class Likeness(string title, string text)
{
    private static readonly Jaccard Shingles = new(k: 4);
    private readonly string _plain = Plain(title, text);
    private readonly IDictionary<string, int> _shingles = Shingles.GetProfile(Plain(title, text));

    public double Percent(string otherTitle, string otherText)
    {
        var plain = Plain(otherTitle, otherText);
        if (plain == _plain)
            return 100;
        var other = Shingles.GetProfile(plain);
        var shared = other.Keys.Count(_shingles.ContainsKey);
        return 100.0 * shared / Math.Max(1, _shingles.Count + other.Count - shared);
    }

    // Case and spacing are no difference.
    private static string Plain(string title, string text) =>
        string.Join(' ', $"{title} {text}".ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
