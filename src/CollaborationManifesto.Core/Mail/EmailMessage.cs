using CollaborationManifesto.Model;

namespace CollaborationManifesto.Mail;

/// <summary>An email to one person, as plain text and as HTML.</summary>
public sealed record EmailMessage(EmailAddress To, string? ToName, string Subject, string Text, string Html)
{
    /// <summary>Null for an email outside a thread.</summary>
    public EmailThread? Thread { get; init; }

    /// <summary>Address of the page where the reader can choose fewer emails. Email programs post to it when they unsubscribe (RFC 8058).</summary>
    public string? Unsubscribe { get; init; }
}

/// <summary>
/// Puts the emails about one contribution into one thread (RFC 5322, section 3.6.4). They all refer to an identifier that no email has, so
/// none has to come first. An email keeps its identifier whenever it is sent, so that copies show as one.
/// </summary>
public sealed record EmailThread(string Topic, string Name, string Domain)
{
    public string MessageId => $"<{Topic}.{Name}@{Domain}>";

    public string References => $"<{Topic}@{Domain}>";
}

/// <summary>An email to be sent once.</summary>
/// <param name="Recipient">A curator's id or, for others, an <see cref="AddressHash"/>.</param>
/// <param name="To">Whom to name to operators if the address is refused; null for a facilitator, whom the workshop's own page names to curators.</param>
/// <param name="Name">Unique among the emails to this recipient.</param>
/// <param name="Write">Writes the email; called only if it is still to be sent.</param>
public sealed record OutgoingEmail(string Recipient, Addressee? To, string Name, Func<Task<EmailMessage>> Write)
{
    public NotifiedVersions Notifies { get; init; } = NotifiedVersions.None;

    /// <summary>Whether it may be sent, given the recipient's other emails since <see cref="Since"/>.</summary>
    public Func<RecentEmails, bool> MayGo { get; init; } = _ => true;

    /// <summary>How far back <see cref="MayGo"/> looks; always at least an hour.</summary>
    public DateTimeOffset Since { get; init; } = DateTimeOffset.MaxValue;
}

public enum SendResult
{
    /// <summary>Sent now or earlier.</summary>
    Sent,

    /// <summary>Not accepted by the provider, or being sent elsewhere: try again.</summary>
    Failed,

    /// <summary>The provider will never send it to this address. Operators are told.</summary>
    Refused,

    /// <summary>Held back because of the recipient's other emails.</summary>
    Deferred,
}
