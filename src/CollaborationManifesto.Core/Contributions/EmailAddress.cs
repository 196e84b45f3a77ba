using System.Net.Mail;

namespace CollaborationManifesto.Contributions;

/// <summary>An address that mail can be sent to: at most 254 characters (RFC 5321, 4.5.3.1.3), one <c>@</c>, a domain with a dot.</summary>
public sealed record EmailAddress
{
    private const int MaxLength = 254;

    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    public static EmailAddress? TryParse(string? text)
    {
        var trimmed = text?.Trim();
        return trimmed is { Length: <= MaxLength }
            && !trimmed.Any(c => char.IsWhiteSpace(c) || c is '"' or ',' or ';')
            && MailAddress.TryCreate(trimmed, out var address)
            && address.Address == trimmed
            && TypedText.IsReadable(trimmed)
            && Uri.CheckHostName(address.Host) == UriHostNameType.Dns
            && address.Host.Split('.') is { Length: > 1 } labels && labels.All(label => label.Length > 0 && label[0] != '-' && label[^1] != '-')
                ? new(trimmed)
                : null;
    }

    public override string ToString() => Value;
}
