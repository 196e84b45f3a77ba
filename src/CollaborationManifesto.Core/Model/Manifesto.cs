using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>The one model behind every output: pages, JSON and the form's list of principles. It only holds approved content.</summary>
/// <param name="Principles">In the order of their numbers.</param>
/// <param name="Barriers">By category in the configured order, then by position and age.</param>
/// <param name="OtherGuidance">Guidance that does not support a published principle yet.</param>
/// <param name="ChangedAt">When anything but its experiences last changed; null if it is empty.</param>
public sealed record Manifesto(
    ImmutableArray<Principle> Principles,
    ImmutableArray<Barrier> Barriers,
    ImmutableArray<Guidance> OtherGuidance,
    DateTimeOffset? ChangedAt)
{
    /// <summary>Principles that no longer apply. Their pages stay, with a note.</summary>
    public ImmutableArray<Principle> Retired { get; init; } = [];

    /// <summary>Addresses that were published once, without their content.</summary>
    public ImmutableArray<MovedPage> Moved { get; init; } = [];

    /// <summary>Those that curators published and that have something published, in the order in which they were first published.</summary>
    public ImmutableArray<PublishedTheme> Themes { get; init; } = [];

    /// <summary>What came of its items, newest first. They are in no version and no edition.</summary>
    public ImmutableArray<Experience> Experiences { get; init; } = [];

    /// <summary>When the latest of its experiences changed; null if it has none.</summary>
    public DateTimeOffset? ExperiencesChangedAt { get; init; }

    /// <summary>Organisations and then people who have signed, each in alphabetical order. They are in no version and no edition.</summary>
    public ImmutableArray<Signatory> Signatories { get; init; } = [];

    /// <summary>When curators published themes or took them off the site.</summary>
    public ImmutableArray<ThemeChange> ThemeChanges { get; init; } = [];

    /// <summary>Each piece of guidance once.</summary>
    public IEnumerable<Guidance> AllGuidance => Principles.SelectMany(principle => principle.Guidance).DistinctBy(guidance => guidance.Id).Concat(OtherGuidance);

    /// <summary>Everything that an experience can be about, retired principles included.</summary>
    public IEnumerable<ItemLink> Items =>
        Principles.Concat(Retired).Select(item => new ItemLink(item.Id, item.Title)).Concat(AllGuidance.Select(item => new ItemLink(item.Id, item.Title))).Concat(Barriers.Select(item => new ItemLink(item.Id, item.Title)));

    public int GuidanceCount => AllGuidance.Count();

    public int AnsweredCount => Barriers.Count(barrier => barrier.AnsweredBy.Length > 0);
}

/// <param name="Statement">The first paragraph of the text, as typed.</param>
/// <param name="Text">The rest of the text, as typed.</param>
public sealed record Principle(
    ContributionId Id,
    int Number,
    string Slug,
    string Title,
    string Statement,
    string Text,
    ImmutableArray<Guidance> Guidance,
    ImmutableArray<Barrier> Barriers,
    Origin Origin,
    int Version,
    DateTimeOffset ChangedAt)
{
    /// <summary>Why it is important, as typed; null if nobody has written it.</summary>
    public string? Importance { get; init; }

    /// <summary>What it means in practice, one point per entry, as typed.</summary>
    public ImmutableArray<string> Meaning { get; init; } = [];

    /// <summary>Statement and text together, as typed.</summary>
    public string WholeText => $"{Statement}\n\n{Text}".Trim();

    public PrincipleLink Link => new(Id, Number, Slug, Title);
}

public sealed record PrincipleLink(ContributionId Id, int Number, string Slug, string Title);

public sealed record Guidance(
    ContributionId Id, string Title, string Text, Category? Category, Origin Origin, ImmutableArray<PrincipleLink> Supports, int Version);

public sealed record Barrier(
    ContributionId Id, string Title, string Text, Category? Category, Origin Origin, ImmutableArray<PrincipleLink> AnsweredBy, int Version);

/// <summary>Where a published text comes from.</summary>
/// <param name="Credit">Who shared it and what was merged into it, as they chose to be credited; null if all are anonymous.</param>
/// <param name="Board">The board that it was imported from; null if it came through the form.</param>
/// <param name="Edited">Curators changed the wording.</param>
/// <param name="PublishedAt">When it was first published.</param>
/// <param name="UpdatedAt">When the published wording last changed; if it never has, when it was first published.</param>
public sealed record Origin(string? Credit, string? Board, bool Edited, DateTimeOffset WrittenAt, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>What curators wrote it from, as far as it is published now; null if they did not write it.</summary>
    public ImmutableArray<ItemLink>? WrittenFrom { get; init; }
}

/// <summary>A published contribution, whose page is at <c>contributions/{id}/</c>.</summary>
public sealed record ItemLink(ContributionId Id, string Title);

/// <param name="Path">Its folder, below the site's root.</param>
/// <param name="To">The folder that it redirects to; null if it redirects nowhere.</param>
public sealed record MovedPage(string Path, string? To);
