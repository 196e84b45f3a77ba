using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Mail;

/// <summary>What every mail has around its own paragraphs: it is told from others by the manifesto's name and colour, as the site is.</summary>
public sealed record MailFrame(string Subject, string Heading, ManifestoSettings Manifesto, Language Language);
