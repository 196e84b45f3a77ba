using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

public sealed record DeskDoneModel(PageFrame Frame, AllWords Words, string Heading, IReadOnlyList<DeskResult> Results, string Desk);
