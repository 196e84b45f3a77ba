using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using ManifestoModel = CollaborationManifesto.Publishing.Manifesto;

namespace CollaborationManifesto.Pages.Site;

/// <summary>The whole manifesto on one page, to read through and to print.</summary>
public sealed record WholeModel(PageFrame Frame, AllWords Words, ManifestoModel Manifesto)
{
    public IEnumerable<IGrouping<Category, Publishing.Barrier>> Unanswered =>
        Manifesto.Barriers.Where(barrier => barrier.AnsweredBy.IsEmpty).GroupBy(barrier => barrier.Category ?? Category.None);
}
