using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>
/// Extra details of an imported card, for curators only. They are never published, because other people wrote them and agreed to no licence.
/// The names of those people are not kept.
/// </summary>
/// <param name="Votes">Number of people who voted for the card.</param>
/// <param name="Labels">Label names; for a label without a name, its colour.</param>
/// <param name="Links">Addresses that were attached to the card.</param>
/// <param name="LeftOut">Number of comments, checklists and links left out because they were too many or too long.</param>
public sealed record Background(
    int Votes,
    ImmutableArray<string> Labels,
    ImmutableArray<Checklist> Checklists,
    ImmutableArray<Comment> Comments,
    ImmutableArray<string> Links,
    int LeftOut);

public sealed record Checklist(string Name, ImmutableArray<ChecklistItem> Items);

public sealed record ChecklistItem(string Text, bool Done);

/// <param name="At">When the comment was written; null if the board does not say.</param>
public sealed record Comment(string Text, DateTimeOffset? At);
