using System.Globalization;
using System.Text;

namespace CollaborationManifesto.Model.Texts;

/// <summary>Turns a title into part of an address: lower-case ASCII letters and digits between single hyphens, at most 60 characters.</summary>
public static class Slug
{
    private const int MaxLength = 60;

    public static string FromTitle(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (c is not ('\'' or '\u2019') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return Shortened(slug.ToString().Trim('-'));
    }

    private static string Shortened(string slug)
    {
        if (slug.Length <= MaxLength)
            return slug;
        var wordEnd = slug.LastIndexOf('-', MaxLength);
        return slug[..(wordEnd > 0 ? wordEnd : MaxLength)];
    }
}
