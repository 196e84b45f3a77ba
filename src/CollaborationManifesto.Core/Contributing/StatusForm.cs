using CollaborationManifesto.Web;

namespace CollaborationManifesto.Contributing;

/// <summary>What a contributor's private page posted, as it came. Nothing in it is preselected, so an untouched form changes nothing.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">Made with each page, so that a repeated post is recognised.</param>
/// <param name="ContentVersion">The content version that the page showed.</param>
/// <param name="Wish">correct, withdraw, erase or answer; on the page behind correct, send.</param>
/// <param name="Title">The corrected title.</param>
/// <param name="Text">The corrected text, or the answer to the curators' question.</param>
public sealed record StatusForm(string? Token, string? Nonce, string? ContentVersion, string? Wish, string? Title, string? Text)
{
    public static StatusForm From(PostedForm form) => new(form["token"], form["nonce"], form["contentVersion"], form["wish"], form["title"], form["text"]);
}
