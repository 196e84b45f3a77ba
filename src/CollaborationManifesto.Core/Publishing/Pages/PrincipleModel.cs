using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record PrincipleModel(PageFrame Frame, AllWords Words, Principle Principle)
{
    /// <summary>Says that it was retired; null if it was not.</summary>
    public string? Note { get; init; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ShownChange> Changes { get; init; } = [];

    /// <summary>The current edition.</summary>
    public Edition? Edition { get; init; }

    /// <summary>The current edition has these words under this number.</summary>
    public bool IsInEdition { get; init; }

    public string Address => $"{Frame.Site.SiteUrl}/principles/{Principle.Slug}/";

    public string Citation => Edition is { Named: { } named } edition && IsInEdition
        ? Words.EditionPage.Citation(Principle.Title, Principle.Number, Frame.Manifesto.Name, Words.EditionPage.Name(edition.Number, edition.Title), Words.Language.Day(named.At), Address)
        : Words.EditionPage.CitationOfToday(Principle.Title, Principle.Number, Frame.Manifesto.Name, Words.Language.Day(Principle.ChangedAt), Address);
}

/// <param name="Permalink">The contribution whose page is linked; null on that page itself.</param>
public sealed record OriginLineModel(AllWords Words, Origin Origin, Category? Category, ContributionId? Permalink = null);

public sealed record GuidanceItemModel(AllWords Words, Guidance Guidance);

/// <param name="HeadingLevel">3 or 4, depending on the heading above it.</param>
public sealed record WholeGuidanceModel(AllWords Words, Guidance Guidance, int HeadingLevel);
