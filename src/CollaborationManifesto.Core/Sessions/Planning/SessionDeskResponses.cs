using System.Diagnostics;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Planning;

/// <summary>HTTP answers of the curators' pages about workshops. People who may not enter them get the desk's answers.</summary>
public sealed class SessionDeskResponses(PrivatePages pages, Refusals refusals, LinkTokens tokens, AllWords words, DeskResponses desk, IOptions<SiteSettings> site)
{
    public Task<IResult> ForAsync(DeskOutcome outcome, HttpRequest request) => outcome is SessionDeskOutcome own ? ForAsync(own, request) : desk.ForAsync(outcome, request);

    private Task<IResult> ForAsync(SessionDeskOutcome outcome, HttpRequest request) => outcome switch
    {
        SessionsShown shown => pages.RenderAsync(SessionsPage.Create(new(pages.Frame(words.SessionDesk.Heading, shown.Errors), words, shown, NewNonce())), shown.Errors),
        SessionShown shown => pages.RenderAsync(
            DeskSessionPage.Create(new(pages.Frame(shown.Session.Name, shown.Errors), words, shown, NewNonce(), site.Value.Link(SessionAddress.WallRoute, tokens.ForWall(shown.Session.Id)))), shown.Errors),
        SessionGoTo(var token, var session) => Task.FromResult<IResult>(new SeeOther($"{site.Value.Link(SessionAddress.DeskSessionRoute, token)}&session={session}")),
        SessionLeadTo(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link(SessionAddress.LeadRoute, token))),
        SessionGone(var token) => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.SessionDesk.Gone, (words.SessionDesk.Heading, site.Value.Link(SessionAddress.DeskRoute, token))),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private static string NewNonce() => ContributionId.New().ToString();
}
