using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record NoticeModel(PageFrame Frame, string Heading, IReadOnlyList<NoticeSection> Sections);
