using System.Globalization;
using System.Text;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Themes;

/// <summary>How often each word is in a text, as hashes of the words. Two texts with the same words are equal in <see cref="Signature"/>.</summary>
internal sealed class NoteWords
{
    private NoteWords(Dictionary<ulong, double> counts)
    {
        Counts = [.. counts.OrderBy(count => count.Key)];
        Signature = Counts.Aggregate(Fnv.Start, (hash, count) => Fnv.Add(Fnv.Add(hash, count.Key), BitConverter.DoubleToUInt64Bits(count.Value)));
    }

    /// <summary>In the order of the words, so that sums are the same whichever text comes first.</summary>
    public KeyValuePair<ulong, double>[] Counts { get; }

    public ulong Signature { get; }

    public bool IsEmpty => Counts.Length == 0;

    /// <param name="text">As it is stored (docs/formatting.md).</param>
    public static NoteWords Read(string title, string text, SuggestionRules rules)
    {
        var counts = new Dictionary<ulong, double>();
        Add(title, rules.TitleWeight);
        Add(PlainText.FromFormatted(text), 1);
        return new(counts);

        void Add(string plain, double weight)
        {
            foreach (var word in Split(plain).SelectMany(rules.Forms))
            {
                var hash = Fnv.Hash(word);
                counts[hash] = counts.GetValueOrDefault(hash) + weight;
            }
        }
    }

    /// <summary>
    /// Words without case and accents. A single letter says nothing. Scripts that put no spaces between words, and Korean, which adds to its
    /// words what others write beside them, are cut into pairs of neighbouring characters.
    /// </summary>
    internal static IEnumerable<string> Split(string plain)
    {
        var word = new StringBuilder();
        Rune? before = null;
        foreach (var rune in TypedText.ToSearchKey(plain).EnumerateRunes())
        {
            var isPaired = IsPaired(rune.Value);
            if (isPaired && before is { } first)
                yield return $"{first}{rune}";
            before = isPaired ? rune : null;
            if (!isPaired && IsPartOfWord(rune))
            {
                word.Append(rune);
                continue;
            }

            if (word.Length > 1)
                yield return word.ToString();
            word.Clear();
        }

        if (word.Length > 1)
            yield return word.ToString();
    }

    // Marks are vowels in some scripts.
    private static bool IsPartOfWord(Rune rune) => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark;

    private static bool IsPaired(int character) => character is
        (>= 0x0E01 and <= 0x0EDF) // Thai, Lao
        or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17B3) // Burmese, Khmer
        or (>= 0x3041 and <= 0x30FF and not 0x30FB) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0x20000 and <= 0x3FFFF) // Japanese, Chinese
        or (>= 0xAC00 and <= 0xD7A3); // Korean

    /// <summary>FNV-1a (RFC 9923), by UTF-16 units: short, and the same in every process.</summary>
    private static class Fnv
    {
        public const ulong Start = 0xCBF2_9CE4_8422_2325;
        private const ulong Prime = 0x0000_0100_0000_01B3;

        public static ulong Hash(string word)
        {
            var hash = Start;
            foreach (var unit in word)
                hash = Add(hash, unit);
            return hash;
        }

        public static ulong Add(ulong hash, ulong next) => (hash ^ next) * Prime;
    }
}
