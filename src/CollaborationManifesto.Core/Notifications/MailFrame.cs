namespace CollaborationManifesto.Notifications;

/// <summary>What every mail has around its own paragraphs.</summary>
public sealed record MailFrame(string Subject, string Heading);
