using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Mail;

/// <summary>What every mail has around its own paragraphs: it is told from others by the manifesto's name and colour, as the site is.</summary>
public sealed record MailFrame(string Subject, string Heading, ManifestoSettings Manifesto, Language Language);

/// <param name="Spelled">Stands before the address in full, for those whose mail program shows no button.</param>
/// <param name="Colour">The manifesto's own.</param>
public sealed record MailButtonModel(string Label, string Spelled, string Link, string Colour);
