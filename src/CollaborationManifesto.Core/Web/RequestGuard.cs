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
/// Limits how many requests run at once and how long each may take. If there are too many, or storage fails or hangs, it answers 503 and
/// says when to try again (docs/adr/0012).
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
    /// <summary><c>Retry-After</c>, in seconds.</summary>
    public const int ComeBack = 30;

    private readonly ConcurrencyLimiter _turns = new(new()
    {
        PermitLimit = limits.Value.AtOnce,
        QueueLimit = limits.Value.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public Task<IResult> AnswerAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken) =>
        AnswerOrAsync(request, answer, () => SayUnavailableAsync(request), cancellationToken);

    /// <param name="whenUnavailable">The page to answer with if it cannot be served now.</param>
    private async Task<IResult> AnswerOrAsync(HttpRequest request, Func<CancellationToken, Task<IResult>> answer, Func<Task<IResult>> whenUnavailable, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromSeconds(limits.Value.AnswerSeconds), clock);
        using var budget = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            using var turn = await _turns.AcquireAsync(cancellationToken: budget.Token);
            return turn.IsAcquired ? await answer(budget.Token) : await UnavailableAsync();
        }
        catch (Exception failed) when (failed is OperationCanceledException or IOException && request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody reads the answer. An exception would alert an operator because a phone lost its connection.
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
            return await UnavailableAsync();
        }
        catch (Exception failed) when (StorageFailure.FindRefusal(failed) is { } refused)
        {
            // Do not log its message: it may quote the request.
            LogStorageRefused(refused.Status, refused.ErrorCode, refused.GetRawResponse()?.ClientRequestId);
            var message = Refusals.SpeaksJson(request) ? words.Refusals.DefectForProgram : words.Refusals.Defect;
            return await refusals.RefuseAsync(request, StatusCodes.Status500InternalServerError, message, refusals.Site);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogTookTooLong(limits.Value.AnswerSeconds);
            return await UnavailableAsync();
        }
        catch (OperationCanceledException)
        {
            // The host is stopping; another instance will serve the next try.
            return await UnavailableAsync();
        }

        async Task<IResult> UnavailableAsync() => new RetryAfter(ComeBack, await whenUnavailable());
    }

    /// <summary>Like <see cref="AnswerAsync"/>, for a form posted by someone with a private link.</summary>
    /// <param name="whenUnavailable">A page that gives back what was typed, if it was read but cannot be stored now; null for the page that others get.</param>
    public Task<IResult> AnswerPostAsync<T>(
        HttpRequest request, Func<PostedForm, T> bind, Func<T, CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken, Func<T, Task<IResult>>? whenUnavailable = null)
        where T : class
    {
        T? read = null;
        return AnswerOrAsync(
            request,
            cancellationToken => ReadAndAnswerAsync(
                request,
                bind,
                (input, cancellationToken) =>
                {
                    read = input;
                    return answer(input, cancellationToken);
                },
                cancellationToken),
            () => read is not null && whenUnavailable is not null ? whenUnavailable(read) : SayUnavailableAsync(request),
            cancellationToken);
    }

    /// <summary>Like <see cref="AnswerAsync"/>, for a form that anyone can post, so limits on posts apply.</summary>
    public Task<IResult> AnswerPublicPostAsync<T>(
        HttpRequest request, Func<PostedForm, T> bind, Func<T, CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken)
        where T : class =>
        AnswerAsync(
            request,
            async cancellationToken => postLimits.Refuse(ClientAddress.From(request, intake.Value.TrustedHops)) is { } wait
                ? await TooManyAsync(request, wait)
                : await ReadAndAnswerAsync(request, bind, answer, cancellationToken),
            cancellationToken);

    /// <summary>Within <see cref="AnswerAsync"/>: reads a posted form with a file, after the caller has checked who posts it.</summary>
    public async Task<IResult> ReadUploadAsync<T>(
        HttpRequest request, int maxFileBytes, (string Text, string Target) link, Func<PostedForm, T> bind, Func<T, CancellationToken, Task<IResult>> answer, CancellationToken cancellationToken)
        where T : class
    {
        var (input, refusal) = await bodies.ReadUploadAsync(request, maxFileBytes, link, bind, cancellationToken);
        return input is null ? refusal! : await answer(input, cancellationToken);
    }

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
        // Link to the site, not the form: an empty form would look as if their text was lost.
        return new RetryAfter(seconds, await refusals.RefuseAsync(request, StatusCodes.Status429TooManyRequests, message, refusals.Site));
    }

    private Task<IResult> SayUnavailableAsync(HttpRequest request)
    {
        var message = Refusals.SpeaksJson(request) ? words.Refusals.NotNowForProgram(ComeBack) : words.Refusals.NotNow(ComeBack);
        // Link to the site, not the form: an empty form would look as if their text was lost.
        return refusals.RefuseAsync(request, StatusCodes.Status503ServiceUnavailable, message, refusals.Site);
    }

    [LoggerMessage(LogLevel.Error, "A request was not served: storage failed with status {Status}, its request {Request}")]
    private partial void LogStorageFailed(int status, string? request);

    [LoggerMessage(LogLevel.Error, "A request was not served: storage refused it for good, with status {Status} {Code}, its request {Request}. To ask again changes nothing")]
    private partial void LogStorageRefused(int status, string? code, string? request);

    [LoggerMessage(LogLevel.Error, "A request was not served within {Seconds} seconds")]
    private partial void LogTookTooLong(int seconds);
}
