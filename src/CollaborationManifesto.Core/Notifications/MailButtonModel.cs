namespace CollaborationManifesto.Notifications;

/// <param name="Spelled">Stands before the address in full, for those whose mail program shows no button.</param>
public sealed record MailButtonModel(string Label, string Spelled, string Link);
