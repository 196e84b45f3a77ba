using CollaborationManifesto.Model;

namespace CollaborationManifesto.Mail;

/// <summary>A mail that someone wants sent once.</summary>
/// <param name="Recipient">A curator's id, or for others <see cref="AddressHash"/>.</param>
/// <param name="To">What operators are told where the address is refused.</param>
/// <param name="Name">Names the mail among all that this recipient gets.</param>
/// <param name="Write">Writes it, where it has yet to be sent.</param>
public sealed record OutgoingEmail(string Recipient, Addressee To, string Name, Func<Task<EmailMessage>> Write)
{
    public NotifiedVersions Notifies { get; init; } = NotifiedVersions.None;

    /// <summary>Whether it may go beside the recipient's other mails since <see cref="Since"/>.</summary>
    public Func<RecentEmails, bool> MayGo { get; init; } = _ => true;

    /// <summary>How far back <see cref="MayGo"/> has to see; never less than an hour.</summary>
    public DateTimeOffset Since { get; init; } = DateTimeOffset.MaxValue;
}

public enum SendResult
{
    /// <summary>Now or before.</summary>
    Sent,

    /// <summary>Not taken by the provider, or under way elsewhere: it is tried again.</summary>
    Failed,

    /// <summary>The provider will not send it to this address, now or later. Operators are told.</summary>
    Refused,

    /// <summary>Its recipient's other mails forbid it for now.</summary>
    Deferred,
}
