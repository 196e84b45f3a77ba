using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record PrincipleModel(PageFrame Frame, AllWords Words, Principle Principle, string? Note);

/// <param name="Permalink">The contribution whose page is linked; null on that page itself.</param>
public sealed record OriginLineModel(AllWords Words, Origin Origin, Category? Category, ContributionId? Permalink = null);

public sealed record GuidanceItemModel(AllWords Words, Guidance Guidance);

/// <param name="HeadingLevel">3 or 4, depending on the heading above it.</param>
public sealed record WholeGuidanceModel(AllWords Words, Guidance Guidance, int HeadingLevel);
