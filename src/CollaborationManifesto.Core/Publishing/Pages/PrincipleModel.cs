using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record PrincipleModel(PageFrame Frame, AllWords Words, Principle Principle)
{
    /// <summary>Says that it was retired; null if it was not.</summary>
    public string? Note { get; init; }

    /// <summary>What came of it.</summary>
    public IReadOnlyList<Experience> Experiences { get; init; } = [];

    public string? ExperienceForm => Note is null && Frame.TakesContributions ? $"/principles/{Principle.Slug}/tried/" : null;

    /// <summary>Items with published experience, which their own pages show.</summary>
    public IReadOnlySet<ContributionId> Tried { get; init; } = ImmutableHashSet<ContributionId>.Empty;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ShownChange> Changes { get; init; } = [];

    public PrincipleLink? Previous { get; init; }

    public PrincipleLink? Next { get; init; }

    /// <summary>The current edition.</summary>
    public Edition? Edition { get; init; }

    public EditionStanding Standing { get; init; }

    /// <summary>When its words or its number last changed.</summary>
    public string ChangedOn => Words.Language.Day(Changes.Count > 0 && Changes[0].At > Principle.Origin.UpdatedAt ? Changes[0].At : Principle.Origin.UpdatedAt);

    /// <summary>The edition's own address, whose words stay, as long as it has this one.</summary>
    public string Citation => Edition is { Named: { } named } edition && Standing == EditionStanding.Same
        ? Words.EditionPage.Citation(
            Principle.Title, Principle.Number, Frame.Manifesto.Name, Words.EditionPage.Name(edition.Number, edition.Title), Words.Language.Day(named.At), $"{Frame.Site.SiteUrl}/{edition.Path}#principle-{Principle.Number}")
        : Words.EditionPage.CitationOfToday(Principle.Title, Principle.Number, Frame.Manifesto.Name, ChangedOn, $"{Frame.Site.SiteUrl}/principles/{Principle.Slug}/");

    /// <summary>Begins a sentence that the edition's name ends; null if the edition has it as it is.</summary>
    public string? StandingWords => Standing switch
    {
        EditionStanding.Same => null,
        EditionStanding.OtherNumber => Words.EditionPage.OtherNumber,
        EditionStanding.OtherWords => Words.EditionPage.ChangedSince,
        EditionStanding.Missing => Words.EditionPage.NotIn,
        _ => throw new UnreachableException(),
    };
}

/// <param name="Permalink">The contribution whose page is linked; null on that page itself.</param>
public sealed record OriginLineModel(AllWords Words, Origin Origin, Category? Category, ContributionId? Permalink = null);

public sealed record GuidanceItemModel(AllWords Words, Guidance Guidance)
{
    /// <summary>Its page says what came of it.</summary>
    public bool HasExperience { get; init; }

    /// <summary>Readers can say what came of it.</summary>
    public bool TakesExperience { get; init; }
}

/// <param name="HeadingLevel">3 or 4, depending on the heading above it.</param>
public sealed record WholeGuidanceModel(AllWords Words, Guidance Guidance, int HeadingLevel);
