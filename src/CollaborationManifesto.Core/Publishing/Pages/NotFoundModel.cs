using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record NotFoundModel(PageFrame Frame, SiteWords Words);
