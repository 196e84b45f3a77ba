using CollaborationManifesto.Web.Pages;

namespace CollaborationManifesto.LocalHost.Inbox;

public sealed record SuppressionsModel(PageFrame Frame, IReadOnlyList<Suppression> Entries);
