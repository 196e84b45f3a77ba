using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Desk;

/// <summary>A post of the desk.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">New for each page, so that a repeated post is recognised.</param>
/// <param name="Items">Ticked ids with the content version that the page showed, such as <c>…:3</c>, separated by spaces.</param>
/// <param name="Action">approve, decline, categorise, merge or attach.</param>
/// <param name="ListedReason">One of the configured reasons to decline, or "other".</param>
/// <param name="Reason">The reason in the curator's own words.</param>
/// <param name="Category">The category to move to.</param>
/// <param name="Target">Id of the contribution to merge into, or of the principle to attach to.</param>
/// <param name="Into">Reference of a published contribution to merge into, instead of a target.</param>
/// <param name="Confirmed"><c>yes</c> from the page that lists what will happen.</param>
public sealed record DeskForm(
    string? Token, string? Nonce, string? Items, string? Action, string? ListedReason, string? Reason, string? Category, string? Target, string? Into, string? Confirmed)
{
    public static DeskForm From(PostedForm form) => new(
        form["token"],
        form["nonce"],
        form.Joined("items"),
        form["action"],
        form["because"],
        form["reason"],
        form["to"],
        form["target"],
        form["into"],
        form["confirmed"]);
}

/// <summary>A post of the desk, with the place that it came from.</summary>
public sealed record DeskInput(DeskForm Form, DeskPlace Place)
{
    public static DeskInput From(PostedForm form) => new(DeskForm.From(form), DeskAddress.Read(name => form[name]));
}

/// <summary>The email address that someone wants a link to the desk sent to.</summary>
public sealed record DeskLinkInput(string? Email)
{
    public static DeskLinkInput From(PostedForm form) => new(form["email"]);
}
