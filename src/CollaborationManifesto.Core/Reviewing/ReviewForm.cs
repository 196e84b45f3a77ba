using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Reviewing;

/// <summary>What a curator's page posted, as it came. Nothing in it is preselected, so an untouched form decides nothing.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">Made with each page, so that a repeated post is recognised.</param>
/// <param name="ContentVersion">The content version that the page showed.</param>
/// <param name="Decision">approve, edit, decline, object, take-back, ask or undo, from the desk amend, unpublish, reopen or retire; on the page behind "edit" and "amend", save.</param>
/// <param name="ListedReason">One of the configured reasons to decline, or "other".</param>
/// <param name="Reason">In the curator's words.</param>
/// <param name="Wording">Kind, category, title and text as edited.</param>
/// <param name="Principles">Ids of the principles to attach it to, with spaces between them.</param>
public sealed record ReviewForm(
    string? Token, string? Nonce, string? ContentVersion, string? Decision, string? ListedReason, string? Reason, Submission Wording, string? Principles)
{
    /// <summary>The choice "something else" among the reasons to decline.</summary>
    public const string OtherReason = "other";

    public static ReviewForm From(PostedForm form) => new(
        form["token"],
        form["nonce"],
        form["contentVersion"],
        form["decision"],
        form["because"],
        form["reason"],
        Submission.FromCurator(name => form[name]),
        form.Joined("principles"));

    /// <summary>What was typed, so that a page that has no field for it can still give it back.</summary>
    public IEnumerable<string> Typed => new[] { Wording.Title, Wording.Text, Wording.Importance, Wording.Meaning, Reason }.OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text));
}
