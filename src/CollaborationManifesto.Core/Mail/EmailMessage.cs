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
