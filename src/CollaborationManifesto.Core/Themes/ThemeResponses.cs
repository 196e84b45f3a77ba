using System.Diagnostics;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Themes;

/// <summary>HTTP answers of the pages on themes. People who may not enter them get the desk's answers.</summary>
public sealed class ThemeResponses(
    PrivatePages pages,
    SiteAssets assets,
    Refusals refusals,
    AllWords words,
    DeskResponses desk,
    LinkTokens tokens,
    IOptions<SiteSettings> site,
    IOptions<IntakeSettings> intake,
    IOptions<CurationSettings> curation,
    IOptions<PrivacySettings> privacy)
{
    public Task<IResult> ForAsync(DeskOutcome outcome, HttpRequest request) => outcome is ThemeOutcome own ? ForAsync(own, request) : desk.ForAsync(outcome, request);

    private Task<IResult> ForAsync(ThemeOutcome outcome, HttpRequest request) => outcome switch
    {
        GroupingShown shown => GroupingAsync(shown),
        SuggestionShown shown => pages.RenderAsync(
            SuggestionPage.Create(new(pages.Frame(words.Grouping.SuggestionsHeading, shown.Errors), words, shown, NewNonce(), LinkTo(shown.Entered))), shown.Errors),
        ThemeShown shown => pages.RenderAsync(
            ThemePage.Create(new(pages.Frame(words.Theme.Heading(shown.Theme.Name), shown.Errors), words, shown, privacy.Value, NewNonce(), LinkTo(shown.Entered))), shown.Errors),
        PrincipleDraftShown shown => pages.RenderAsync(
            PrinciplePage.Create(new(pages.Frame(words.PrincipleDraft.Heading(shown.Theme.Name), shown.Errors), words, shown, intake.Value, curation.Value, NewNonce())), shown.Errors),
        PrincipleDrafted saved => pages.RenderAsync(PrincipleSavedPage.Create(new(pages.Frame(words.PrincipleDraft.Saved, []), words, saved, LinkTo(saved.Entered)(saved.Principle))), []),
        ThemeGone(var token) => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Theme.Gone, (words.Theme.Back, site.Value.Link(ThemeAddress.Route, token))),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> GroupingAsync(GroupingShown shown)
    {
        var model = new GroupingModel(pages.Frame(words.Grouping.Heading, shown.Errors, assets.Grouping), words, shown, NewNonce(), (shown.Access as GroupingAccess.AtDesk) is { Entered: var entered } ? LinkTo(entered) : null);
        return pages.RenderAsync(GroupingPage.Create(model), shown.Errors, assets.Grouping);
    }

    /// <summary>Links to contributions, with the rights and the expiry of the link to the desk.</summary>
    private Func<ContributionId, string> LinkTo(DeskAccess.Entered entered) => id =>
        site.Value.Link("review", tokens.ForReview(new(id, entered.Curator.Id, entered.Expires) { FromDesk = true }));

    private static string NewNonce() => ContributionId.New().ToString();
}
