using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributing;

/// <summary>HTTP answers of contributors' private pages.</summary>
public sealed class OwnResponses(
    PrivatePages pages, AllWords words, Refusals refusals, IOptions<IntakeSettings> intake, IOptions<CurationSettings> curation, IOptions<PrivacySettings> privacy, TimeProvider clock)
{
    public Task<IResult> ForAsync(OwnOutcome outcome, HttpRequest request) => outcome switch
    {
        OwnOutcome.Shown shown => StatusPageAsync(shown),
        OwnOutcome.Correcting(var contribution, var form, var errors) => CorrectPageAsync(contribution, form, errors),
        OwnOutcome.Confirming(var contribution, var form, var hasParts) => ConfirmPageAsync(contribution, form, hasParts),
        OwnOutcome.UnknownLink => UnknownAsync(request),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    public Task<IResult> ForAsync(AddressOutcome outcome, HttpRequest request) => outcome switch
    {
        AddressOutcome.Asked(var contribution, var token, var errors) => AddressPageAsync(contribution, token, errors),
        AddressOutcome.Answered(var confirmed) => refusals.SayAsync(
            StatusCodes.Status200OK, confirmed ? words.Address.Confirmed : words.Address.Removed, refusals.Site),
        AddressOutcome.UnknownLink => UnknownAsync(request),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> UnknownAsync(HttpRequest request) =>
        refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Refusals.UnknownStatus, refusals.Site);

    private Task<IResult> StatusPageAsync(OwnOutcome.Shown shown)
    {
        var model = new StatusModel(
            pages.Frame("", []),
            words,
            shown.Contribution,
            shown.Merged,
            curation.Value,
            clock.GetUtcNow(),
            shown.Token,
            NewNonce(),
            shown.Answer,
            shown.Errors)
        {
            Done = shown.Done,
            TypedEmail = shown.Email,
            Others = shown.Others,
        };
        return pages.RenderAsync(Status.Create(model with { Frame = pages.Frame(model.Heading, shown.Errors) }), shown.Errors);
    }

    private Task<IResult> CorrectPageAsync(Contribution contribution, StatusForm form, ImmutableArray<FieldError> errors) => pages.RenderAsync(
        Correct.Create(new(pages.Frame(words.Status.CorrectHeading, errors), words, intake.Value, contribution, form, NewNonce(), errors)), errors);

    private Task<IResult> ConfirmPageAsync(Contribution contribution, StatusForm form, bool hasParts)
    {
        var model = new OwnConfirmModel(pages.Frame("", []), words, privacy.Value, contribution, form.Wish!, form.Token!, NewNonce()) { HasParts = hasParts };
        return pages.RenderAsync(OwnConfirm.Create(model with { Frame = pages.Frame(model.Act, []) }), []);
    }

    private Task<IResult> AddressPageAsync(Contribution contribution, string token, ImmutableArray<FieldError> errors) => pages.RenderAsync(
        Address.Create(new(pages.Frame(words.Address.Heading, errors), words, contribution, token, errors)), errors);

    private static string NewNonce() => ContributionId.New().ToString();
}
