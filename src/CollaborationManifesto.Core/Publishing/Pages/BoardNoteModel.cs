using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <param name="Whole">With its text and its reference; otherwise its title leads to them.</param>
public sealed record BoardNoteModel(BoardWords Words, Barrier Barrier, bool Whole);
