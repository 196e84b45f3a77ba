using CollaborationManifesto.Reporting;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Readers report problems with pages; curators answer them. Opening a page changes nothing, because email scanners open links.</summary>
public sealed class ReportFunctions(RequestGuard guard, ReportIntake intake, OwnReport own, ReportDesk desk, ReportResponses responses)
{
    /// <summary>The form. It reads nothing from storage.</summary>
    [Function(nameof(NewReport))]
    public Task<IResult> NewReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "problems")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(request, _ => responses.ForAsync(intake.Open(request.Query["page"]), request), cancellationToken);

    [Function(nameof(SendReport))]
    public Task<IResult> SendReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "problems")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPublicPostAsync(
            request,
            ReportInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await intake.SendAsync(input, cancellationToken), request),
            cancellationToken);

    /// <summary>The private page of the person who sent a report: first a receipt, later also the answer.</summary>
    [Function(nameof(ShowReport))]
    public Task<IResult> ShowReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "problems/status")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await own.OpenAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    [Function(nameof(RemoveReport))]
    public Task<IResult> RemoveReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "problems/status")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            OwnReportInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await own.RemoveAsync(input, cancellationToken), request),
            cancellationToken);

    /// <summary>The page that asks whether an address is the reader's own.</summary>
    [Function(nameof(AskReportAddress))]
    public Task<IResult> AskReportAddress(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "problems/address")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request, async cancellationToken => await responses.ForAsync(await own.OpenAddressAsync(request.Query["token"], cancellationToken), request), cancellationToken);

    [Function(nameof(AnswerReportAddress))]
    public Task<IResult> AnswerReportAddress(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "problems/address")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            ReportAddressInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await own.AnswerAddressAsync(input, cancellationToken), request),
            cancellationToken);

    [Function(nameof(ShowReports))]
    public Task<IResult> ShowReports(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "desk/problems")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerAsync(
            request,
            async cancellationToken => await responses.ForAsync(await desk.OpenAsync(request.Query["token"], request.Query["report"], cancellationToken), request),
            cancellationToken);

    /// <summary>Answers or closes a report, or opens it again.</summary>
    [Function(nameof(DecideReport))]
    public Task<IResult> DecideReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "desk/problems")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.AnswerPostAsync(
            request,
            ReportDecisionInput.From,
            async (input, cancellationToken) => await responses.ForAsync(await desk.DecideAsync(input, cancellationToken), request),
            cancellationToken);
}
