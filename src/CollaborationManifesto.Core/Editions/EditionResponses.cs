using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Editions;

/// <summary>HTTP answers of the page of editions. Whoever may not enter it gets the desk's answers.</summary>
public sealed class EditionResponses(PrivatePages pages, AllWords words, DeskResponses desk)
{
    public Task<IResult> ForAsync(DeskOutcome outcome, HttpRequest request) => outcome is EditionsShown shown
        ? pages.RenderAsync(
            EditionsPage.Create(new(pages.Frame(shown.Done?.Heading ?? words.Edition.Heading, shown.Errors), words, shown, ContributionId.New().ToString())), shown.Errors)
        : desk.ForAsync(outcome, request);
}
