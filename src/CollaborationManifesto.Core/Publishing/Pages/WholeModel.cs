using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using ManifestoModel = CollaborationManifesto.Model.Manifesto;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The whole manifesto on one page, to read through and to print.</summary>
public sealed record WholeModel(PageFrame Frame, AllWords Words, ManifestoModel Manifesto)
{
    public IEnumerable<IGrouping<Category, Barrier>> Unanswered =>
        Manifesto.Barriers.Where(barrier => barrier.AnsweredBy.IsEmpty).GroupBy(barrier => barrier.Category ?? Category.None);
}
