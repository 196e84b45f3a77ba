using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reviewing;

/// <param name="Background">Null where the card held nothing but its text.</param>
public sealed record BackgroundNoteModel(AllWords Words, Provenance Source, Background? Background);
