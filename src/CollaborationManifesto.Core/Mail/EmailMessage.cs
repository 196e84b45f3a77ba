using CollaborationManifesto.Model;

namespace CollaborationManifesto.Mail;

/// <summary>A mail to one person, as plain text and as HTML.</summary>
public sealed record EmailMessage(EmailAddress To, string? ToName, string Subject, string Text, string Html)
{
    /// <summary>Null for a mail that stands alone.</summary>
    public EmailThread? Thread { get; init; }

    /// <summary>Where its reader can have fewer: a page, and by RFC 8058 the address that a mail program posts to when they press its button.</summary>
    public string? Unsubscribe { get; init; }
}

/// <summary>
/// Puts the mails about one contribution into one thread (RFC 5322, section 3.6.4): all refer to one identifier, which is that of no
/// mail, so that no mail has to come first. The same mail has the same identifier whenever it is sent, and so a copy shows as one.
/// </summary>
public sealed record EmailThread(string Topic, string Name, string Domain)
{
    public string MessageId => $"<{Topic}.{Name}@{Domain}>";

    public string References => $"<{Topic}@{Domain}>";
}

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
