using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Pages;
using CollaborationManifesto.Pages.Contribute;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RazorSlices;

namespace CollaborationManifesto.Http;

/// <summary>What a contributor is answered on the private pages behind their links.</summary>
public sealed class OwnResponses(
    PageFrames frames, AllWords words, Refusals refusals, IOptions<SiteSettings> site, IOptions<IntakeSettings> intake, IOptions<CurationSettings> curation)
{
    public Task<IResult> For(OwnOutcome outcome, HttpRequest request) => outcome switch
    {
        OwnOutcome.Shown shown => StatusPage(shown),
        OwnOutcome.Correcting(var contribution, var form, var errors) => CorrectPage(contribution, form, errors),
        OwnOutcome.Done(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link("contributions/status", token))),
        _ => Unknown(request),
    };

    public Task<IResult> For(AddressOutcome outcome, HttpRequest request) => outcome switch
    {
        AddressOutcome.Asked(var token, var errors) => AddressPage(token, errors),
        AddressOutcome.Answered(var confirmed) => refusals.Say(
            StatusCodes.Status200OK, confirmed ? words.Address.Confirmed : words.Address.Removed, refusals.Site),
        _ => Unknown(request),
    };

    private Task<IResult> Unknown(HttpRequest request) =>
        refusals.Refuse(request, StatusCodes.Status404NotFound, words.Refusals.UnknownStatus, refusals.Site);

    private Task<IResult> StatusPage(OwnOutcome.Shown shown) => PageOf(
        Status.Create(new(
            Frame(words.Status.Of(shown.Contribution.State), shown.Errors),
            words,
            shown.Contribution,
            curation.Value.BlindReview,
            shown.Token,
            NewNonce(),
            shown.Answer,
            shown.Errors)),
        shown.Errors);

    private Task<IResult> CorrectPage(Contribution contribution, StatusForm form, ImmutableArray<FieldError> errors) => PageOf(
        Correct.Create(new(Frame(words.Status.CorrectHeading, errors), words, intake.Value, contribution, form, NewNonce(), errors)), errors);

    private Task<IResult> AddressPage(string token, ImmutableArray<FieldError> errors) => PageOf(
        Address.Create(new(Frame(words.Address.Heading, errors), words, token, errors)), errors);

    private PageFrame Frame(string title, ImmutableArray<FieldError> errors) => frames.ForApi(errors.IsEmpty ? title : words.Form.ErrorPrefix + title);

    private static string NewNonce() => ContributionId.New().ToString();

    private async Task<IResult> PageOf(RazorSlice slice, ImmutableArray<FieldError> errors) => new PageResult(
        await Page.Text(slice),
        errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        frames.ApiPolicy,
        PageResult.NoStore);
}
