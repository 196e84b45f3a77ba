using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record GuidanceItemModel(AllWords Words, Guidance Guidance);
