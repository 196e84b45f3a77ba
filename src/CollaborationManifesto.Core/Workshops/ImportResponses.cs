using System.Diagnostics;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Workshops;

/// <summary>HTTP answers of the pages of imports. People who may not enter them get the desk's answers.</summary>
public sealed class ImportResponses(PrivatePages pages, Refusals refusals, AllWords words, DeskResponses desk, IOptions<SiteSettings> site)
{
    public Task<IResult> ForAsync(DeskOutcome outcome, HttpRequest request) => outcome is WorkshopOutcome own ? ForAsync(own, request) : desk.ForAsync(outcome, request);

    private Task<IResult> ForAsync(WorkshopOutcome outcome, HttpRequest request) => outcome switch
    {
        UploadShown shown => pages.RenderAsync(UploadPage.Create(new(pages.Frame(words.Workshop.Heading, shown.Errors), words, shown, NewNonce())), shown.Errors),
        MappingShown shown => pages.RenderAsync(
            MappingPage.Create(new(pages.Frame(words.Workshop.CheckHeading(shown.Import.Source), shown.Errors), words, shown, NewNonce())), shown.Errors),
        ProgressShown shown => pages.RenderAsync(
            ProgressPage.Create(new(pages.Frame(words.Workshop.ProgressHeading(shown.Import.Source), shown.Errors), words, shown, NewNonce())), shown.Errors),
        LookalikesShown shown => pages.RenderAsync(
            LookalikesPage.Create(new(pages.Frame(words.Workshop.LookalikesHeading(shown.Import.Source), []), words, shown, NewNonce())), []),
        ImportGoTo(var token, var import) => Task.FromResult<IResult>(new SeeOther(ImportAddress.Link(site.Value, token, import))),
        UploadGoTo(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link(ImportAddress.UploadRoute, token))),
        ImportGone(var token) => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Workshop.Gone, UploadLink(token)),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    /// <summary>Where a refused upload leads.</summary>
    public (string Text, string Target) UploadLink(string token) => (words.Workshop.Heading, site.Value.Link(ImportAddress.UploadRoute, token));

    private static string NewNonce() => ContributionId.New().ToString();
}

/// <summary>Addresses of the pages of imports.</summary>
internal static class ImportAddress
{
    /// <summary>The page of one import.</summary>
    public const string Route = "desk/import";

    /// <summary>The page to begin one.</summary>
    public const string UploadRoute = "desk/import/file";

    public static string Link(SiteSettings site, string token, ContributionId import) => $"{site.Link(Route, token)}&import={import}";

    /// <summary>The place at the desk that has its notes.</summary>
    public static DeskPlace Notes(ContributionId import) => new(new(DeskView.Waiting, null, null, Flagged: false, null) { Import = import }, null);
}
