using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reporting;

/// <summary>Curators answer or close what readers reported. One curator is enough, and any of them can open it again.</summary>
public sealed class ReportDesk(DeskAccess access, ReportRegister register, ReportNotices notices, AllWords words, TimeProvider clock)
{
    /// <summary>How long the page lists what was answered or closed.</summary>
    public const int DaysListed = 30;

    /// <param name="report">Id of the report to decide on; null to show the list.</param>
    public async Task<DeskOutcome> OpenAsync(string? token, string? report, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        if (entered is null)
            return refusal!;
        var chosen = ContributionId.TryParse(report, out var id) && await register.FindAsync(id, cancellationToken) is { Value: { IsRemoved: false } found } ? found : null;
        return await ShowAsync(entered, chosen, null, cancellationToken);
    }

    public async Task<DeskOutcome> DecideAsync(ReportDecisionInput input, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(input.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        if (!ContributionId.TryParse(input.Report, out var id) || await register.FindAsync(id, cancellationToken) is not { Value: { IsRemoved: false } report })
            return await ShowAsync(entered, null, input, cancellationToken, new FieldError("list", words.Report.Gone));
        if (report.HasCommand(input.Nonce ?? ""))
            return await DoneAsync(entered, report, cancellationToken);
        if (report.Ending is { } other && input.Decision is (ReportDecisionInput.Send or ReportDecisionInput.Close))
            return await ShowAsync(entered, report, input, cancellationToken, new FieldError("decision", words.Report.AlreadyEnded(other.CuratorName)));
        if (report.IsWaiting && input.Decision == ReportDecisionInput.Reopen)
            return await ShowAsync(entered, report, input, cancellationToken, new FieldError("decision", words.Report.AlreadyWaiting));

        var check = new FieldChecks(words);
        var answer = check.Paragraphs("answer", words.Report.Answer, input.Answer, ProblemReport.MaxAnswerLength);
        check.That(input.IsOurs && input.Decision is ReportDecisionInput.Send or ReportDecisionInput.Close or ReportDecisionInput.Reopen, "decision", words.Review.DecisionMissing);
        check.That(input.Decision != ReportDecisionInput.Send || answer.Length > 0, "answer", words.Report.AnswerMissing);
        check.That(input.Decision != ReportDecisionInput.Close || answer.Length == 0, "answer", words.Report.AnswerNotSent);
        if (check.Errors.Count > 0)
            return await ShowAsync(entered, report, input, cancellationToken, [.. check.Errors]);

        var ending = input.Decision == ReportDecisionInput.Reopen ? null
            : new ReportEnding(input.Nonce!, clock.GetUtcNow(), entered.Curator.Id, entered.Curator.Name, answer.Length == 0 ? null : answer);
        await notices.AnnounceAsync(id, input.Nonce!, cancellationToken);
        var (changed, _) = await register.UpdateAsync(
            id, current => current.IsRemoved || current.IsWaiting != report.IsWaiting ? null : (current with { Ending = ending }).ChangedBy(input.Nonce!), cancellationToken);
        // If someone else was first, it is looked at again.
        return changed?.HasCommand(input.Nonce!) == true ? await DoneAsync(entered, changed, cancellationToken) : await DecideAsync(input, cancellationToken);
    }

    private async Task<DeskOutcome> DoneAsync(DeskAccess.Entered entered, ProblemReport report, CancellationToken cancellationToken) =>
        await ShowAsync(entered, null, null, cancellationToken) with { Done = words.Report.Done(report) };

    private async Task<ReportsShown> ShowAsync(
        DeskAccess.Entered entered, ProblemReport? chosen, ReportDecisionInput? typed, CancellationToken cancellationToken, params ImmutableArray<FieldError> errors)
    {
        var (waiting, ended) = (register.WaitingAsync(cancellationToken), register.EndedSinceAsync(clock.GetUtcNow().AddDays(-DaysListed), cancellationToken));
        return new(entered, await waiting, await ended, chosen, typed, errors);
    }
}

/// <summary>A curator's post about one report.</summary>
public sealed record ReportDecisionInput(string? Token, string? Nonce, string? Report, string? Decision, string? Answer)
{
    public const string Send = "answer";
    public const string Close = "close";
    public const string Reopen = "reopen";

    /// <summary>The nonce is a hidden field of our own page: without it, the post did not come from our page.</summary>
    public bool IsOurs => ContributionId.TryParse(Nonce, out _);

    public static ReportDecisionInput From(PostedForm form) => new(form["token"], form["nonce"], form["report"], form["decision"], form["answer"]);
}

/// <summary>The page of problem reports.</summary>
/// <param name="Chosen">The one to decide on; null to show all.</param>
/// <param name="Typed">The post that had errors.</param>
public sealed record ReportsShown(
    DeskAccess.Entered Entered, IReadOnlyList<ProblemReport> Waiting, IReadOnlyList<ProblemReport> Ended, ProblemReport? Chosen, ReportDecisionInput? Typed, ImmutableArray<FieldError> Errors)
    : DeskOutcome
{
    /// <summary>What the post did.</summary>
    public Message? Done { get; init; }
}
