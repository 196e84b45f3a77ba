using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Pages;

public sealed record ChangedTextModel(ReviewWords Words, string Before, string After);
