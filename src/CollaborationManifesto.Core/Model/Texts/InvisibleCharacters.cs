namespace CollaborationManifesto.Model.Texts;

/// <summary>Counts invisible characters that a text does not need. Those that emoji, flags and joined scripts need are not counted.</summary>
public static class InvisibleCharacters
{
    /// <summary>Start of the Hebrew block. The scripts before it (Latin, Greek, Cyrillic and Armenian) do not use joiners.</summary>
    private const int FirstThatMayJoin = 0x0590;

    private const int BlackFlag = 0x1F3F4;

    public static int Count(string text)
    {
        var runes = text.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var (count, seen) = (0, 0);
        for (var i = 0; i < runes.Length; i++)
        {
            if (!IsIgnorable(runes[i]))
                seen = runes[i];
            else if (!IsNeeded(runes[i], seen, follows: i > 0 && !IsIgnorable(runes[i - 1]), next: i + 1 < runes.Length ? runes[i + 1] : 0))
                count++;
        }

        return count;
    }

    private static bool IsNeeded(int character, int seen, bool follows, int next) => character switch
    {
        0x200C or 0x200D => seen >= FirstThatMayJoin && next >= FirstThatMayJoin && !IsIgnorable(next),
        // One variation selector changes the look of the character before it. A run of them can hide data.
        (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180F) => follows,
        // Tags spell the flags of England, Scotland and Wales.
        >= 0xE0020 and <= 0xE007F => seen == BlackFlag,
        _ => false,
    };

    /// <summary>Default_Ignorable_Code_Point (UAX #44).</summary>
    private static bool IsIgnorable(int character) => character is
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFEFF or 0xFFA0
        or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F) or (>= 0xFFF0 and <= 0xFFF8) or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A)
        or (>= 0xE0000 and <= 0xE0FFF);
}
