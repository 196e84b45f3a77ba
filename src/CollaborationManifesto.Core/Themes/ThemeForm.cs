using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Themes;

/// <summary>A post of the page of one theme.</summary>
/// <param name="Act">Which of its forms it is: one of the words below.</param>
/// <param name="Seen">Command id of the last act that the page knew, so that nobody overwrites what someone else did.</param>
/// <param name="Into">The theme to merge it into.</param>
/// <param name="Agreed">The box of this form is ticked.</param>
/// <param name="Place">Where the page leads back to.</param>
public sealed record ThemeForm(string? Token, string? Nonce, string? Theme, string? Act, string? Seen, string? Name, string? Note, string? Into, bool Agreed, GroupingPlace Place)
{
    public const string Rename = "rename";
    public const string Merge = "merge";
    public const string Delete = "delete";
    public const string BringBack = "bring-back";
    public const string Publish = "publish";
    public const string TakeOff = "take-off";

    /// <summary>The nonce is a hidden field of our own page: without it, the post did not come from our page.</summary>
    public bool IsOurs => ContributionId.TryParse(Nonce, out _);

    public static ThemeForm From(PostedForm form)
    {
        var act = form["act"];
        return new(form["token"], form["nonce"], form["theme"], act, form["seen"], form["name"], form["note"], form["into"], form[act ?? ""] == "yes", GroupingPlace.Parse(form[ThemeAddress.Back]));
    }
}
