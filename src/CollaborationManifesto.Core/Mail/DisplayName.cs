using System.Globalization;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Mail;

/// <summary>
/// The name beside an address in a mail's header. SendGrid takes a recipient's name apart at a comma or semicolon and drops the mail, having
/// answered that it took it; quotes of our own are shown by some mail programs (https://github.com/sendgrid/sendgrid-python/issues/291,
/// https://github.com/sendgrid/sendgrid-go/issues/406). So no name goes out that would need quotes (RFC 5322, section 3.2.3).
/// </summary>
internal static class DisplayName
{
    public static bool IsPlain(string name) => TypedText.IsVisible(name) && name.All(IsPlain);

    /// <summary>The name with a space in place of each character that would need quotes; null where nothing is left.</summary>
    public static string? Plain(string name)
    {
        var plain = string.Join(' ', string.Concat(name.Select(c => IsPlain(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length > 0 ? plain : null;
    }

    // A dot is a special character too, and so usual in names that every program reads it. Persian and Indic names need the joiners.
    private static bool IsPlain(char c) => c is '\u200c' or '\u200d' || (
        c is not ('(' or ')' or '<' or '>' or '[' or ']' or ':' or ';' or '@' or '\\' or ',' or '"' or '=')
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned));
}
