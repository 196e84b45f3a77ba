using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Site;

/// <param name="Whole">With its text and its reference; otherwise its title leads to them.</param>
public sealed record BoardNoteModel(BoardWords Words, Barrier Barrier, bool Whole);
