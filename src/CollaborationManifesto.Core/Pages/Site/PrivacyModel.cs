using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

public sealed record PrivacyModel(PageFrame Frame, string Heading, IReadOnlyList<PrivacySection> Sections);
