using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Pages.Forms;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Curate;

/// <summary>The page on which a curator chooses what they are mailed. Nothing is preselected, so that a scanner's post chooses nothing.</summary>
public sealed record MailWishModel(
    PageFrame Frame, AllWords Words, Curator Curator, int DigestOnlyHours, string Token, ImmutableArray<FieldError> Errors)
{
    public Field Mails => new("mails", Words.MailWish.Question, Words.MailWish.Hint, null, Errors.FirstOrDefault()?.Message)
    {
        Choices =
        [
            new(nameof(MailWish.Each), Words.MailWish.Each),
            new(nameof(MailWish.DigestOnly), Words.MailWish.DigestOnly(DigestOnlyHours)),
            new(nameof(MailWish.Paused), Words.MailWish.Paused),
        ],
    };
}
