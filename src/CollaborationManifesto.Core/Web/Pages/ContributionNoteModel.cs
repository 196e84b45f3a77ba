using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Pages;

/// <summary>A contribution in a box, as it would be published.</summary>
public sealed record ContributionNoteModel(string Kind, Category? Category, string Title, string Text)
{
    /// <summary>2 or 3, depending on the heading above it.</summary>
    public int HeadingLevel { get; init; } = 3;

    /// <summary>Label that opens the text, of which only the beginning is shown; null to show all of it.</summary>
    public string? Unfold { get; init; }

    /// <summary>Why a principle is important and what it means, from its text or written by curators.</summary>
    public required PrincipleDepthModel Depth { get; init; }

    public static ContributionNoteModel From(Wording wording, AllWords words, ManifestoSettings manifesto)
    {
        var (text, importance, meaning) = PrincipleText.ExtractSections(wording);
        return new(words.Form.KindOf(wording.Kind), manifesto.FindCategory(wording.Category), wording.Title, text)
        {
            Depth = new(words.Principle, importance, PrincipleText.SplitPoints(meaning), HeadingLevel: 4),
        };
    }
}

/// <summary>Why a principle is important and what it means. Parts that nobody wrote are left out.</summary>
/// <param name="HeadingLevel">2 to 4, depending on the heading above it.</param>
public sealed record PrincipleDepthModel(PrincipleWords Words, string? Importance, IReadOnlyList<string> Meaning, int HeadingLevel);
