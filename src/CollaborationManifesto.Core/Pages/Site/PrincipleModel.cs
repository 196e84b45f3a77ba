using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Pages.Site;

public sealed record PrincipleModel(PageFrame Frame, Principle Principle, string? Note);
