using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Pages;

/// <summary>The previous wording of a contribution next to its current one.</summary>
/// <param name="ByReader">True on the page of the person who sent it.</param>
public sealed record WordingChangesModel(AllWords Words, ManifestoSettings Manifesto, EarlierWording Earlier, Wording Now, bool ByReader = false)
{
    /// <summary>Null for the usual heading.</summary>
    public string? HeadingText { get; init; }

    /// <summary>Id of the heading, for pages with more than one comparison.</summary>
    public string Id { get; init; } = "changes";

    public string Heading => HeadingText is not null ? HeadingText
        : Earlier.ReplacedBy == Editor.Curators ? Words.Review.ChangedByCurators
        : ByReader ? Words.Status.ChangedByYou
        : Words.Review.ChangedByContributor;

    /// <summary>Null if it was removed.</summary>
    public Wording? Before => Earlier.Wording;

    /// <summary>Sentences about a changed kind or category.</summary>
    public IEnumerable<string> Moved
    {
        get
        {
            if (Before is not { } before)
                yield break;
            if (before.Kind != Now.Kind)
                yield return Words.Review.BecameAnother(Words.Check.Kind, Words.Form.KindOf(before.Kind), Words.Form.KindOf(Now.Kind));
            if (before.Category != Now.Category)
                yield return Words.Review.BecameAnother(Words.Check.Category, CategoryOf(before), CategoryOf(Now));
        }
    }

    /// <summary>The changed parts of a principle: why it is important and what it means.</summary>
    public IEnumerable<(string Heading, string Before, string Now)> Parts => Before is not { } before ? [] : new (string Heading, string Before, string Now)[]
    {
        (Words.Principle.Importance, before.Importance ?? "", Now.Importance ?? ""),
        (Words.Principle.Meaning, before.Meaning ?? "", Now.Meaning ?? ""),
    }.Where(part => part.Before != part.Now);

    private string CategoryOf(Wording wording) => Manifesto.FindCategory(wording.Category)?.Name ?? (wording.Category.Length == 0 ? Words.Changes.NoCategory : wording.Category);
}

/// <param name="IsExcerpt">True to leave out most of what stayed the same.</param>
public sealed record ChangedTextModel(ReviewWords Words, string Before, string After, bool IsExcerpt = false)
{
    public ImmutableArray<ChangedPiece> Pieces => IsExcerpt ? WordChanges.Excerpt(Before, After) : WordChanges.Between(Before, After);
}
