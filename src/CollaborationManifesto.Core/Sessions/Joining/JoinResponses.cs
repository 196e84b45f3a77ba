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
    SessionCodes codes, SessionRooms rooms, PageFrames frames, Refusals refusals, LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<IntakeSettings> intake, TimeProvider clock)
{
    /// <summary>Leads from a code to the page of a new phone, or, once the session is closed, to what became of its notes. Stores nothing.</summary>
    public async Task<IResult> JoinAsync(string? typed, CancellationToken cancellationToken) => await codes.FindAsync(typed, cancellationToken) switch
    {
        CodeLookup.Found(var session) => new SeeOther(await TargetAsync(session, cancellationToken)),
        CodeLookup.TooManyWrong(var wait) => await TooManyAsync((int)Math.Ceiling(wait.TotalSeconds)),
        CodeLookup.Unknown => await WrongCodeAsync(typed),
        var other => throw new UnreachableException($"No answer for {other.GetType().Name}."),
    };

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
    public Task<IResult> UnsavedAsync(ParticipantForm form) =>
        PageOfAsync(UnsavedPage.Create(new(Frame(words.Join.NotSaved.Heading, hasErrors: false), words, form)), StatusCodes.Status503ServiceUnavailable);

    private async Task<string> TargetAsync(ContributionId session, CancellationToken cancellationToken) =>
        await rooms.FindAsync(session, cancellationToken) is { Session: var found } && found.TimeAt(clock.GetUtcNow()) is SessionTime.JustClosed or SessionTime.Over
            ? SessionAddress.Outcome(site.Value, found.Code)
            : site.Value.Link(SessionAddress.NotesRoute, tokens.ForParticipant(new(session, ContributionId.New())));

    private Task<IResult> WrongCodeAsync(string? typed) => PageOfAsync(
        WrongCodePage.Create(new(Frame(words.Join.WrongHeading, hasErrors: true), words, typed, [new("code", string.IsNullOrWhiteSpace(typed) ? words.Join.CodeMissing : words.Join.CodeUnknown)])),
        StatusCodes.Status422UnprocessableEntity);

    private async Task<IResult> TooManyAsync(int seconds) =>
        new RetryAfter(seconds, await refusals.SayAsync(StatusCodes.Status429TooManyRequests, words.Join.TooManyCodes(seconds), (words.Join.Join, SessionAddress.TypedJoin(site.Value))));

    private PageFrame Frame(string title, bool hasErrors) => frames.ForApi(hasErrors ? $"{words.Form.ErrorPrefix} {title}" : title);

    private async Task<IResult> PageOfAsync(RazorSlice page, int status) => new PageResult(await Page.TextAsync(page), status, frames.ApiPolicy, PageResult.ForBackButton);
}
