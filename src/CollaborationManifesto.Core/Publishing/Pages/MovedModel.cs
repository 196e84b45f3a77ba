using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>A page whose contribution was merged into another.</summary>
public sealed record MovedModel(PageFrame Frame, Message Message, string Target);
