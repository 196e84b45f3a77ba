using ManifestoModel = CollaborationManifesto.Publishing.Manifesto;

namespace CollaborationManifesto.Pages.Site;

public sealed record HomeModel(PageFrame Frame, ManifestoModel Manifesto);
