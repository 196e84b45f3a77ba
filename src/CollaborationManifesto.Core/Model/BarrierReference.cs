using System.Text;
using System.Text.RegularExpressions;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>The reference of a barrier on the board (<see cref="ContributionId.Reference"/>), as someone copied or remembered it.</summary>
public static partial class BarrierReference
{
    private const int Length = 8;

    /// <summary>
    /// Such as <c>7K3M-9QXP</c>, whatever the case, the width, the spaces and the hyphen, with a # before it or as the end of a note's address;
    /// or the address of the contribution's page. Null for a text that is no reference, such as the address of a private page.
    /// </summary>
    public static string? TryParse(string? text)
    {
        var line = TypedText.Line(text).Normalize(NormalizationForm.FormKC);
        return Written(line)
            ?? (Page().Match(line) is { Success: true } page && ContributionId.TryParse(page.Groups[1].Value.ToLowerInvariant(), out var id) ? id.Reference : null)
            ?? (line.LastIndexOf('#') is >= 0 and var sign ? Written(line[(sign + 1)..]) : null);
    }

    private static string? Written(string text)
    {
        var characters = string.Concat(text.Where(char.IsLetterOrDigit).Select(AsWritten));
        return characters.Length == Length && ContributionId.TryParse(characters.PadRight(ContributionId.Length, '0'), out var id) ? id.Reference : null;
    }

    [GeneratedRegex("/contributions/([0-9a-z]{26})(?=[/?#\\s]|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    // Crockford's Base32 leaves these letters out because they are read as digits.
    private static char AsWritten(char c) => char.ToLowerInvariant(c) switch
    {
        'o' => '0',
        'i' or 'l' => '1',
        var other => other,
    };
}
