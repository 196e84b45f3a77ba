using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

public sealed record NoticeModel(PageFrame Frame, string Heading, IReadOnlyList<NoticeSection> Sections);
