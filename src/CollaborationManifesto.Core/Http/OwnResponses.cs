using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Pages.Contribute;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>What a contributor is answered on the private pages behind their links.</summary>
public sealed class OwnResponses(
    PrivatePages pages, AllWords words, Refusals refusals, IOptions<SiteSettings> site, IOptions<IntakeSettings> intake, IOptions<CurationSettings> curation)
{
    public Task<IResult> For(OwnOutcome outcome, HttpRequest request) => outcome switch
    {
        OwnOutcome.Shown shown => StatusPage(shown),
        OwnOutcome.Correcting(var contribution, var form, var errors) => CorrectPage(contribution, form, errors),
        OwnOutcome.Done(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link("contributions/status", token))),
        OwnOutcome.UnknownLink => Unknown(request),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    public Task<IResult> For(AddressOutcome outcome, HttpRequest request) => outcome switch
    {
        AddressOutcome.Asked(var contribution, var token, var errors) => AddressPage(contribution, token, errors),
        AddressOutcome.Answered(var confirmed) => refusals.Say(
            StatusCodes.Status200OK, confirmed ? words.Address.Confirmed : words.Address.Removed, refusals.Site),
        AddressOutcome.UnknownLink => Unknown(request),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> Unknown(HttpRequest request) =>
        refusals.Refuse(request, StatusCodes.Status404NotFound, words.Refusals.UnknownStatus, refusals.Site);

    private Task<IResult> StatusPage(OwnOutcome.Shown shown) => pages.Of(
        Status.Create(new(
            pages.Frame(words.Status.Of(shown.Contribution.State), shown.Errors),
            words,
            shown.Contribution,
            shown.Merged,
            curation.Value.BlindReview,
            shown.Token,
            NewNonce(),
            shown.Answer,
            shown.Errors)),
        shown.Errors);

    private Task<IResult> CorrectPage(Contribution contribution, StatusForm form, ImmutableArray<FieldError> errors) => pages.Of(
        Correct.Create(new(pages.Frame(words.Status.CorrectHeading, errors), words, intake.Value, contribution, form, NewNonce(), errors)), errors);

    private Task<IResult> AddressPage(Contribution contribution, string token, ImmutableArray<FieldError> errors) => pages.Of(
        Address.Create(new(pages.Frame(words.Address.Heading, errors), words, contribution, token, errors)), errors);

    private static string NewNonce() => ContributionId.New().ToString();
}
