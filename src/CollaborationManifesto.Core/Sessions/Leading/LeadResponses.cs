using System.Diagnostics;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Leading;

/// <summary>HTTP answers to facilitators.</summary>
public sealed class LeadResponses(PrivatePages pages, Refusals refusals, LinkTokens tokens, AllWords words, IOptions<SiteSettings> site)
{
    public Task<IResult> ForAsync(LeadOutcome outcome, HttpRequest request) => outcome switch
    {
        LeadOutcome.Invited invited => pages.RenderAsync(InvitationPage.Create(new(pages.Frame(words.Facilitator.Heading, invited.Errors), words, invited)), invited.Errors),
        LeadOutcome.GoTo(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link(SessionAddress.LeadRoute, token))),
        LeadOutcome.Shown shown => pages.RenderAsync(
            LeadPage.Create(new(
                pages.Frame(words.Facilitator.Heading, shown.Errors), words, shown, ContributionId.New().ToString(), site.Value.Link(SessionAddress.WallRoute, tokens.ForWall(shown.Entered.Session.Id)))),
            shown.Errors),
        LeadOutcome.NoLink => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Facilitator.NoLink, refusals.Site),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };
}
