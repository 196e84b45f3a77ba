using System.Collections.Immutable;
using System.Globalization;
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

namespace CollaborationManifesto.Signing;

/// <summary>
/// Does what follows from a signature: its address is asked, curators are told, a decision is emailed, and the site is published again. A message goes on
/// the queue <c>desk</c> before the row is written (docs/adr/0002); its handler does what the row says is missing.
/// </summary>
public sealed partial class SignatureNotices(
    DeskQueue queue,
    SignatureRegister register,
    EditionRegister editions,
    SignatureRecorder recorder,
    Projection projection,
    SignatureMails mails,
    DailyNotices daily,
    AddressErasure erasure,
    AddressHash hash,
    Outbox outbox,
    MessageProcessing processing,
    IOptions<MailSettings> mailSettings,
    IOptions<CurationSettings> curation,
    IOptions<PrivacySettings> privacy,
    TimeProvider clock,
    ILogger<SignatureNotices> log)
{
    private const string ToCurators = "signatures-";

    /// <summary>Of the signatures that one message is about.</summary>
    private const int AtOnce = 16;

    private const int HoursOfDay = 24;

    /// <summary>Older ones are not looked at again: their emails have gone, or nobody could be told.</summary>
    private DateTimeOffset Lookback => clock.GetUtcNow().AddDays(-Math.Min(SignatureRequest.DaysToConfirm, privacy.Value.AddressDays));

    private DateTimeOffset DayAgo => clock.GetUtcNow().AddDays(-1);

    /// <param name="isAnswered">True if the owner of the address has answered; false if it was only sent.</param>
    /// <param name="changesSite">What the site shows may change.</param>
    public Task AnnounceRequestAsync(ContributionId request, bool isAnswered, CancellationToken cancellationToken, bool changesSite = false) => queue.AnnounceAsync(
        (now, traceparent) => new SignatureMessage(now, traceparent) { Request = request.ToString(), IsAnswered = isAnswered, ChangesSite = changesSite }.Write(), cancellationToken);

    /// <param name="keys">Of the signatures that one command changes.</param>
    /// <param name="changesSite">What the site shows may change.</param>
    public Task AnnounceAsync(ImmutableArray<string> keys, string commandId, bool changesSite, CancellationToken cancellationToken) => queue.AnnounceAsync(
        (now, traceparent) => new SignatureMessage(now, traceparent) { Signatures = keys, CommandId = commandId, ChangesSite = changesSite }.Write(), cancellationToken);

    /// <summary>Handles a message of the queue <c>desk</c>; null if it is about something else.</summary>
    public Task? TryHandleAsync(string message, CancellationToken cancellationToken) => SignatureMessage.TryRead(message) is { } signature
        ? processing.ProcessAsync(queue.Name, signature.Traceparent, () => signature.RequestId is { } request ? HandleAsync(signature, request, cancellationToken) : HandleAsync(signature, cancellationToken))
        : null;

    /// <summary>Does what lost messages left undone, and sends what had to wait for another day.</summary>
    public async Task ContinueLeftBehindAsync(CancellationToken cancellationToken)
    {
        await register.MarkMissedChangeAsync(cancellationToken);
        var settled = clock.GetUtcNow() - ChangeQueue.DropAfter;
        foreach (var request in (await register.UnfinishedRequestsAsync(cancellationToken).ToListAsync(cancellationToken)).ConvertAll(read => read.Value).Where(request => (request.AnsweredAt ?? request.SentAt) <= settled))
        {
            if (await TryAsync(request.Id, () => ContinueAsync(request, cancellationToken)) is Delivery.Failed)
                return;
        }

        var unfinished = (await register.UnfinishedAsync(cancellationToken).ToListAsync(cancellationToken)).ConvertAll(read => read.Value);
        var overdue = unfinished.Where(signature => signature.LastChangedAt <= settled && !signature.IsAsRestored).ToList();
        if (overdue.Exists(signature => signature.IsWaiting && signature.ChangedAt >= Lookback))
            await TryAsync(overdue.First(signature => signature.IsWaiting).Id, () => TellCuratorsAsync(cancellationToken));
        foreach (var signature in overdue)
        {
            // If one email cannot be sent now, neither can the next.
            if (await TryAsync(signature.Id, () => ContinueAsync(signature, cancellationToken)) is Delivery.Failed && !signature.IsRemoved)
                return;
        }

        await TellOfEditionAsync(unfinished, cancellationToken);
    }

    /// <summary>A part of the day's emails in each hourly run.</summary>
    private async Task TellOfEditionAsync(IEnumerable<Signature> withAddress, CancellationToken cancellationToken)
    {
        if (await editions.FindCurrentAsync(cancellationToken) is not { AsksSignatories: true } edition)
            return;
        foreach (var signature in withAddress.Where(signature => signature.IsToBeToldOf(edition)).Take(mailSettings.Value.SignatoryEmailsPerDay / HoursOfDay))
        {
            var mail = new OutgoingEmail(
                await hash.ComputeAsync(signature.Email!, cancellationToken), To: null, $"signature-edition-{signature.Id}-{edition.Number.ToString(CultureInfo.InvariantCulture)}", () => mails.EditionAsync(signature, edition));
            var result = await outbox.SendAsync(mail, cancellationToken);
            // If one email cannot be sent now, neither can the next.
            if (result == SendResult.Failed)
                return;
            if (result is SendResult.Sent or SendResult.Refused)
                await register.UpdateAsync(signature.Key, current => current.IsRemoved ? null : current with { ToldOfEdition = Math.Max(current.ToldOfEdition, edition.Number) }, cancellationToken);
        }
    }

    private async Task HandleAsync(SignatureMessage message, ContributionId id, CancellationToken cancellationToken)
    {
        if (await register.FindRequestAsync(id, cancellationToken) is not { } request || (message.IsAnswered && request.IsWaitingForAnswer))
        {
            if (!await queue.TryWaitForRowAsync(message.Write(), message.AcceptedAt, cancellationToken))
                LogGivenUp(id.ToString());
            return;
        }

        var delivery = await ContinueAsync(request, cancellationToken);
        if (message.ChangesSite && request.IsConfirmed)
            await projection.MarkChangeAsync(cancellationToken);
        if (delivery is not Delivery.Failed && request.IsConfirmed)
            delivery = await TellCuratorsAsync(cancellationToken);
        await PutBackIfNeededAsync(message, [delivery], cancellationToken);
    }

    private async Task<Delivery> ContinueAsync(SignatureRequest request, CancellationToken cancellationToken)
    {
        if (request.ErasureDue is { } due)
        {
            if (!await erasure.TryForgetAsync(request.Id, due, cancellationToken))
                return new Delivery.Failed();
            await register.UpdateAsync(request.Id, current => current with { ErasureDue = null }, cancellationToken);
        }

        await recorder.RecordAsync(request, cancellationToken);
        if (request is { Import: not null, IsLeftToRecord: true })
            await projection.MarkChangeAsync(cancellationToken);
        return request.IsWaitingForAnswer ? await AskAsync(request, cancellationToken) : new Delivery.Complete();
    }

    private async Task HandleAsync(SignatureMessage message, CancellationToken cancellationToken)
    {
        var found = await EachAsync(message.Signatures, key => register.FindAsync(key, cancellationToken));
        var changed = found.Where(read => read?.Value.HasCommand(message.CommandId!) == true).Select(read => read!.Value.Value).ToList();
        if (changed.Count < message.Signatures.Length
            && !await queue.TryWaitForRowAsync((message with { Signatures = [.. message.Signatures.Except(changed.Select(signature => signature.Key))] }).Write(), message.AcceptedAt, cancellationToken))
            LogGivenUp(message.CommandId!);
        if (changed.Count == 0)
            return;
        if (message.ChangesSite)
            await projection.MarkChangeAsync(cancellationToken);
        var deliveries = await EachAsync(changed, signature => TryAsync(signature.Id, () => ContinueAsync(signature, cancellationToken)));
        if (changed.Exists(signature => signature.IsWaiting))
            deliveries.Add(await TellCuratorsAsync(cancellationToken));
        await PutBackIfNeededAsync(message with { Signatures = [.. changed.Select(signature => signature.Key)], ChangesSite = false }, deliveries, cancellationToken);
    }

    private async Task<Delivery> ContinueAsync(Signature signature, CancellationToken cancellationToken)
    {
        if (signature.ErasureDue is { } due)
        {
            if (!await erasure.TryForgetAsync(signature.Id, due, cancellationToken))
                return new Delivery.Failed();
            await register.UpdateAsync(signature.Key, current => current.ErasureDue == due ? current with { ErasureDue = null } : null, cancellationToken);
        }

        return await TellSignatoryAsync(signature, cancellationToken);
    }

    private static async Task<List<TResult>> EachAsync<T, TResult>(IEnumerable<T> all, Func<T, Task<TResult>> act)
    {
        var results = new List<TResult>();
        foreach (var some in all.Chunk(AtOnce))
            results.AddRange(await Task.WhenAll(some.Select(act)));
        return results;
    }

    private async Task PutBackIfNeededAsync(SignatureMessage message, IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries.Any(delivery => delivery is Delivery.Failed))
            await queue.RetryMailAsync((message with { Attempt = message.Attempt + 1 }).Write(), message.Attempt, cancellationToken);
        else if (deliveries.OfType<Delivery.NotBefore>().FirstOrDefault() is { Time: var time })
            await queue.WaitForUndoAsync(message.Write(), time, cancellationToken);
    }

    /// <summary>A defect in one email does not delay the others. The hourly run tries it again.</summary>
    private async Task<Delivery> TryAsync(ContributionId id, Func<Task<Delivery>> deliver)
    {
        try
        {
            return await deliver();
        }
        catch (Exception defect) when (defect is not OperationCanceledException && StorageFailure.FindTransient(defect) is null)
        {
            LogNotMailed(defect, id.ToString());
            return new Delivery.Complete();
        }
    }

    private async Task<Delivery> TellCuratorsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Signature> waiting = [];
        return await daily.TellAsync(
            ToCurators,
            async () =>
            {
                waiting = await register.WaitingAsync(cancellationToken);
                return [.. waiting.Select(signature => new WaitingItem(SignatureDecisionInput.Version(signature), signature.ChangedAt))];
            },
            curator => mails.ForCuratorAsync(curator, waiting),
            cancellationToken);
    }

    /// <summary>Few questions go to an address in a day, because it may be a stranger's. If they are used up, the hourly run asks later.</summary>
    private async Task<Delivery> AskAsync(SignatureRequest request, CancellationToken cancellationToken)
    {
        if (request.Email is not { } address || request.IsAsked || request.SentAt < Lookback)
            return new Delivery.Complete();
        var question = new OutgoingEmail(await hash.ComputeAsync(address, cancellationToken), To: null, RecentEmails.SignatureQuestions + request.Id, () => mails.QuestionAsync(address, request))
        {
            Since = DayAgo,
            MayGo = others => others.CountQuestions(DayAgo) < mailSettings.Value.QuestionsPerAddressAndDay,
        };
        var result = await outbox.SendAsync(question, cancellationToken);
        if (result is SendResult.Sent or SendResult.Refused)
            await register.UpdateAsync(request.Id, current => current.IsWaitingForAnswer ? current with { IsAsked = true } : null, cancellationToken);
        return Delivery.FromSent(result != SendResult.Failed);
    }

    /// <summary>Waits for as long as curators can undo a decision, so that nobody is told of one that was taken back.</summary>
    private async Task<Delivery> TellSignatoryAsync(Signature signature, CancellationToken cancellationToken)
    {
        if (signature is not { Email: { } address, Decision: { } decision, Links: not [] } || signature.ToldOf == decision.CommandId || decision.At < Lookback || signature.IsAsRestored)
            return new Delivery.Complete();
        var undoEnds = decision.At.AddMinutes(curation.Value.UndoMinutes);
        if (clock.GetUtcNow() < undoEnds)
            return new Delivery.NotBefore(undoEnds);
        var result = await outbox.SendAsync(
            new(await hash.ComputeAsync(address, cancellationToken), To: null, $"signature-{signature.Id}-{decision.CommandId}", () => mails.DecisionAsync(address, signature)), cancellationToken);
        if (result is SendResult.Sent or SendResult.Refused)
            await register.UpdateAsync(signature.Key, current => current.IsRemoved ? null : current with { ToldOf = decision.CommandId }, cancellationToken);
        return Delivery.FromSent(result != SendResult.Failed);
    }

    [LoggerMessage(LogLevel.Information, "A change of signature {Id} was announced, and is not there: it was never written, or the signature is gone. Its message is dropped")]
    private partial void LogGivenUp(string id);

    [LoggerMessage(LogLevel.Error, "The mail about signature {Id} could not be made; the others are sent")]
    private partial void LogNotMailed(Exception defect, string id);
}

/// <summary>A message of the queue <c>desk</c>: "look at this request" or "look at these signatures". It holds nothing that a person typed.</summary>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
internal sealed record SignatureMessage(DateTimeOffset AcceptedAt, string? Traceparent = null)
{
    public string? Request { get; init; }

    /// <summary>The owner of the request's address was about to answer.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>Keys of the signatures.</summary>
    public ImmutableArray<string> Signatures { get; init; } = [];

    /// <summary>The command that was about to be written to them; see <see cref="Signature.HasCommand"/>.</summary>
    public string? CommandId { get; init; }

    public bool ChangesSite { get; init; }

    /// <summary>How often its emails had to be postponed.</summary>
    public int Attempt { get; init; }

    [JsonIgnore]
    public ContributionId? RequestId => ContributionId.TryParse(Request, out var id) ? id : null;

    public string Write() => JsonSerializer.Serialize(this, SignatureMessageJson.Default.SignatureMessage);

    /// <returns>Null if the message is about something else, or not one of ours.</returns>
    public static SignatureMessage? TryRead(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, SignatureMessageJson.Default.SignatureMessage) is { } read && (read.RequestId is not null || read is { Signatures: { IsDefaultOrEmpty: false }, CommandId: not null }) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(SignatureMessage))]
internal sealed partial class SignatureMessageJson : JsonSerializerContext;
