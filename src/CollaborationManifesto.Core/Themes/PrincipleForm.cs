using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Themes;

/// <summary>A post of the page on which a curator drafts a principle.</summary>
/// <param name="Notes">The notes that the page showed. Those that have left the theme since do not count.</param>
/// <param name="Place">Where the pages lead back to.</param>
/// <param name="Quote">The note whose words are to be added to the text; null if the principle is to be saved.</param>
public sealed record PrincipleForm(string? Token, string? Nonce, string? Theme, string? Quote, ImmutableArray<ContributionId> Notes, Submission Wording, GroupingPlace Place)
{
    /// <summary>The nonce is a hidden field of our own page, and becomes the principle's id, so that a repeated post makes no second one.</summary>
    public ContributionId? Id => ContributionId.TryParse(Nonce, out var id) ? id : null;

    public static PrincipleForm From(PostedForm form) => new(
        form["token"],
        form["nonce"],
        form["theme"],
        form["quote"],
        [.. (form["notes"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(id => ContributionId.TryParse(id, out _)).Select(ContributionId.Parse)],
        new()
        {
            Kind = nameof(ContributionKind.Principle).ToLowerInvariant(),
            Category = form["category"],
            Title = form["title"],
            Text = form["text"],
            Importance = form["importance"],
            Meaning = form["meaning"],
        },
        GroupingPlace.Parse(form[ThemeAddress.Back]));
}
