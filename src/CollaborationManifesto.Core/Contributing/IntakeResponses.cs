using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RazorSlices;

namespace CollaborationManifesto.Contributing;

/// <summary>HTTP answers to people and programs that contribute.</summary>
public sealed class IntakeResponses(
    PageFrames frames,
    AllWords words,
    Refusals refusals,
    SiteAssets assets,
    PublishedPrinciples principles,
    PublishedTexts published,
    IOptions<SiteSettings> site,
    IOptions<IntakeSettings> intake,
    IOptions<CurationSettings> curation)
{
    public Task<IResult> ForAsync(CheckOutcome outcome, HttpRequest request, CancellationToken cancellationToken) => outcome switch
    {
        CheckOutcome.Invalid(var typed, var errors) => InvalidFormAsync(typed, errors, request, cancellationToken),
        CheckOutcome.BackToForm(var typed) => FormAsync(typed, [], StatusCodes.Status200OK, cancellationToken),
        CheckOutcome.Ready ready => CheckAsync(ready, cancellationToken),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    public async Task<IResult> ForAsync(SubmitOutcome outcome, HttpRequest request, CancellationToken cancellationToken) => outcome switch
    {
        SubmitOutcome.Invalid(var typed, var errors) => await InvalidFormAsync(typed, errors, request, cancellationToken),
        SubmitOutcome.InvalidToken(var typed) => await InvalidFormAsync(typed, [new("kind", words.Form.PageAltered)], request, cancellationToken),
        SubmitOutcome.KeyReused => await refusals.RefuseAsync(
            request,
            StatusCodes.Status422UnprocessableEntity,
            Refusals.SpeaksJson(request) ? words.Refusals.KeyReusedByProgram : words.Refusals.KeyReused,
            refusals.Form),
        SubmitOutcome.Accepted(var id, var token) when Refusals.SpeaksJson(request) =>
            new DataResult(Results.Created(StatusAddress(token), new { id = id.ToString(), reference = id.Reference, status = StatusAddress(token) })),
        SubmitOutcome.Accepted(_, var token) => new SeeOther(StatusAddress(token)),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private async Task<IResult> InvalidFormAsync(Submission typed, ImmutableArray<FieldError> errors, HttpRequest request, CancellationToken cancellationToken) =>
        Refusals.SpeaksJson(request) ? refusals.Invalid(errors) : await FormAsync(typed, errors, StatusCodes.Status422UnprocessableEntity, cancellationToken);

    private async Task<IResult> FormAsync(Submission typed, ImmutableArray<FieldError> errors, int status, CancellationToken cancellationToken)
    {
        var model = new FormModel(frames.ForApi(words.Form.Heading, assets.CharacterCount, assets.InlineChecks, assets.SendOnce), words, intake.Value, curation.Value.BlindReview, await principles.ListAsync(cancellationToken), typed, errors);
        return await PageOfAsync(Contributing.Form.Create(model), status, PageResult.ForBackButton, frames.ApiScriptPolicy);
    }

    private async Task<IResult> CheckAsync(CheckOutcome.Ready ready, CancellationToken cancellationToken)
    {
        var chosen = ready.Draft.Principles.IsEmpty
            ? null
            : (await principles.ListAsync(cancellationToken)).FirstOrDefault(principle => principle.Id == ready.Draft.Principles[0]).Title;
        var model = new CheckModel(frames.ForApi(words.Check.Heading, assets.SendOnce), words, ready.Submission, ready.Draft, chosen, ready.Token)
        {
            Similar = ready.Draft.Kind == ContributionKind.Experience ? [] : published.FindSimilar(
                ready.Draft.Title, ready.Draft.Text, id => ready.Draft.Principles.Contains(id) || ready.Draft.Barrier == id.Reference),
        };
        return await PageOfAsync(Contributing.Check.Create(model), StatusCodes.Status200OK, PageResult.ForBackButton, frames.ApiScriptPolicy);
    }

    private async Task<IResult> PageOfAsync(RazorSlice slice, int status, string cacheControl, string? policy = null) =>
        new PageResult(await Page.TextAsync(slice), status, policy ?? frames.ApiPolicy, cacheControl);

    private string StatusAddress(string token) => site.Value.Link("contributions/status", token);
}
