using System.Diagnostics;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Desk;

/// <summary>HTTP answers of the desk.</summary>
public sealed class DeskResponses(
    PrivatePages pages,
    AllWords words,
    Refusals refusals,
    LinkTokens tokens,
    IOptions<SiteSettings> site,
    IOptions<CurationSettings> curation,
    TimeProvider clock)
{
    public Task<IResult> ForAsync(DeskOutcome outcome, HttpRequest request) => outcome switch
    {
        DeskOutcome.Shown shown => DeskAsync(shown),
        DeskOutcome.GoTo(var token, var place) => Task.FromResult<IResult>(new SeeOther(DeskAddress.Link(site.Value, token, place))),
        DeskOutcome.Confirm confirm => ConfirmAsync(confirm),
        DeskOutcome.Acted acted => ActedAsync(acted),
        DecisionsFile(var name, var csv) => Task.FromResult<IResult>(new DataResult(Results.Bytes(csv, "text/csv; charset=utf-8", name))),
        OrderShown shown => pages.RenderAsync(
            OrderPage.Create(new(pages.Frame(words.Order.Heading, shown.Errors), words, shown, ContributionId.New().ToString())), shown.Errors),
        OrderSaved saved => pages.RenderAsync(OrderSavedPage.Create(new(pages.Frame(words.Order.Saved, []), words, saved)), []),
        DeskOutcome.AskAddress(var typed, var errors) => pages.RenderAsync(
            DeskAskPage.Create(new(pages.Frame(words.Desk.AskHeading, errors), words, typed, errors)), errors),
        DeskOutcome.LinkMailed => refusals.SayAsync(StatusCodes.Status200OK, words.Desk.LinkMailed, refusals.Site),
        DeskOutcome.NoLongerCurator => refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Refusals.NoLongerCurator, refusals.Site),
        DeskOutcome.Expired => refusals.RefuseAsync(request, StatusCodes.Status410Gone, words.Desk.Expired, (words.Desk.AskAgain, site.Value.Api("desk"))),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> DeskAsync(DeskOutcome.Shown shown)
    {
        var model = new DeskModel(
            pages.Frame(words.Desk.Heading, shown.Errors),
            words,
            shown,
            ContributionId.New().ToString(),
            clock.GetUtcNow(),
            LinkTo(shown.Entered, shown.Place),
            site.Value.Link("curators/mail", tokens.ForEmailPreference(shown.Entered.Curator.Id)));
        return pages.RenderAsync(DeskPage.Create(model), shown.Errors);
    }

    private Task<IResult> ConfirmAsync(DeskOutcome.Confirm confirm)
    {
        var model = new DeskConfirmModel(pages.Frame("", []), words, confirm, curation.Value, ContributionId.New().ToString());
        return pages.RenderAsync(DeskConfirmPage.Create(model with { Frame = pages.Frame(model.Heading, confirm.Errors) }), confirm.Errors);
    }

    private Task<IResult> ActedAsync(DeskOutcome.Acted acted)
    {
        var model = new DeskActedModel(pages.Frame("", []), words, acted, LinkTo(acted.Entered, acted.Place));
        return pages.RenderAsync(DeskActedPage.Create(model with { Frame = pages.Frame(model.Heading, []) }), StatusCodes.Status200OK);
    }

    /// <summary>Links to contributions, with the rights and the expiry of the link to the desk. They lead back to this place.</summary>
    private Func<ContributionId, string> LinkTo(DeskAccess.Entered entered, DeskPlace place) => id => DeskAddress.Carry(
        site.Value.Link("review", tokens.ForReview(new(id, entered.Curator.Id, entered.Expires) { FromDesk = true })), place);
}
