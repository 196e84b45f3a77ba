using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

public sealed record GuidanceItemModel(OriginWords Words, Guidance Guidance);
