using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

public sealed record PrincipleModel(PageFrame Frame, PrincipleWords Words, OriginWords Origin, Principle Principle, string? Note);
