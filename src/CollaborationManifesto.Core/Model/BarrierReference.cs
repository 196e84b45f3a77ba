using System.Text;
using System.Text.RegularExpressions;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>Reads the reference of a barrier on the board (<see cref="ContributionId.Reference"/>), as someone copied or remembered it.</summary>
public static partial class BarrierReference
{
    private const int Length = 8;

    /// <summary>
    /// Accepts a reference such as <c>7K3M-9QXP</c> in any case or width, with or without spaces and the hyphen, also after a # or at the end
    /// of a note's address. Accepts the address of the contribution's page too. Null for anything else, such as the address of a private
    /// page.
    /// </summary>
    public static string? TryParse(string? text)
    {
        var line = TypedText.Line(text).Normalize(NormalizationForm.FormKC);
        return TryReadReference(line)
            ?? (Page().Match(line) is { Success: true } page && ContributionId.TryParse(page.Groups[1].Value.ToLowerInvariant(), out var id) ? id.Reference : null)
            ?? (line.LastIndexOf('#') is >= 0 and var sign ? TryReadReference(line[(sign + 1)..]) : null);
    }

    private static string? TryReadReference(string text)
    {
        var characters = string.Concat(text.Where(char.IsLetterOrDigit).Select(ToBase32Character));
        return characters.Length == Length && ContributionId.TryParse(characters.PadRight(ContributionId.Length, '0'), out var id) ? id.Reference : null;
    }

    [GeneratedRegex("/contributions/([0-9a-z]{26})(?=[/?#\\s]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    // Crockford's Base32 leaves these letters out, because people read them as digits.
    private static char ToBase32Character(char c) => char.ToLowerInvariant(c) switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        var other => other,
    };
}
