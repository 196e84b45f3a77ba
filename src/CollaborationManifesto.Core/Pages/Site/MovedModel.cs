using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

/// <summary>A page whose contribution was merged into another.</summary>
public sealed record MovedModel(PageFrame Frame, Message Message, string Target);
