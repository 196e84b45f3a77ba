using CollaborationManifesto.Sessions.Leading;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>The pages of people who lead a workshop. What an emailed link opens changes nothing, because email scanners open links.</summary>
public sealed class LeadFunctions(RequestGuard guard, Lead lead, LeadResponses responses)
{
    /// <summary>What the link in an email opens: a box to tick, and "Start".</summary>
    [Function(nameof(ShowInvitation))]
    public Task<IResult> ShowInvitation(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "workshop/invitation")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await lead.OpenInvitationAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    /// <summary>Leads to the facilitators' page. Only this answer holds the working link.</summary>
    [Function(nameof(StartLeading))]
    public Task<IResult> StartLeading(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "workshop/invitation")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request, InvitationForm.From, async (form, cancellationToken) => await responses.ForAsync(await lead.StartAsync(form, cancellationToken), request), cancellationToken);

    /// <summary>The facilitators' page.</summary>
    [Function(nameof(ShowLead))]
    public Task<IResult> ShowLead(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "workshop/lead")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await lead.OpenAsync(request.Query["token"], PostedForm.ParseWhole(request.Query["page"]) ?? 1, cancellationToken), request),
            cancellationToken);

    /// <summary>Goes on to the next step, or hides and shows notes.</summary>
    [Function(nameof(LeadWorkshop))]
    public Task<IResult> LeadWorkshop(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "workshop/lead")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            LeadForm.From,
            async (form, cancellationToken) => await responses.ForAsync(await lead.ActAsync(form, PostedForm.ParseWhole(form.Page) ?? 1, cancellationToken), request),
            cancellationToken);
}
