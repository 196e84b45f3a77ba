using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>
/// The one model that every output is made from: pages, JSON and the form's list of principles. Nothing but approved
/// content can enter it.
/// </summary>
/// <param name="Principles">In order; numbers follow it.</param>
/// <param name="Barriers">By category in the configured order, then by position and age.</param>
/// <param name="OtherGuidance">Guidance that supports none of the published principles yet.</param>
/// <param name="ChangedAt">When anything in it last changed; null while it is empty.</param>
public sealed record Manifesto(
    ImmutableArray<Principle> Principles,
    ImmutableArray<Barrier> Barriers,
    ImmutableArray<Guidance> OtherGuidance,
    DateTimeOffset? ChangedAt)
{
    /// <summary>Principles that no longer count. Their pages stay, with a note.</summary>
    public ImmutableArray<Principle> Retired { get; init; } = [];

    /// <summary>Pages that were there once, without what they said.</summary>
    public ImmutableArray<MovedPage> Moved { get; init; } = [];

    /// <summary>All guidance, each piece once.</summary>
    public IEnumerable<Guidance> AllGuidance => Principles.SelectMany(principle => principle.Guidance).DistinctBy(guidance => guidance.Id).Concat(OtherGuidance);

    public int GuidanceCount => AllGuidance.Count();

    public int AnsweredCount => Barriers.Count(barrier => barrier.AnsweredBy.Length > 0);
}

/// <param name="Statement">The first paragraph of its text, as typed.</param>
/// <param name="Text">The rest of its text, as typed.</param>
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
    /// <summary>Why it is important, as typed; null where nobody has written it.</summary>
    public string? Importance { get; init; }

    /// <summary>What it means in practice: points, each a line as typed.</summary>
    public ImmutableArray<string> Meaning { get; init; } = [];

    /// <summary>What its contributor wrote, as typed.</summary>
    public string WholeText => $"{Statement}\n\n{Text}".Trim();

    public PrincipleLink Link => new(Id, Number, Slug, Title);
}

public sealed record PrincipleLink(ContributionId Id, int Number, string Slug, string Title);

public sealed record Guidance(
    ContributionId Id, string Title, string Text, Category? Category, Origin Origin, ImmutableArray<PrincipleLink> Supports);

public sealed record Barrier(
    ContributionId Id, string Title, string Text, Category? Category, Origin Origin, ImmutableArray<PrincipleLink> AnsweredBy);

/// <summary>Where something published comes from.</summary>
/// <param name="Credit">Who shared it, in the way that they chose; null when anonymous.</param>
/// <param name="Board">The board that it was imported from; null when it came through the form.</param>
/// <param name="Edited">Curators changed what its contributor wrote.</param>
/// <param name="PublishedAt">When it was first published.</param>
/// <param name="UpdatedAt">When what is published last said something else; when it was first published while it never has.</param>
public sealed record Origin(string? Credit, string? Board, bool Edited, DateTimeOffset WrittenAt, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt);

/// <param name="Path">Its folder, below the site's root.</param>
/// <param name="To">The folder that it leads to now; null where it leads nowhere.</param>
public sealed record MovedPage(string Path, string? To);
