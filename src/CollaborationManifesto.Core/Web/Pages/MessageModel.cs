using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Pages;

public sealed record MessageModel(PageFrame Frame, Message Message, string LinkText, string LinkTarget);
