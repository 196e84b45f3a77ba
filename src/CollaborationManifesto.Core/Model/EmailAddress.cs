using System.Globalization;
using System.Net.Mail;
using System.Text;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>
/// An address that email can be sent to: one <c>@</c>, a domain with a dot, and what the provider takes: at most 64 ASCII characters before the
/// <c>@</c> and 254 in all (RFC 5321, 4.5.3.1). A domain with other letters is written in ASCII (IDNA).
/// </summary>
public sealed record EmailAddress
{
    private const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const string Scheme = "mailto:";

    /// <summary>What stands between and around words, and at no end of an address.</summary>
    private static readonly char[] Around = [' ', '.', ',', ';', ':', '"', '\'', '(', ')', '[', ']', '“', '”', '‘', '’'];

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>
    /// How a version before this one stored it, where that was otherwise, with invisible characters for instance: what was noted under it then is
    /// found by it alone.
    /// </summary>
    public string? StoredAs { get; private init; }

    /// <summary>Letters before the <c>@</c> and the domain are told apart by no provider that we know because of their case.</summary>
    public bool IsSameAs(EmailAddress? other) => string.Equals(Value, other?.Value, StringComparison.OrdinalIgnoreCase);

    public static EmailAddress? TryParse(string? text) => TryParse(text, out _);

    /// <summary>As people copy it from a contact, a mail or a link: <c>mailto:</c>, a name before <c>&lt;…&gt;</c> and invisible characters do no harm.</summary>
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

    /// <summary>An address that we may have from before, although it would not be taken now: for who wants to have it erased.</summary>
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

    /// <summary>Null for none. Every address that was stored once is one, whatever would be taken now.</summary>
    public static EmailAddress? FromStorage(string? stored)
    {
        if (stored?.Contains('@', StringComparison.Ordinal) != true)
            return null;
        var address = TryParseKnown(stored) ?? new(stored);
        return address.Value == stored ? address : address with { StoredAs = stored };
    }

    /// <summary>As it is to be used, where someone typed it into a setting; a wrong one stays for the check at start.</summary>
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

/// <summary>Why a text is no address that we can send to.</summary>
public enum EmailFault
{
    None,
    Format,

    /// <summary>Other characters than ASCII before the <c>@</c>.</summary>
    NotPlain,
    TooLong,
}
