using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The page of one published contribution, to point to.</summary>
/// <param name="Relation">How it stands to the principles; null for a principle itself.</param>
public sealed record PublishedModel(
    PageFrame Frame,
    AllWords Words,
    ContributionId Id,
    string Kind,
    Category? Category,
    string Title,
    string Text,
    Origin Origin,
    string? Relation,
    ImmutableArray<PrincipleLink> Principles)
{
    /// <summary>What the reader could add to it; null for nothing.</summary>
    public string? Invitation { get; init; }
}

/// <summary>A page whose contribution was merged into another.</summary>
public sealed record MovedModel(PageFrame Frame, Message Message, string Target);

public sealed record NotFoundModel(PageFrame Frame, SiteWords Words);
