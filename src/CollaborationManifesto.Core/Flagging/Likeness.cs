using System.Numerics;
using System.Runtime.InteropServices;

namespace CollaborationManifesto.Flagging;

/// <summary>
/// How much two contributions share of their words: the Jaccard index of their sequences of four characters, in percent. Of the sample board's
/// 115 cards no two share more than 17; a card with one word replaced shares 50 and more, unless it is only a few words long.
/// It holds hashes and none of the words.
/// </summary>
public sealed class Likeness
{
    private const int Sequence = 4;

    /// <summary>So many bits of a hash choose its mark, for a first and rough comparison (docs/performance.md has what other numbers cost).</summary>
    private const int MarkBits = 12;

    private readonly uint[] _sequences;
    private readonly ulong[] _marks = new ulong[(1 << MarkBits) / 64];

    public Likeness(string title, string text)
    {
        _sequences = Sequences(Plain(title, text));
        foreach (var sequence in _sequences)
            _marks[Mark(sequence) / 64] |= 1UL << (Mark(sequence) % 64);
    }

    public double Percent(Likeness other)
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
    /// False only where it cannot be that much: each mark that only one of the two has stands for a sequence that only that one has.
    /// </summary>
    public bool MayBe(Likeness other, double percent)
    {
        var both = _sequences.Length + other._sequences.Length;
        // Of two sets that differ by so many, no more than this is shared.
        var mostDifferent = (int)(both * (100 - percent) / (100 + percent));
        if (Math.Abs(_sequences.Length - other._sequences.Length) > mostDifferent)
            return false;
        var different = 0;
        for (var i = 0; i < _marks.Length; i++)
            different += BitOperations.PopCount(_marks[i] ^ other._marks[i]);
        return different <= mostDifferent;
    }

    /// <summary>Each once, in order.</summary>
    private static uint[] Sequences(string plain)
    {
        // A text too short for a sequence is one itself: it is like nothing but itself.
        if (plain.Length < Sequence)
            return [Hash(plain.Aggregate(0UL, (packed, letter) => (packed << 16) | letter))];
        var found = new HashSet<uint>(plain.Length);
        for (var start = 0; start <= plain.Length - Sequence; start++)
            found.Add(Hash(MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(plain.AsSpan(start, Sequence)))));
        var sequences = found.ToArray();
        Array.Sort(sequences);
        return sequences;
    }

    // The highest bits of a product are those that depend on all four characters (Knuth, The Art of Computer Programming, volume 3, section 6.4).
    private static uint Hash(ulong sequence) => (uint)((sequence * 0x9E37_79B9_7F4A_7C15) >> 32);

    private static int Mark(uint sequence) => (int)(sequence >> (32 - MarkBits));

    // Case and spacing are no difference.
    private static string Plain(string title, string text) =>
        string.Join(' ', $"{title} {text}".ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
