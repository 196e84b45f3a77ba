using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>
/// What an imported card held beside its text. It helps curators and is never published: others wrote it, and agreed to no licence.
/// Nobody's name is in it.
/// </summary>
/// <param name="Votes">People who voted for the card.</param>
/// <param name="Labels">Names of its labels; the colour where one has no name.</param>
/// <param name="Links">Addresses that were attached to it.</param>
/// <param name="LeftOut">Comments, checklists and links that were too many or too long to keep.</param>
public sealed record Background(
    int Votes,
    ImmutableArray<string> Labels,
    ImmutableArray<Checklist> Checklists,
    ImmutableArray<Comment> Comments,
    ImmutableArray<string> Links,
    int LeftOut);

public sealed record Checklist(string Name, ImmutableArray<ChecklistItem> Items);

public sealed record ChecklistItem(string Text, bool Done);

/// <param name="At">When it was written; null where the board does not say.</param>
public sealed record Comment(string Text, DateTimeOffset? At);
