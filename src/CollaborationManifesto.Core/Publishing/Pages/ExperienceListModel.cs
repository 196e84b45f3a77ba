using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>What came of one item, newest first.</summary>
/// <param name="Form">Address of the item's own form for it; null if it has none.</param>
public sealed record ExperienceListModel(AllWords Words, IReadOnlyList<Experience> Experiences, string? Form)
{
    /// <summary>A page with more would be too long to read. The earlier ones are links to their own pages.</summary>
    public const int MostInFull = 20;

    public bool IsShown => Form is not null || Experiences.Count > 0;

    public IEnumerable<Experience> InFull => Experiences.Take(MostInFull);

    public IEnumerable<Experience> Earlier => Experiences.Skip(MostInFull);
}
