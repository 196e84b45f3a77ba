using System.Security.Cryptography;
using System.Text;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using F23.StringSimilarity;

namespace CollaborationManifesto.Importing;

/// <summary>Compares names that people typed, ignoring case, accents and punctuation.</summary>
internal static class Names
{
    /// <summary>Letters that a name needs to match with one and with two differences. A shorter name would be another word.</summary>
    private const int LettersForOne = 5;
    private const int LettersForTwo = 10;

    /// <summary>Longer values are no names, and their keys have to fit into rows and forms.</summary>
    private const int LongestKey = 100;

    private static readonly Damerau Distance = new();

    /// <summary>Names with the same key count as the same.</summary>
    public static string Key(string name)
    {
        var key = new StringBuilder();
        foreach (var rune in Characters(name.Replace("&", " and ", StringComparison.Ordinal)).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                key.Append(Rune.ToLowerInvariant(rune));
        }

        return key.ToString();
    }

    /// <summary>As <see cref="Key"/>, for a value that may have neither letters nor digits.</summary>
    public static string ValueKey(string value) => Key(value) is { Length: > 0 and <= LongestKey } key
        ? key
        : $"x{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(TypedText.Line(value))))}";

    /// <summary>The category with this name, otherwise the only one with nearly the same spelling.</summary>
    public static Category? Category(string name, IEnumerable<Category> categories)
    {
        var key = Key(name);
        if (key.Length == 0)
            return null;
        var keys = categories.Select(category => (Category: category, Key: Key(category.Name))).ToList();
        if (keys.FirstOrDefault(category => category.Key == key).Category is { } same)
            return same;
        var near = keys.Where(category => IsNear(category.Key, key)).ToList();
        return near.Count == 1 ? near[0].Category : null;
    }

    /// <summary>Without unpaired surrogates and U+FFFE, which a file can contain but Unicode cannot normalise.</summary>
    private static string Characters(string name) => string.Concat(name.EnumerateRunes().Where(rune => rune.Value != 0xFFFE));

    private static bool IsNear(string category, string name)
    {
        var allowed = Math.Min(category.Length, name.Length) switch { >= LettersForTwo => 2, >= LettersForOne => 1, _ => 0 };
        return Math.Abs(category.Length - name.Length) <= allowed && Distance.Distance(category, name) <= allowed;
    }
}
