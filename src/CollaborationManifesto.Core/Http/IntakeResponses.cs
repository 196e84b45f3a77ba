using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Pages;
using CollaborationManifesto.Pages.Contribute;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RazorSlices;

namespace CollaborationManifesto.Http;

/// <summary>What a contributor's client is answered.</summary>
public sealed class IntakeResponses(
    PageFrames frames,
    AllWords words,
    Refusals refusals,
    SiteAssets assets,
    PublishedPrinciples principles,
    IOptions<SiteSettings> site,
    IOptions<IntakeSettings> intake,
    IOptions<CurationSettings> curation)
{
    public Task<IResult> For(CheckOutcome outcome, HttpRequest request, CancellationToken cancellation) => outcome switch
    {
        CheckOutcome.Invalid(var typed, var errors) => InvalidForm(typed, errors, request, cancellation),
        CheckOutcome.Change(var typed) => Form(typed, [], StatusCodes.Status200OK, cancellation),
        CheckOutcome.Ready ready => Check(ready, cancellation),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    public async Task<IResult> For(SubmitOutcome outcome, HttpRequest request, CancellationToken cancellation) => outcome switch
    {
        SubmitOutcome.Invalid(var typed, var errors) => await InvalidForm(typed, errors, request, cancellation),
        SubmitOutcome.UnknownPage(var typed) => await InvalidForm(typed, [new("kind", words.Form.PageAltered)], request, cancellation),
        SubmitOutcome.KeyReused => await refusals.Refuse(
            request,
            StatusCodes.Status422UnprocessableEntity,
            Refusals.SpeaksJson(request) ? words.Refusals.KeyReusedByProgram : words.Refusals.KeyReused,
            refusals.Form),
        SubmitOutcome.Accepted(var id, var token) when Refusals.SpeaksJson(request) =>
            new DataResult(Results.Created(StatusAddress(token), new { id = id.ToString(), reference = id.Reference, status = StatusAddress(token) })),
        SubmitOutcome.Accepted(_, var token) => new SeeOther(StatusAddress(token)),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private async Task<IResult> InvalidForm(Submission typed, ImmutableArray<FieldError> errors, HttpRequest request, CancellationToken cancellation) =>
        Refusals.SpeaksJson(request) ? refusals.Invalid(errors) : await Form(typed, errors, StatusCodes.Status422UnprocessableEntity, cancellation);

    private async Task<IResult> Form(Submission typed, ImmutableArray<FieldError> errors, int status, CancellationToken cancellation)
    {
        var model = new FormModel(frames.ForApi(words.Form.Heading, assets.CharacterCount, assets.InlineChecks, assets.SendOnce), words.Form, intake.Value, curation.Value.BlindReview, await principles.List(cancellation), typed, errors);
        return await PageOf(Pages.Contribute.Form.Create(model), status, PageResult.ForBackButton, frames.ApiScriptPolicy);
    }

    private async Task<IResult> Check(CheckOutcome.Ready ready, CancellationToken cancellation)
    {
        var chosen = ready.Draft.Principles.IsEmpty
            ? null
            : (await principles.List(cancellation)).FirstOrDefault(principle => principle.Id == ready.Draft.Principles[0]).Title;
        var model = new CheckModel(frames.ForApi(words.Check.Heading, assets.SendOnce), words, ready.Submission, ready.Draft, chosen, ready.Token);
        return await PageOf(Pages.Contribute.Check.Create(model), StatusCodes.Status200OK, PageResult.ForBackButton, frames.ApiScriptPolicy);
    }

    private async Task<IResult> PageOf(RazorSlice slice, int status, string cacheControl, string? policy = null) =>
        new PageResult(await Page.Text(slice), status, policy ?? frames.ApiPolicy, cacheControl);

    private string StatusAddress(string token) => site.Value.Link("contributions/status", token);
}
