using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <param name="Permalink">The contribution whose own page is linked; null on that page itself.</param>
public sealed record OriginLineModel(AllWords Words, Origin Origin, Category? Category, ContributionId? Permalink = null);
