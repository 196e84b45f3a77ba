using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Publishing;

/// <summary>Which barriers a page of the board shows. Each combination has its own page, so that plain links can filter.</summary>
/// <param name="Category">Null for all, with a column for each.</param>
/// <param name="Answered">Null for all.</param>
public sealed record BoardView(Category? Category, bool? Answered)
{
    /// <summary>The page's folder, relative to the site's root.</summary>
    public string Path => $"board/{(Category is null ? "" : $"{Category.Id}/")}{Answered switch { true => "answered/", false => "unanswered/", null => "" }}";

    public IReadOnlyList<Barrier> Sort(Manifesto manifesto) => [.. manifesto.Barriers.Where(Shows)];

    /// <summary>The configured categories, and one more if some barriers have none of them.</summary>
    public static IReadOnlyList<Category> Categories(Manifesto manifesto, ManifestoSettings settings) =>
        manifesto.Barriers.Any(barrier => barrier.Category is null) ? [.. settings.Categories, Category.None] : [.. settings.Categories];

    public static IEnumerable<BoardView> All(Manifesto manifesto, ManifestoSettings settings) =>
        from category in Categories(manifesto, settings).Prepend(null)
        from answered in new bool?[] { null, false, true }
        select new BoardView(category, answered);

    private bool Shows(Barrier barrier) =>
        (Category is null || (barrier.Category ?? Category.None) == Category) && (Answered is null || Answered == (barrier.AnsweredBy.Length > 0));
}
