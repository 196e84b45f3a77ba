namespace CollaborationManifesto.Mail;

/// <param name="Spelled">Stands before the address in full, for those whose mail program shows no button.</param>
/// <param name="Colour">The manifesto's own.</param>
public sealed record MailButtonModel(string Label, string Spelled, string Link, string Colour);
