using CollaborationManifesto.Curation;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Curate;

public sealed record DeskDoneModel(PageFrame Frame, AllWords Words, string Heading, IReadOnlyList<DeskResult> Results, string Desk);
