using System.Security.Cryptography;

namespace CollaborationManifesto.Model;

/// <summary>
/// What people type to join a live session: eight characters, such as <c>K7QX-29MN</c>. It hangs on a wall and is no secret. Of characters that
/// look alike only one is used, and the others are read as that one.
/// </summary>
public readonly record struct SessionCode
{
    public const int Length = 8;

    /// <summary>31 characters, which makes 850 thousand million codes.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRTVWXYZ";

    /// <summary>More than anyone types, so that a long text is not looked at.</summary>
    private const int MostTyped = 100;
    private readonly string? _value;

    private SessionCode(string value) => _value = value;

    /// <summary>In two groups, as it is shown.</summary>
    public string Shown => $"{ToString()[..4]}-{ToString()[4..]}";

    public static SessionCode New() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what was typed in small letters, with spaces or hyphens, or with a character that looks alike.</summary>
    public static SessionCode? TryParse(string? typed)
    {
        if (typed is null or { Length: > MostTyped })
            return null;
        var code = string.Concat(typed.ToUpperInvariant().Where(char.IsLetterOrDigit).Select(Meant));
        return code.Length == Length && code.All(Alphabet.Contains) ? new(code) : null;
    }

    public static SessionCode Parse(string text) => TryParse(text) ?? throw new FormatException("Not the code of a session.");

    public override string ToString() => _value ?? throw new InvalidOperationException("An empty code.");

    private static char Meant(char typed) => typed switch
    {
        'I' or 'L' => '1',
        'O' => '0',
        'S' => '5',
        'U' => 'V',
        _ => typed,
    };
}
