using CollaborationManifesto.Contributions;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages;

/// <summary>A contribution set apart, as it would be published.</summary>
public sealed record ContributionNoteModel(string Kind, Category? Category, string Title, string Text)
{
    /// <summary>2 or 3, by what stands above it.</summary>
    public int HeadingLevel { get; init; } = 3;

    /// <summary>What curators added to a principle; null for nothing.</summary>
    public PrincipleDepthModel? Depth { get; init; }

    public static ContributionNoteModel Of(Contribution contribution, AllWords words, ManifestoSettings manifesto) => new(
        words.Form.KindOf(contribution.Kind), manifesto.FindCategory(contribution.Category), contribution.Title, contribution.Text)
    {
        Depth = new(words.Principle, contribution.Importance, PrincipleText.Points(contribution.Meaning), HeadingLevel: 4),
    };
}
