using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record GuidanceItemModel(OriginWords Words, Guidance Guidance);
