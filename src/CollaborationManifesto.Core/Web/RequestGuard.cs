using System.Threading.RateLimiting;
using Azure;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Web;

/// <summary>
/// Serves so many requests at once, each within a time. Whoever cannot be served, because there are too many or because storage fails or
/// hangs, is told so kindly and when to come back: 503, and this is the one place that says it (docs/adr/0012).
/// </summary>
public sealed partial class RequestGuard(
    BodyReader bodies,
    PostLimits postLimits,
    IOptions<IntakeSettings> intake,
    IOptions<LimitSettings> limits,
    Refusals refusals,
    AllWords words,
    Counts counts,
    TimeProvider clock,
    ILogger<RequestGuard> log) : IDisposable
{
    /// <summary>Seconds of <c>Retry-After</c>.</summary>
    private const int ComeBack = 30;

    private readonly ConcurrencyLimiter _turns = new(new()
    {
        PermitLimit = limits.Value.AtOnce,
        QueueLimit = limits.Value.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task<IResult> AnswerAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(limits.Value.AnswerSeconds), clock);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            using var turn = await _turns.AcquireAsync(cancellationToken: budget.Token);
            return turn.IsAcquired ? await answer(budget.Token) : await NotNowAsync(request);
        }
        catch (Exception failed) when (failed is OperationCanceledException or IOException && request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer. An exception would wake an operator because a phone lost its connection.
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }
        catch (BadHttpRequestException unreadable)
        {
            return await refusals.RefuseAsync(request, unreadable.StatusCode, words.Refusals.BrokenOff, refusals.Site);
        }
        catch (Exception failed) when (StorageFailure.FindTransient(failed) is not null)
        {
            var cause = StorageFailure.FindTransient(failed) as RequestFailedException;
            LogStorageFailed(cause?.Status ?? 0, cause?.GetRawResponse()?.ClientRequestId);
            return await NotNowAsync(request);
        }
        catch (Exception failed) when (StorageFailure.FindRefusal(failed) is { } refused)
        {
            // Its message may quote what was sent, so it is not logged.
            LogStorageRefused(refused.Status, refused.ErrorCode, refused.GetRawResponse()?.ClientRequestId);
            var message = Refusals.SpeaksJson(request) ? words.Refusals.DefectForProgram : words.Refusals.Defect;
            return await refusals.RefuseAsync(request, StatusCodes.Status500InternalServerError, message, refusals.Site);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTookTooLong(limits.Value.AnswerSeconds);
            return await NotNowAsync(request);
        }
        catch (OperationCanceledException)
        {
            // The host stops, and another instance takes the next try.
            return await NotNowAsync(request);
        }
    }

    /// <summary>The same for a posted form of someone who has a link.</summary>
    public Task<IResult> AnswerPostAsync<T>(
        HttpRequest request, Func<PostedForm, T> bind, Func<T, CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken)
        where T : class =>
        AnswerAsync(request, cancellationToken => ReadAndAnswerAsync(request, bind, answer, cancellationToken), cancellationToken);

    /// <summary>The same for a posted form of a stranger, within the limits on posts.</summary>
    public Task<IResult> AnswerStrangerAsync<T>(
        HttpRequest request, Func<PostedForm, T> bind, Func<T, CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken)
        where T : class =>
        AnswerAsync(
            request,
            async cancellationToken => postLimits.Refuse(ClientAddress.From(request, intake.Value.TrustedHops)) is { } wait
                ? await TooManyAsync(request, wait)
                : await ReadAndAnswerAsync(request, bind, answer, cancellationToken),
            cancellationToken);

    public void Dispose() => _turns.Dispose();

    private async Task<IResult> ReadAndAnswerAsync<T>(
        HttpRequest request, Func<PostedForm, T> bind, Func<T, CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken)
        where T : class
    {
        var (input, refusal) = await bodies.ReadAsync(request, bind, cancellationToken);
        return input is null ? refusal! : await answer(input, cancellationToken);
    }

    private async Task<IResult> TooManyAsync(HttpRequest request, TimeSpan wait)
    {
        counts.Limited();
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var message = Refusals.SpeaksJson(request) ? words.Refusals.TooManyFromProgram(seconds) : words.Refusals.TooMany(seconds);
        // Not to the form: an empty one would look as if what they wrote was gone.
        return new RetryAfter(seconds, await refusals.RefuseAsync(request, StatusCodes.Status429TooManyRequests, message, refusals.Site));
    }

    private async Task<IResult> NotNowAsync(HttpRequest request)
    {
        var message = Refusals.SpeaksJson(request) ? words.Refusals.NotNowForProgram(ComeBack) : words.Refusals.NotNow(ComeBack);
        // Not to the form: an empty one would look as if what they wrote was gone.
        return new RetryAfter(ComeBack, await refusals.RefuseAsync(request, StatusCodes.Status503ServiceUnavailable, message, refusals.Site));
    }

    [LoggerMessage(LogLevel.Error, "A request was not served: storage failed with status {Status}, its request {Request}")]
    private partial void LogStorageFailed(int status, string? request);

    [LoggerMessage(LogLevel.Error, "A request was not served: storage refused it for good, with status {Status} {Code}, its request {Request}. To ask again changes nothing")]
    private partial void LogStorageRefused(int status, string? code, string? request);

    [LoggerMessage(LogLevel.Error, "A request was not served within {Seconds} seconds")]
    private partial void LogTookTooLong(int seconds);
}
