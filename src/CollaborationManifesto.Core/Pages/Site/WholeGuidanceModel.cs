using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

public sealed record WholeGuidanceModel(WholeWords Words, Guidance Guidance);
