using System.Globalization;
using System.Net.Http.Headers;

namespace CollaborationManifesto.Mail;

/// <summary>
/// Stops requests to the provider until the time that its answer named. Each instance keeps its own pause and learns it from its own
/// answers (docs/adr/0012).
/// </summary>
internal sealed class MailPause(TimeProvider clock)
{
    /// <summary>The longest that an email is put off. A header that asks for more is a mistake.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private long _untilTicks;

    public bool IsOn => clock.GetUtcNow().UtcTicks < Volatile.Read(ref _untilTicks);

    /// <summary>
    /// Follows <c>Retry-After</c> (RFC 9110, section 10.2.3) or SendGrid's own header, in seconds since 1970
    /// (https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits).
    /// </summary>
    public void PauseAsRequested(HttpResponseHeaders headers)
    {
        var now = clock.GetUtcNow();
        if ((headers.RetryAfter?.Date ?? now + headers.RetryAfter?.Delta ?? Reset(headers)) is not { } until)
            return;
        Volatile.Write(ref _untilTicks, (until < now + Longest ? until : now + Longest).UtcTicks);
    }

    private static DateTimeOffset? Reset(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-RateLimit-Reset", out var values)
        && uint.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
