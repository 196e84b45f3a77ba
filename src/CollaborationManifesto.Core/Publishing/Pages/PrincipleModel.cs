using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record PrincipleModel(PageFrame Frame, PrincipleWords Words, OriginWords Origin, Principle Principle, string? Note);
