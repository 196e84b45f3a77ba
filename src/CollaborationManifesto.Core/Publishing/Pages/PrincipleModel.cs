using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record PrincipleModel(PageFrame Frame, AllWords Words, Principle Principle, string? Note);
