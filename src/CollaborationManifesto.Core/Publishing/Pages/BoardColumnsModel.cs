using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>Barriers in a column for each category.</summary>
/// <param name="NotesPerColumn">How many of each category are shown.</param>
/// <param name="HeadingLevel">2 or 3, by what stands above the columns. Below 3 there is no room for the texts.</param>
public sealed record BoardColumnsModel(
    BoardWords Words, BoardView View, IReadOnlyList<Category> Categories, IReadOnlyList<Barrier> Barriers, int NotesPerColumn, int HeadingLevel)
{
    public bool Whole => HeadingLevel == 2;

    public IEnumerable<BoardColumnModel> Columns =>
        from category in Categories
        let all = Barriers.Where(barrier => (barrier.Category ?? Category.None) == category).ToList()
        select new BoardColumnModel(category, $"/{(View with { Category = category }).Path}", all, [.. all.Take(NotesPerColumn)]);
}

/// <param name="Address">The page that shows all of it.</param>
public sealed record BoardColumnModel(Category Category, string Address, IReadOnlyList<Barrier> All, IReadOnlyList<Barrier> Shown);
