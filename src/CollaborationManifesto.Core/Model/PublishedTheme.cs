using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>A theme as the site shows it: the words that were published, with what is published in it.</summary>
/// <param name="Note">As typed; may be empty.</param>
/// <param name="PublishedAt">When its name and note were published.</param>
/// <param name="Items">Principles, then guidance, then barriers, each in the manifesto's order; at least one.</param>
public sealed record PublishedTheme(ContributionId Id, string Name, string Note, DateTimeOffset PublishedAt, ImmutableArray<ThemeItem> Items)
{
    /// <summary>Of its page, below the site's root.</summary>
    public string Path => $"themes/{Id}/";
}

/// <summary>A published contribution in a theme.</summary>
/// <param name="Principles">The principles that guidance supports, or that answer a barrier.</param>
/// <param name="Path">Of its page, below the site's root.</param>
public sealed record ThemeItem(ContributionId Id, ContributionKind Kind, string Title, string Text, Category? Category, ImmutableArray<PrincipleLink> Principles, string Path)
{
    public static ThemeItem From(Principle principle) => new(principle.Id, ContributionKind.Principle, principle.Title, principle.WholeText, null, [], $"principles/{principle.Slug}/");

    public static ThemeItem From(Guidance guidance) => new(guidance.Id, ContributionKind.Guidance, guidance.Title, guidance.Text, guidance.Category, guidance.Supports, $"contributions/{guidance.Id}/");

    public static ThemeItem From(Barrier barrier) => new(barrier.Id, ContributionKind.Barrier, barrier.Title, barrier.Text, barrier.Category, barrier.AnsweredBy, $"contributions/{barrier.Id}/");
}

/// <summary>What curators did to a theme on the site.</summary>
/// <param name="Theme">Null for one that was taken off: it is named no more, even if it was published again since.</param>
public sealed record ThemeChange(DateTimeOffset At, ThemeChangeKind What, PublishedTheme? Theme);

public enum ThemeChangeKind
{
    Published,

    /// <summary>Its name or its note was published in other words.</summary>
    Reworded,
    TakenOff,
}
