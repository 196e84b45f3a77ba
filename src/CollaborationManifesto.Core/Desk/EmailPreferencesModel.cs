using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>The page where a curator chooses which emails they get. Nothing is preselected, so a scanner's post changes nothing.</summary>
public sealed record EmailPreferencesModel(PageFrame Frame, AllWords Words, EmailPreferenceOutcome.Shown Shown)
{
    public Field Mails => new(Words.Form, "mails", Words.EmailPreference.Question, Words.EmailPreference.Hint, null, Shown.Errors.FirstOrDefault()?.Message)
    {
        Choices =
        [
            new(nameof(EmailPreference.Each), Words.EmailPreference.Each),
            new(nameof(EmailPreference.DigestOnly), Words.EmailPreference.DigestOnly),
            new(nameof(EmailPreference.Paused), Words.EmailPreference.Paused),
        ],
    };
}
