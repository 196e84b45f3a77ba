using System.Diagnostics;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Themes;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Grouping;

/// <summary>HTTP answers of the facilitators' page on themes.</summary>
public sealed class SessionGroupingResponses(ThemeResponses themes, Refusals refusals, AllWords words, IOptions<SiteSettings> site)
{
    public Task<IResult> ForAsync(SessionGroupingOutcome outcome, HttpRequest request) => outcome switch
    {
        SessionGroupingOutcome.Shown(var page) => themes.ForAsync(page, request),
        SessionGroupingOutcome.NotNow(var entered) => refusals.RefuseAsync(
            request, StatusCodes.Status409Conflict, words.Session.NotGrouping, (words.Grouping.BackToWorkshop, site.Value.Link(SessionAddress.LeadRoute, entered.Token))),
        SessionGroupingOutcome.NoEntry => refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Session.LinkEnded, refusals.Site),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };
}
