using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages;

public sealed record ChangedTextModel(ReviewWords Words, string Before, string After);
