using CollaborationManifesto.Contributions;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

/// <param name="Permalink">The contribution whose own page is linked; null on that page itself.</param>
public sealed record OriginLineModel(OriginWords Words, Origin Origin, Category? Category, ContributionId? Permalink = null);
