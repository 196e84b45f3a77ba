using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Desk;

/// <summary>What a curator's browser, or mail program, is answered about their mails.</summary>
public sealed class EmailPreferenceResponses(
    PrivatePages pages, AllWords words, Refusals refusals, IOptions<SiteSettings> site, IOptions<NoticeSettings> notices)
{
    public Task<IResult> ForAsync(EmailPreferenceOutcome outcome, HttpRequest request) => outcome switch
    {
        EmailPreferenceOutcome.Shown(var curator, var token, var errors) => WishPageAsync(curator, token, errors),
        EmailPreferenceOutcome.Chosen(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link("curators/mail", token))),
        EmailPreferenceOutcome.Unsubscribed => refusals.SayAsync(StatusCodes.Status200OK, words.EmailPreference.Unsubscribed, refusals.Site),
        EmailPreferenceOutcome.NoLongerCurator => refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Refusals.NoLongerCurator, refusals.Site),
        EmailPreferenceOutcome.UnknownLink => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Refusals.UnknownReview, refusals.Site),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> WishPageAsync(Curator curator, string token, ImmutableArray<FieldError> errors) => pages.RenderAsync(
        EmailPreferencesPage.Create(new(pages.Frame(words.EmailPreference.Heading, errors), words, curator, notices.Value.DigestOnlyHours, token, errors)), errors);
}
