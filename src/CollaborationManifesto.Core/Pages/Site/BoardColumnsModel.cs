using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Pages.Site;

/// <summary>Barriers by category.</summary>
/// <param name="NotesPerColumn">How many of each category are shown.</param>
/// <param name="HeadingLevel">2 or 3, by what stands above the columns.</param>
public sealed record BoardColumnsModel(ManifestoSettings Settings, IReadOnlyList<Barrier> Barriers, int NotesPerColumn, int HeadingLevel)
{
    public IEnumerable<(Category Category, IReadOnlyList<Barrier> All, IEnumerable<Barrier> Shown)> Columns =>
        from category in Settings.Categories.Concat(Barriers.Any(barrier => barrier.Category is null) ? [NoLongerConfigured] : [])
        let all = Barriers.Where(barrier => (barrier.Category ?? NoLongerConfigured) == category).ToList()
        select (category, (IReadOnlyList<Barrier>)all, all.Take(NotesPerColumn));

    private static readonly Category NoLongerConfigured = new() { Name = "Other" };
}
