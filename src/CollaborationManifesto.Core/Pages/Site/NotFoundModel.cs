using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

public sealed record NotFoundModel(PageFrame Frame, SiteWords Words);
