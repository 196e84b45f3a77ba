using System.Diagnostics;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using RazorSlices;

namespace CollaborationManifesto.Sessions.Joining;

/// <summary>HTTP answers to phones. Their pages keep what was typed when someone goes back, and no shared cache keeps them.</summary>
public sealed class JoinResponses(
    CodeResponses codes, SessionRooms rooms, PageFrames frames, Refusals refusals, LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<IntakeSettings> intake, TimeProvider clock)
{
    /// <summary>Leads from a code to the page of a new phone, or, once the session is closed, to what became of its notes. Stores nothing.</summary>
    public Task<IResult> JoinAsync(string? typed, CancellationToken cancellationToken) =>
        codes.ForAsync(typed, async session => new SeeOther(await TargetAsync(session, cancellationToken)), StatusCodes.Status422UnprocessableEntity, cancellationToken);

    public Task<IResult> ForAsync(ParticipantOutcome outcome, HttpRequest request) => outcome switch
    {
        ParticipantOutcome.Shown shown => PageOfAsync(
            ParticipantPage.Create(new(Frame(shown.Session.Name, !shown.Errors.IsEmpty), words, shown, ContributionId.New().ToString(), intake.Value)),
            shown.Errors.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity),
        ParticipantOutcome.Asking asking => PageOfAsync(AskingPage.Create(new(Frame(asking.Session.Name, hasErrors: false), words, asking)), StatusCodes.Status200OK),
        ParticipantOutcome.UnknownLink => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Join.UnknownLink, (words.Join.Join, SessionAddress.TypedJoin(site.Value))),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    /// <summary>Storage is away. The text is all that a person would lose, so it is given back.</summary>
    public Task<IResult> UnsavedAsync(ParticipantForm form) => form.Act is not (ParticipantForm.Send or ParticipantForm.Save)
        ? refusals.SayAsync(StatusCodes.Status503ServiceUnavailable, words.Refusals.NotNow(RequestGuard.ComeBack), (words.Join.ThisPage, site.Value.Link(SessionAddress.NotesRoute, form.Token ?? "")))
        : PageOfAsync(UnsavedPage.Create(new(Frame(words.Join.NotSaved.Heading, hasErrors: false), words, form)), StatusCodes.Status503ServiceUnavailable);

    private async Task<string> TargetAsync(ContributionId session, CancellationToken cancellationToken) =>
        await rooms.FindAsync(session, cancellationToken) is { Session: var found } && found.TimeAt(clock.GetUtcNow()) is SessionTime.JustClosed or SessionTime.Over
            ? SessionAddress.Outcome(site.Value, found.Code)
            : site.Value.Link(SessionAddress.NotesRoute, tokens.ForParticipant(new(session, ContributionId.New())));

    private PageFrame Frame(string title, bool hasErrors) => frames.ForApi(hasErrors ? $"{words.Form.ErrorPrefix} {title}" : title);

    private async Task<IResult> PageOfAsync(RazorSlice page, int status) => new PageResult(await Page.TextAsync(page), status, frames.ApiPolicy, PageResult.ForBackButton);
}
