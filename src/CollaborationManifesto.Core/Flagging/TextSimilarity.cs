using System.Numerics;
using System.Runtime.InteropServices;

namespace CollaborationManifesto.Flagging;

/// <summary>
/// How much of their text two contributions share: the Jaccard index of their sequences of four characters, in percent. No two of the
/// sample board's 115 cards share more than 17; a card with one word replaced shares at least 50, unless it has only a few words.
/// It holds hashes, not words.
/// </summary>
public sealed class TextSimilarity
{
    private const int Sequence = 4;

    /// <summary>How many bits of a hash choose its mark for the quick first comparison (docs/performance.md compares other numbers).</summary>
    private const int MarkBits = 12;

    private readonly uint[] _sequences;
    private readonly ulong[] _marks = new ulong[(1 << MarkBits) / 64];

    public TextSimilarity(string title, string text)
    {
        _sequences = Sequences(Plain(title, text));
        foreach (var sequence in _sequences)
            _marks[Mark(sequence) / 64] |= 1UL << (Mark(sequence) % 64);
    }

    public double Percent(TextSimilarity other)
    {
        var (mine, its, shared) = (0, 0, 0);
        while (mine < _sequences.Length && its < other._sequences.Length)
        {
            var order = _sequences[mine].CompareTo(other._sequences[its]);
            if (order == 0)
                shared++;
            mine += order <= 0 ? 1 : 0;
            its += order >= 0 ? 1 : 0;
        }

        return 100.0 * shared / (_sequences.Length + other._sequences.Length - shared);
    }

    /// <summary>
    /// A quick first comparison: false only if the two cannot share this percentage. A mark that only one of them has proves that the other
    /// lacks a sequence.
    /// </summary>
    public bool CanReach(TextSimilarity other, double percent)
    {
        var both = _sequences.Length + other._sequences.Length;
        // If more sequences than this differ, the two cannot share the percentage.
        var mostDifferent = (int)(both * (100 - percent) / (100 + percent));
        if (Math.Abs(_sequences.Length - other._sequences.Length) > mostDifferent)
            return false;
        var different = 0;
        for (var i = 0; i < _marks.Length; i++)
            different += BitOperations.PopCount(_marks[i] ^ other._marks[i]);
        return different <= mostDifferent;
    }

    /// <summary>Distinct and sorted.</summary>
    private static uint[] Sequences(string plain)
    {
        // A text shorter than one sequence is hashed as a whole: it is similar only to itself.
        if (plain.Length < Sequence)
            return [Hash(plain.Aggregate(0UL, (packed, letter) => (packed << 16) | letter))];
        var found = new HashSet<uint>(plain.Length);
        for (var start = 0; start <= plain.Length - Sequence; start++)
            found.Add(Hash(MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(plain.AsSpan(start, Sequence)))));
        var sequences = found.ToArray();
        Array.Sort(sequences);
        return sequences;
    }

    // The highest bits of the product depend on all four characters (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    private static uint Hash(ulong sequence) => (uint)((sequence * 0x9E37_79B9_7F4A_7C15) >> 32);

    private static int Mark(uint sequence) => (int)(sequence >> (32 - MarkBits));

    // Ignore case and spacing.
    private static string Plain(string title, string text) =>
        string.Join(' ', $"{title} {text}".ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
