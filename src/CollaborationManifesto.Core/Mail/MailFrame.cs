using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Mail;

/// <summary>What surrounds the text of every email: the manifesto's name and colour, as on the site.</summary>
public sealed record MailFrame(string Subject, string Heading, ManifestoSettings Manifesto, Language Language);

/// <param name="Spelled">Text before the full address, for email programs that do not show the button; null if the email has other links.</param>
/// <param name="Colour">The manifesto's accent colour.</param>
public sealed record MailButtonModel(string Label, string? Spelled, string Link, string Colour);
