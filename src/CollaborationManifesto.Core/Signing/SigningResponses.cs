using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RazorSlices;

namespace CollaborationManifesto.Signing;

/// <summary>HTTP answers about signatures. People who may not enter the curators' page get the desk's answers.</summary>
public sealed class SigningResponses(
    PageFrames frames, PrivatePages pages, SiteAssets assets, AllWords words, Refusals refusals, DeskResponses desk, IOptions<SiteSettings> site, IOptions<PrivacySettings> privacy)
{
    public Task<IResult> ForAsync(SigningOutcome outcome, HttpRequest request) => outcome switch
    {
        SigningOutcome.Form(var typed, var edition, var errors) => PageAsync(
            SigningFormPage.Create(new(Frame(words.Signing.Heading, errors), words, edition, typed, errors)), errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
        SigningOutcome.Check(var typed, var signature, var edition, var token) => PageAsync(
            SigningCheckPage.Create(new(Frame(words.Signing.CheckHeading, []), words, edition, typed, signature, token)), StatusCodes.Status200OK),
        SigningOutcome.Sent => refusals.SayAsync(StatusCodes.Status200OK, words.Signing.Sent, refusals.Site),
        SigningOutcome.Closed => refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Signing.Closed(privacy.Value.ContactEmail), refusals.Site),
        SigningOutcome.NoEdition => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Signing.NoEdition, refusals.Site),
        SigningOutcome.Asked(var asked, var token, var errors) => pages.RenderAsync(
            SigningQuestionPage.Create(new(pages.Frame(words.Signing.ConfirmHeading, errors), words, asked, token, errors)), errors),
        SigningOutcome.Refused => refusals.SayAsync(StatusCodes.Status200OK, words.Signing.Refused, refusals.Site),
        SigningOutcome.BeingRecorded => refusals.SayAsync(StatusCodes.Status200OK, words.Signing.BeingRecorded, refusals.Site),
        SigningOutcome.GoToOwn(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link("signatures/own", token))),
        SigningOutcome.Own(var signature, var token, var current, var errors) => pages.RenderAsync(
            OwnSignaturePage.Create(new(pages.Frame(words.Signing.StateOf(signature), errors), words, signature, privacy.Value, token, current, errors)), errors),
        SigningOutcome.Change(var signature, var token, var current, var typed, var signsCurrent, var reply, var errors) => pages.RenderAsync(
            ChangeSignaturePage.Create(new(pages.Frame(words.Signing.ChangeHeading, errors), words, signature, token, current, typed, signsCurrent, reply, ContributionId.New().ToString(), errors)), errors),
        SigningOutcome.Left => refusals.SayAsync(StatusCodes.Status200OK, words.Signing.Left, refusals.Site),
        SigningOutcome.News(var token, var errors) => pages.RenderAsync(StopNewsPage.Create(new(pages.Frame(words.Signing.NewsHeading, errors), words, token, errors)), errors),
        SigningOutcome.NewsStopped => refusals.SayAsync(StatusCodes.Status200OK, words.Signing.NewsStopped, refusals.Site),
        SigningOutcome.UnknownLink => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Signing.UnknownLink, refusals.Site),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    public Task<IResult> ForAsync(DeskOutcome outcome, HttpRequest request) => outcome is SignatureDeskOutcome own ? ForAsync(own) : desk.ForAsync(outcome, request);

    /// <summary>The page to choose a list, for those whose file was too large to be read.</summary>
    public (string Text, string Target) ImportLink(string token) => (words.SignatoryImport.Heading, site.Value.Link(SignatoryImportModel.Route, token));

    private Task<IResult> ForAsync(SignatureDeskOutcome outcome) => outcome switch
    {
        SignaturesShown shown => pages.RenderAsync(
            SignaturesPage.Create(new(pages.Frame(shown.Done?.Heading ?? words.SignatureDesk.Heading, shown.Errors), words, shown, ContributionId.New().ToString())), shown.Errors),
        SignatoryImportShown shown => pages.RenderAsync(
            SignatoryImportPage.Create(new(pages.Frame(shown.IsDone ? words.SignatoryImport.Done.Heading : words.SignatoryImport.Heading, shown.Errors), words, shown)), shown.Errors),
        SignatoryImportChecked shown => pages.RenderAsync(SignatoryImportCheckPage.Create(new(pages.Frame(words.SignatoryImport.CheckHeading, shown.Errors), words, shown)), shown.Errors),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private PageFrame Frame(string title, ImmutableArray<FieldError> errors) => pages.Frame(title, errors, assets.SendOnce);

    private async Task<IResult> PageAsync(RazorSlice page, int status) => new PageResult(await Page.TextAsync(page), status, frames.ApiScriptPolicy, PageResult.ForBackButton);
}
