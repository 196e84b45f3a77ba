using CollaborationManifesto.Web.Pages;

namespace CollaborationManifesto.LocalHost.Inbox;

public sealed record MailModel(PageFrame Frame, ReceivedMail Mail, int Number);
