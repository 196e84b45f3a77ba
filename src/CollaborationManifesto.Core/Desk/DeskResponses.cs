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
        DeskOutcome.Confirm(var form, var items, var principles, var errors) => pages.RenderAsync(
            DeskConfirmPage.Create(new(pages.Frame(words.Desk.ConfirmHeading, errors), words, form, items, principles, ContributionId.New().ToString(), errors)), errors),
        DeskOutcome.Done(var token, var results) => pages.RenderAsync(
            DeskDonePage.Create(new(pages.Frame(Heading(results), []), words, Heading(results), results, site.Value.Link("desk", token))), StatusCodes.Status200OK),
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
            curation.Value,
            ContributionId.New().ToString(),
            clock.GetUtcNow(),
            id => site.Value.Link("review", tokens.ForReview(new(id, shown.Curator.Id, shown.Expires) { FromDesk = true })),
            site.Value.Link("curators/mail", tokens.ForEmailPreference(shown.Curator.Id)));
        return pages.RenderAsync(DeskPage.Create(model), shown.Errors);
    }

    private string Heading(IReadOnlyList<DeskResult> results) =>
        results.Any(result => result.Refused is not null) ? words.Desk.NotAllHeading : words.Desk.DoneHeading;
}
