using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Desk;

/// <summary>What a curator, or the mail program in their name, posted about their mails.</summary>
/// <param name="Mails">The name of a <see cref="EmailPreference"/>, or nothing that is one.</param>
/// <param name="OneClick">Whether a mail program posted it, which shows nobody a page.</param>
public sealed record EmailPreferenceInput(string? Token, string? Mails, bool OneClick = false)
{
    public static EmailPreferenceInput From(PostedForm form) => new(form["token"], form["mails"]);
}
