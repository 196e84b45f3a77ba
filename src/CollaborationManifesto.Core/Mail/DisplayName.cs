using System.Globalization;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Mail;

/// <summary>
/// The name next to an address in an email header. SendGrid splits a recipient's name at a comma or semicolon and drops the email after
/// accepting it; some email programs show quotes that we add (https://github.com/sendgrid/sendgrid-python/issues/291,
/// https://github.com/sendgrid/sendgrid-go/issues/406). So names that need quotes (RFC 5322, section 3.2.3) are never sent.
/// </summary>
internal static class DisplayName
{
    public static bool IsPlain(string name) => TypedText.IsVisible(name) && name.All(IsPlain);

    /// <summary>Replaces each character that would need quotes with a space; null if nothing is left.</summary>
    public static string? Plain(string name)
    {
        var plain = string.Join(' ', string.Concat(name.Select(c => IsPlain(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length > 0 ? plain : null;
    }

    // A dot is a special character too, but so common in names that every program reads it. Persian and Indic names need the joiners.
    private static bool IsPlain(char c) => c is '\u200c' or '\u200d' || (
        c is not ('(' or ')' or '<' or '>' or '[' or ']' or ':' or ';' or '@' or '\\' or ',' or '"' or '=')
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned));
}
