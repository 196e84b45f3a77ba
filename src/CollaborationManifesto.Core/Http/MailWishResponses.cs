using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Pages.Curate;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>What a curator's browser, or mail program, is answered about their mails.</summary>
public sealed class MailWishResponses(
    PrivatePages pages, AllWords words, Refusals refusals, IOptions<SiteSettings> site, IOptions<NoticeSettings> notices)
{
    public Task<IResult> For(MailWishOutcome outcome, HttpRequest request) => outcome switch
    {
        MailWishOutcome.Shown(var curator, var token, var errors) => WishPage(curator, token, errors),
        MailWishOutcome.Chosen(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link("curators/mail", token))),
        MailWishOutcome.Unsubscribed => refusals.Say(StatusCodes.Status200OK, words.MailWish.Unsubscribed, refusals.Site),
        MailWishOutcome.NoLongerCurator => refusals.Refuse(request, StatusCodes.Status403Forbidden, words.Refusals.NoLongerCurator, refusals.Site),
        MailWishOutcome.UnknownLink => refusals.Refuse(request, StatusCodes.Status404NotFound, words.Refusals.UnknownReview, refusals.Site),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> WishPage(Curator curator, string token, ImmutableArray<FieldError> errors) => pages.Of(
        MailWishPage.Create(new(pages.Frame(words.MailWish.Heading, errors), words, curator, notices.Value.DigestOnlyHours, token, errors)), errors);
}
