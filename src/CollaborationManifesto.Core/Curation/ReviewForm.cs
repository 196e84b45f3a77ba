namespace CollaborationManifesto.Curation;

/// <summary>What the review page posted, as it came. Nothing in it is preselected, so an untouched form decides nothing.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">Made with each page, so that a repeated post is recognised.</param>
/// <param name="ContentVersion">The content version that the page showed.</param>
/// <param name="Decision">approve, decline or object.</param>
/// <param name="Reason">In the curator's words.</param>
public sealed record ReviewForm(string? Token, string? Nonce, string? ContentVersion, string? Decision, string? Reason);
