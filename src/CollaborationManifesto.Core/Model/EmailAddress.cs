using System.Globalization;
using System.Net.Mail;
using System.Text;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>
/// An address that email can be sent to: one <c>@</c>, a domain with a dot and, as the email provider requires, at most 64 ASCII characters
/// before the <c>@</c> and 254 in all (RFC 5321, 4.5.3.1). A domain with other letters is converted to ASCII (IDNA).
/// </summary>
public sealed record EmailAddress
{
    private const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const string Scheme = "mailto:";

    /// <summary>Characters that can surround a copied address but never start or end one.</summary>
    private static readonly char[] Around = [' ', '.', ',', ';', ':', '"', '\'', '(', ')', '[', ']', '“', '”', '‘', '’'];

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>
    /// The address as an older version of this program stored it, if different, for example with invisible characters. Only this form finds
    /// records from that time.
    /// </summary>
    public string? StoredAs { get; private init; }

    /// <summary>The part after the <c>@</c>, in small letters.</summary>
    public string Domain => Value[(Value.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>Ignores case, because no email provider that we know treats addresses that differ only in case as different.</summary>
    public bool IsSameAs(EmailAddress? other) => string.Equals(Value, other?.Value, StringComparison.OrdinalIgnoreCase);

    public static EmailAddress? TryParse(string? text) => TryParse(text, out _);

    /// <summary>
    /// Accepts addresses as people copy them from a contact, an email or a link: with <c>mailto:</c>, a name before <c>&lt;…&gt;</c> or
    /// invisible characters.
    /// </summary>
    public static EmailAddress? TryParse(string? text, out EmailFault fault)
    {
        var address = TryParseKnown(text);
        var local = address?.Value.LastIndexOf('@') ?? 0;
        fault = address is null ? EmailFault.Format
            : !address.Value.All(char.IsAscii) ? EmailFault.NotPlain
            : local > MaxLocalLength || address.Value.Length > MaxLength ? EmailFault.TooLong
            : EmailFault.None;
        return fault == EmailFault.None ? new(address!.Value) : null;
    }

    /// <summary>
    /// Also accepts addresses that an older version may have stored but that we would refuse now, so that people can ask to have them erased.
    /// </summary>
    public static EmailAddress? TryParseKnown(string? text)
    {
        var address = Cleaned(text);
        return MailAddress.TryCreate(address, out var parsed)
            && parsed.Address == address
            && !address.Any(c => char.IsWhiteSpace(c) || c is '"' or ',' or ';' or '<' or '>')
            && Ascii(parsed.Host) is { } domain
            && Uri.CheckHostName(domain) == UriHostNameType.Dns
            && domain.Split('.') is { Length: > 1 } labels && labels.All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-')
                ? new($"{parsed.User}@{domain}")
                : null;
    }

    /// <summary>Null if there is none. Accepts every stored address, even one that we would refuse now.</summary>
    public static EmailAddress? FromStorage(string? stored)
    {
        if (stored?.Contains('@', StringComparison.Ordinal) != true)
            return null;
        var address = TryParseKnown(stored) ?? new(stored);
        return address.Value == stored ? address : address with { StoredAs = stored };
    }

    /// <summary>The address from a setting, tidied. A wrong one is returned unchanged, so that the check at start reports it.</summary>
    public static string ParseSetting(string typed) => TryParse(typed)?.Value ?? typed;

    public override string ToString() => Value;

    private static string Cleaned(string? text)
    {
        var line = string.Concat(TypedText.Line(text).EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format));
        // Full-width letters and signs become ordinary ones.
        var address = line.Normalize(NormalizationForm.FormKC).Replace('。', '.').Trim(Around);
        if (address.IndexOf('<', StringComparison.Ordinal) is >= 0 and var begins && address.EndsWith('>') && address.Count(c => c == '<') == 1)
            address = address[(begins + 1)..^1].Trim(Around);
        return address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? address[Scheme.Length..].Split('?')[0].Trim(Around) : address;
    }

    private static string? Ascii(string domain)
    {
        try
        {
            return domain.All(char.IsAscii) ? domain : Domains.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

/// <summary>Why we cannot send email to a text.</summary>
public enum EmailFault
{
    None,
    Format,

    /// <summary>Non-ASCII characters before the <c>@</c>.</summary>
    NotPlain,
    TooLong,
}
