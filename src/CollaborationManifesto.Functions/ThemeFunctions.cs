using CollaborationManifesto.Themes;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The pages on which curators put contributions into themes. Opening one changes nothing, because email scanners open links.</summary>
public sealed class ThemeFunctions(RequestGuard guard, GroupingDesk grouping, ThemeDesk themes, PrincipleDesk principles, ThemeResponses responses)
{
    /// <summary>The notes beside the themes.</summary>
    [Function(nameof(ShowGrouping))]
    public Task<IResult> ShowGrouping(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/themes")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(
                await grouping.OpenAsync(request.Query["token"], GroupingPlace.Read(name => request.Query[name]), cancellationToken), request),
            cancellationToken);

    /// <summary>Puts contributions into a theme or takes them out.</summary>
    [Function(nameof(MoveNotes))]
    public Task<IResult> MoveNotes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/themes")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            GroupingForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await grouping.MoveAsync(form, cancellationToken), request),
            cancellationToken);

    /// <summary>One group of contributions that seem to belong together.</summary>
    [Function(nameof(ShowSuggestion))]
    public Task<IResult> ShowSuggestion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/themes/suggestions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(
                await grouping.SuggestAsync(request.Query["token"], GroupingPlace.Read(name => request.Query[name]), GroupingForm.ReadSkipped(request.Query["skip"]), cancellationToken), request),
            cancellationToken);

    /// <summary>The page of one theme.</summary>
    [Function(nameof(ShowTheme))]
    public Task<IResult> ShowTheme(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/themes/theme")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await themes.OpenAsync(request.Query["token"], request.Query["theme"], GroupingPlace.Parse(request.Query["back"]), cancellationToken), request), cancellationToken);

    /// <summary>Changes, merges, deletes or publishes a theme.</summary>
    [Function(nameof(ChangeTheme))]
    public Task<IResult> ChangeTheme(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/themes/theme")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request, ThemeForm.From, async (form, cancellationToken) => await responses.ForAsync(await themes.ActAsync(form, cancellationToken), request), cancellationToken);

    /// <summary>The form to draft a principle from a theme.</summary>
    [Function(nameof(ShowPrincipleDraft))]
    public Task<IResult> ShowPrincipleDraft(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/themes/principle")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await principles.OpenAsync(request.Query["token"], request.Query["theme"], GroupingPlace.Parse(request.Query["back"]), cancellationToken), request), cancellationToken);

    /// <summary>Adds a note's words to the draft, or saves it.</summary>
    [Function(nameof(DraftPrinciple))]
    public Task<IResult> DraftPrinciple(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/themes/principle")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request, PrincipleForm.From, async (form, cancellationToken) => await responses.ForAsync(await principles.ActAsync(form, cancellationToken), request), cancellationToken);
}
