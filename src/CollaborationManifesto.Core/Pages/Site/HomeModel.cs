using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;
using ManifestoModel = CollaborationManifesto.Publishing.Manifesto;

namespace CollaborationManifesto.Pages.Site;

public sealed record HomeModel(PageFrame Frame, AllWords Words, ManifestoModel Manifesto)
{
    /// <summary>The first notes of each column.</summary>
    public BoardColumnsModel Board => new(
        Words.Board, new(null, null), BoardView.Categories(Manifesto, Frame.Manifesto), Manifesto.Barriers, NotesPerColumn: 3, HeadingLevel: 3);
}
