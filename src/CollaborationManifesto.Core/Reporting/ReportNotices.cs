using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using CollaborationManifesto.Links;
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
    QueueServiceClient queues,
    IOptions<StorageSettings> names,
    ReportRegister register,
    CuratorRegister curators,
    ReportMails mails,
    EmailClaims claims,
    EmailSender sender,
    AddressHash hash,
    Outbox outbox,
    LinkTokens tokens,
    MessageProcessing processing,
    Counts counts,
    IOptions<ChangeSettings> settings,
    IOptions<MailSettings> mailSettings,
    IOptions<CurationSettings> curation,
    TimeProvider clock,
    ILogger<ReportNotices> log)
{
    private const string ToCurators = "reports-";
    private const string Questions = "report-question-";

    private static readonly TimeSpan LongestMailDelay = TimeSpan.FromHours(1);

    /// <summary>An address that gets too many questions to have this one by then is not asked.</summary>
    private static readonly TimeSpan AsksFor = TimeSpan.FromDays(7);

    private readonly QueueClient _queue = queues.GetQueueClient(names.Value.DeskQueue);

    private DateTimeOffset DayAgo => clock.GetUtcNow().AddDays(-1);

    private Delivery.NotBefore InAnHour => new(clock.GetUtcNow().AddHours(1));

    public async Task AnnounceAsync(ContributionId report, string commandId, CancellationToken cancellationToken)
    {
        using var span = Traces.Send(_queue.Name);
        await SendAsync(new(report.ToString(), commandId, clock.GetUtcNow(), Activity.Current?.Id), TimeSpan.FromSeconds(settings.Value.HeadStartSeconds), cancellationToken);
    }

    /// <summary>Handles a message of the queue <c>desk</c>; null if it is about something else.</summary>
    public Task? TryHandleAsync(string message, CancellationToken cancellationToken) => ReportMessage.TryRead(message) is { } report
        ? processing.ProcessAsync(_queue.Name, report.Traceparent, () => HandleAsync(report, cancellationToken))
        : null;

    private async Task HandleAsync(ReportMessage message, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(message.Id, cancellationToken) is not { } read || !read.Value.HasCommand(message.CommandId))
        {
            await WaitForItsRowAsync(message, cancellationToken);
            return;
        }

        var deliveries = read.Value.IsRemoved
            ? [Delivery.FromSent(await ForgetAsync(read, cancellationToken))]
            : new[] { await TellCuratorsAsync(read.Value, cancellationToken), await AskAsync(read.Value, cancellationToken), await AnswerAsync(read.Value, cancellationToken) };
        if (deliveries.Any(delivery => delivery is Delivery.Failed))
            await PutBackAsync(message with { Attempt = message.Attempt + 1 }, PutBackReason.Mail, MailDelay(message.Attempt), cancellationToken);
        else if (deliveries.OfType<Delivery.NotBefore>().Select(delivery => delivery.Time - clock.GetUtcNow()).Order().ToList() is [var first, ..])
            await PutBackAsync(message, PutBackReason.Mail, first < LongestMailDelay ? first : LongestMailDelay, cancellationToken);
    }

    /// <summary>Of all that are waiting in one email, and at most one a day to each curator. Not to those who want no emails; the desk shows them.</summary>
    private async Task<Delivery> TellCuratorsAsync(ProblemReport report, CancellationToken cancellationToken)
    {
        if (!report.IsWaiting)
            return new Delivery.Complete();
        var waiting = await register.WaitingAsync(cancellationToken);
        var told = await Task.WhenAll((await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference != EmailPreference.Paused)
            .Select(curator => TellAsync(curator, report, waiting, cancellationToken)));
        return told.Any(delivery => delivery is Delivery.Failed) ? new Delivery.Failed() : told.FirstOrDefault(delivery => delivery is Delivery.NotBefore) ?? new Delivery.Complete();
    }

    private async Task<Delivery> TellAsync(Curator curator, ProblemReport report, IReadOnlyList<ProblemReport> waiting, CancellationToken cancellationToken)
    {
        RecentEmails sent = await claims.ReadRecentAsync(curator.Id, report.SentAt < DayAgo ? report.SentAt : DayAgo, cancellationToken);
        if (sent.About(ToCurators, sentAlone: true).Contains(report.Id.ToString()))
            return new Delivery.Complete();
        var mail = new OutgoingEmail(curator.Id, Addressee.For(curator), ToCurators + report.Id, () => mails.ForCuratorAsync(curator, waiting))
        {
            Notifies = new([.. waiting.Select(one => one.Id.ToString())], []),
            Since = DayAgo,
            MayGo = others => others.Count(DayAgo, ToCurators) == 0,
        };
        return Of(await outbox.SendAsync(mail, cancellationToken));
    }

    /// <summary>Few such emails go to an address in a day, because it may be a stranger's.</summary>
    private async Task<Delivery> AskAsync(ProblemReport report, CancellationToken cancellationToken) =>
        report is not { Email: { } address, EmailConfirmed: false } || clock.GetUtcNow() - report.SentAt > AsksFor
            ? new Delivery.Complete()
            : Of(await outbox.SendAsync(
                new(await hash.ComputeAsync(address, cancellationToken), To: null, Questions + report.Id, () => mails.QuestionAsync(address, report))
                {
                    Since = DayAgo,
                    MayGo = others => others.Count(DayAgo, Questions) < mailSettings.Value.QuestionsPerAddressAndDay,
                },
                cancellationToken));

    /// <summary>Waits for as long as curators can undo a decision, so that nobody is sent an answer that was taken back.</summary>
    private async Task<Delivery> AnswerAsync(ProblemReport report, CancellationToken cancellationToken)
    {
        if (report is not { Email: { } address, EmailConfirmed: true, Ending: { Answer: not null } ending })
            return new Delivery.Complete();
        var undoEnds = ending.At.AddMinutes(curation.Value.UndoMinutes);
        return clock.GetUtcNow() < undoEnds
            ? new Delivery.NotBefore(undoEnds)
            : Of(await outbox.SendAsync(
                new(await hash.ComputeAsync(address, cancellationToken), To: null, $"report-answer-{report.Id}-{ending.CommandId}", () => mails.AnswerAsync(address, report)), cancellationToken));
    }

    private Delivery Of(SendResult result) => result switch
    {
        SendResult.Sent or SendResult.Refused => new Delivery.Complete(),
        SendResult.Deferred => InAnHour,
        SendResult.Failed => new Delivery.Failed(),
        _ => throw new UnreachableException($"Nobody says what follows from {result}."),
    };

    /// <summary>If the provider says that this is not an email address, it holds no data about it.</summary>
    private async Task<bool> ForgetAsync(Versioned<ProblemReport> removed, CancellationToken cancellationToken)
    {
        var id = removed.Value.Id;
        if (removed.Value.ErasureDue is { } sealedAddress)
        {
            if (EmailAddress.FromStorage(tokens.Unseal(sealedAddress)) is not { } address)
                LogUnreadable(id.ToString());
            else if (await sender.ForgetAsync(address, cancellationToken) is MailAnswer.Later)
                return false;
            else
                await claims.ForgetAsync(await hash.ComputeAsync(address, cancellationToken), id, cancellationToken);
        }

        return await register.DeleteAsync(removed, cancellationToken);
    }

    private async Task WaitForItsRowAsync(ReportMessage message, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - message.AcceptedAt < ChangeQueue.DropAfter)
            await PutBackAsync(message, PutBackReason.Row, TimeSpan.FromSeconds(settings.Value.LookAgainSeconds), cancellationToken);
        else
            LogGivenUp(message.Report);
    }

    private async Task PutBackAsync(ReportMessage message, PutBackReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        await SendAsync(message, delay, cancellationToken);
        counts.PutBack(_queue.Name, reason);
    }

    private Task SendAsync(ReportMessage message, TimeSpan delay, CancellationToken cancellationToken) => _queue.SendMessageAsync(
        JsonSerializer.Serialize(message, ReportMessageJson.Default.ReportMessage), visibilityTimeout: delay, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);

    private TimeSpan MailDelay(int attempt)
    {
        var delay = TimeSpan.FromSeconds(settings.Value.LookAgainSeconds) * Math.Pow(2, Math.Min(attempt, 16));
        return delay < LongestMailDelay ? delay : LongestMailDelay;
    }

    [LoggerMessage(LogLevel.Information, "A change of problem report {Id} was announced, and is not there: it was never written, or the report is gone. Its message is dropped")]
    private partial void LogGivenUp(string id);

    [LoggerMessage(LogLevel.Warning, "The key is gone with which the address of problem report {Id} was sealed that SendGrid is to erase. It keeps mail data for some time by its own rules")]
    private partial void LogUnreadable(string id);
}

/// <summary>A message of the queue <c>desk</c>: "look at this problem report". It holds nothing that a person typed.</summary>
/// <param name="CommandId">The command that was about to be written; see <see cref="ProblemReport.HasCommand"/>.</param>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
/// <param name="Attempt">How often its emails had to be postponed.</param>
internal sealed record ReportMessage(string Report, string CommandId, DateTimeOffset AcceptedAt, string? Traceparent = null, int Attempt = 0)
{
    [JsonIgnore]
    public ContributionId Id => ContributionId.Parse(Report);

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
