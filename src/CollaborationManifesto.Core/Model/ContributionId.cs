using System.Security.Cryptography;
using System.Text;

namespace CollaborationManifesto.Model;

/// <summary>
/// 128 bits, written as 26 lower-case characters of Crockford's Base32 (https://www.crockford.com/base32.html): safe as
/// a table key, in a path and when read aloud.
/// </summary>
public readonly record struct ContributionId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Bytes = 16;
    internal const int Length = 26;
    private readonly string? _value;

    private ContributionId(string value) => _value = value;

    /// <summary>The first eight characters in two groups, such as <c>7K3M-9QXP</c>: short enough to say over the phone.</summary>
    public string Reference => $"{ToString()[..4]}-{ToString()[4..8]}".ToUpperInvariant();

    public static ContributionId New() => FromBytes(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The same key always gives the same id, so that a repeated request or import finds what the first one created.</summary>
    public static ContributionId FromKey(string scope, string key) =>
        FromBytes(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope}\n{key}")).AsSpan(0, Bytes));

    public static bool TryParse(string? text, out ContributionId id)
    {
        // 26 characters hold 130 bits, so the first one is at most 7.
        var valid = text is { Length: Length } && text[0] <= '7' && text.All(Alphabet.Contains);
        id = valid ? new(text!) : default;
        return valid;
    }

    public static ContributionId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("Not a contribution's id.");

    public override string ToString() => _value ?? throw new InvalidOperationException("An empty contribution id.");

    private static ContributionId FromBytes(ReadOnlySpan<byte> bytes)
    {
        var number = new UInt128(
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
        return new(string.Create(Length, number, static (characters, rest) =>
        {
            for (var i = characters.Length - 1; i >= 0; i--, rest >>= 5)
                characters[i] = Alphabet[(int)(rest & 31)];
        }));
    }
}
