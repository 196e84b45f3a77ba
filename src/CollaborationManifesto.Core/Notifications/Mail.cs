using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Notifications;

/// <summary>A mail to one person, as plain text and as HTML.</summary>
public sealed record Mail(EmailAddress To, string? ToName, string Subject, string Text, string Html);
