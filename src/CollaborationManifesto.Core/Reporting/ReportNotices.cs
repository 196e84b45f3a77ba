using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reporting;

/// <summary>
/// Emails about problem reports: curators are told, an address is asked whether it is the reader's, and an answer is sent to a confirmed one. A message
/// goes on the queue <c>desk</c> before the row is written (docs/adr/0002); its handler does what the row says is missing.
/// </summary>
public sealed partial class ReportNotices(
    DeskQueue queue,
    ReportRegister register,
    ReportMails mails,
    DailyNotices daily,
    AddressErasure erasure,
    AddressHash hash,
    Outbox outbox,
    MessageProcessing processing,
    IOptions<MailSettings> mailSettings,
    IOptions<CurationSettings> curation,
    IOptions<PrivacySettings> privacy,
    TimeProvider clock,
    ILogger<ReportNotices> log)
{
    private const string ToCurators = "reports-";

    /// <summary>Older reports are not looked at again: their emails have gone, or nobody could be told.</summary>
    private const int LookbackDays = 7;

    private DateTimeOffset Lookback => clock.GetUtcNow().AddDays(-Math.Min(LookbackDays, privacy.Value.AddressDays));

    private DateTimeOffset DayAgo => clock.GetUtcNow().AddDays(-1);

    public Task AnnounceAsync(ContributionId report, string commandId, CancellationToken cancellationToken) =>
        queue.AnnounceAsync((now, traceparent) => new ReportMessage(report.ToString(), commandId, now, traceparent).Write(), cancellationToken);

    /// <summary>Handles a message of the queue <c>desk</c>; null if it is about something else.</summary>
    public Task? TryHandleAsync(string message, CancellationToken cancellationToken) => ReportMessage.TryRead(message) is { } report
        ? processing.ProcessAsync(queue.Name, report.Traceparent, () => HandleAsync(report, cancellationToken))
        : null;

    /// <summary>Does what lost messages left undone, and sends what had to wait for another day.</summary>
    public async Task ContinueLeftBehindAsync(CancellationToken cancellationToken)
    {
        var settled = clock.GetUtcNow() - ChangeQueue.DropAfter;
        var unfinished = (await register.UnfinishedAsync(cancellationToken).ToListAsync(cancellationToken)).ConvertAll(read => read.Value);
        var overdue = unfinished.Where(report => report.LastChangedAt <= settled && !report.IsAsRestored).ToList();
        foreach (var report in overdue.Where(report => report.IsRemoved))
            await TryAsync(report, () => ForgetAsync(report, cancellationToken));
        if (overdue.Where(report => report.IsWaiting && report.SentAt >= Lookback).MaxBy(report => report.SentAt) is { } newest
            && await TryAsync(newest, () => TellCuratorsAsync(cancellationToken)) is Delivery.Failed)
            return;
        foreach (var report in overdue.Where(report => report.LastChangedAt >= Lookback))
        {
            // If one email cannot be sent now, neither can the next.
            if (await TryAsync(report, () => AskAsync(report, cancellationToken)) is Delivery.Failed || await TryAsync(report, () => AnswerAsync(report, cancellationToken)) is Delivery.Failed)
                return;
        }
    }

    /// <summary>A defect in one email does not delay the others. Its message, if it has one, fails by itself.</summary>
    private async Task<Delivery> TryAsync(ProblemReport report, Func<Task<Delivery>> deliver)
    {
        try
        {
            return await deliver();
        }
        catch (Exception defect) when (defect is not OperationCanceledException && StorageFailure.FindTransient(defect) is null)
        {
            LogNotMailed(defect, report.Id.ToString());
            return new Delivery.Complete();
        }
    }

    private async Task HandleAsync(ReportMessage message, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(message.Id, cancellationToken) is not { Value: var report } || !report.HasCommand(message.CommandId))
        {
            if (!await queue.TryWaitForRowAsync(message.Write(), message.AcceptedAt, cancellationToken))
                LogGivenUp(message.Report);
            return;
        }

        // Try all before a failure is thrown: a defect in one email must not delay the others.
        var deliveries = await Task.WhenAll(
            ForgetAsync(report, cancellationToken),
            AskAsync(report, cancellationToken),
            AnswerAsync(report, cancellationToken),
            report.IsWaiting ? TellCuratorsAsync(cancellationToken) : Task.FromResult<Delivery>(new Delivery.Complete()));
        if (deliveries.Any(delivery => delivery is Delivery.Failed))
            await queue.RetryMailAsync((message with { Attempt = message.Attempt + 1 }).Write(), message.Attempt, cancellationToken);
        else if (deliveries.OfType<Delivery.NotBefore>().FirstOrDefault() is { Time: var time })
            await queue.WaitForUndoAsync(message.Write(), time, cancellationToken);
    }

    private async Task<Delivery> TellCuratorsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ProblemReport> waiting = [];
        return await daily.TellAsync(
            ToCurators,
            async () =>
            {
                waiting = await register.WaitingAsync(cancellationToken);
                return [.. waiting.Select(report => new WaitingItem(report.Id.ToString(), report.SentAt))];
            },
            curator => mails.ForCuratorAsync(curator, waiting),
            cancellationToken);
    }

    /// <summary>Few questions go to an address in a day, because it may be a stranger's. If they are used up, the hourly run asks later.</summary>
    private async Task<Delivery> AskAsync(ProblemReport report, CancellationToken cancellationToken)
    {
        // After that, nothing remembers that the address was asked.
        if (report is not { Email: { } address, EmailConfirmed: false, Ending: null or { Answer: not null } } || report.SentAt < Lookback)
            return new Delivery.Complete();
        var question = new OutgoingEmail(await hash.ComputeAsync(address, cancellationToken), To: null, RecentEmails.ReportQuestions + report.Id, () => mails.QuestionAsync(address, report))
        {
            Since = DayAgo,
            MayGo = others => others.CountQuestions(DayAgo) < mailSettings.Value.QuestionsPerAddressAndDay,
        };
        return Delivery.FromSent(await outbox.SendAsync(question, cancellationToken) != SendResult.Failed);
    }

    /// <summary>Waits for as long as curators can undo a decision, so that nobody is sent an answer that was taken back.</summary>
    private async Task<Delivery> AnswerAsync(ProblemReport report, CancellationToken cancellationToken)
    {
        if (report is not { Email: { } address, EmailConfirmed: true, Ending: { Answer: not null } ending })
            return new Delivery.Complete();
        var undoEnds = ending.At.AddMinutes(curation.Value.UndoMinutes);
        return clock.GetUtcNow() < undoEnds
            ? new Delivery.NotBefore(undoEnds)
            : Delivery.FromSent(await outbox.SendAsync(
                new(await hash.ComputeAsync(address, cancellationToken), To: null, $"report-answer-{report.Id}-{ending.CommandId}", () => mails.AnswerAsync(address, report)), cancellationToken) != SendResult.Failed);
    }

    private async Task<Delivery> ForgetAsync(ProblemReport removed, CancellationToken cancellationToken)
    {
        if (removed.ErasureDue is not { } due)
            return new Delivery.Complete();
        if (!await erasure.TryForgetAsync(removed.Id, due, cancellationToken))
            return new Delivery.Failed();
        await register.UpdateAsync(removed.Id, current => current with { ErasureDue = null }, cancellationToken);
        return new Delivery.Complete();
    }

    [LoggerMessage(LogLevel.Information, "A change of problem report {Id} was announced, and is not there: it was never written, or the report is gone. Its message is dropped")]
    private partial void LogGivenUp(string id);

    [LoggerMessage(LogLevel.Error, "The mail about problem report {Id} could not be made; the others are sent")]
    private partial void LogNotMailed(Exception defect, string id);
}

/// <summary>A message of the queue <c>desk</c>: "look at this problem report". It holds nothing that a person typed.</summary>
/// <param name="CommandId">The command that was about to be written; see <see cref="ProblemReport.HasCommand"/>.</param>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
/// <param name="Attempt">How often its emails had to be postponed.</param>
internal sealed record ReportMessage(string Report, string CommandId, DateTimeOffset AcceptedAt, string? Traceparent = null, int Attempt = 0)
{
    [JsonIgnore]
    public ContributionId Id => ContributionId.Parse(Report);

    public string Write() => JsonSerializer.Serialize(this, ReportMessageJson.Default.ReportMessage);

    /// <returns>Null if the message is about something else, or not one of ours.</returns>
    public static ReportMessage? TryRead(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, ReportMessageJson.Default.ReportMessage) is { Report: not null, CommandId: not null } read && ContributionId.TryParse(read.Report, out _) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ReportMessage))]
internal sealed partial class ReportMessageJson : JsonSerializerContext;
