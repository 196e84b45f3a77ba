using System.Globalization;
using System.Net;
using System.Text.Json;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;
using EmailAddress = CollaborationManifesto.Contributions.EmailAddress;
using MailSettings = CollaborationManifesto.Settings.MailSettings;

namespace CollaborationManifesto.Notifications;

/// <summary>Sends mail through SendGrid's Web API v3 (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send).</summary>
public sealed partial class MailSender(
    IHttpClientFactory http, IOptions<MailSettings> settings, IOptions<ManifestoSettings> manifesto, Counts counts, TimeProvider clock, ILogger<MailSender> log)
{
    /// <summary>Seconds that SendGrid has to answer. A claim outlives it (<see cref="MailClaims"/>).</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly MailPause _pause = new(clock);

    /// <summary>
    /// True when SendGrid took the mail. False when it may take it later: it is down, slow or limits us, or the key is wrong
    /// until the operator mends it.
    /// </summary>
    /// <exception cref="MailRefusedException">It is a defect of the mail or its address, and no later try helps.</exception>
    public async Task<bool> Send(Mail mail, CancellationToken cancellation)
    {
        if (_pause.IsOn)
            return false;
        var status = await Ask("/v3/mail/send", client => client.SendEmailAsync(ToMessage(mail), cancellation), cancellation);
        counts.Mailed(IsTaken(status));
        return TakenOrLater(status);
    }

    /// <summary>Asks SendGrid to erase what it keeps of an address; answered like <see cref="Send"/>.</summary>
    /// <remarks>https://www.twilio.com/docs/sendgrid/api-reference/recipients-data-erasure-api/erase-recipients-email-data</remarks>
    public async Task<bool> Forget(EmailAddress address, CancellationToken cancellation)
    {
        var body = JsonSerializer.Serialize(new Dictionary<string, string[]> { ["email_addresses"] = [address.Value] });
        var status = await Ask(
            "/v3/recipients/erasejob",
            client => client.RequestAsync(BaseClient.Method.POST, body, urlPath: "recipients/erasejob", cancellationToken: cancellation),
            cancellation);
        if (status == HttpStatusCode.Forbidden)
            LogMayNotErase();
        return TakenOrLater(status);
    }

    /// <returns>What SendGrid answered; null when it did not.</returns>
    private async Task<HttpStatusCode?> Ask(string path, Func<SendGridClient, Task<Response>> ask, CancellationToken cancellation)
    {
        var client = new SendGridClient(
            http.CreateClient(nameof(MailSender)), new SendGridClientOptions { ApiKey = settings.Value.SendGridKey, Host = settings.Value.Host });
        using var span = Traces.Mail(new(settings.Value.Host), path);
        try
        {
            var response = await ask(client);
            span?.SetTag("http.response.status_code", (int)response.StatusCode);
            if (!response.IsSuccessStatusCode)
            {
                span?.Fail(((int)response.StatusCode).ToString(CultureInfo.InvariantCulture));
                LogRefused((int)response.StatusCode);
                _pause.Obey(response.Headers);
            }

            return response.StatusCode;
        }
        catch (Exception failed) when (failed is HttpRequestException || (failed is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            span?.Fail(failed.GetType().FullName!);
            LogUnreachable(failed);
            return null;
        }
    }

    private SendGridMessage ToMessage(Mail mail)
    {
        var message = MailHelper.CreateSingleEmail(
            new SendGrid.Helpers.Mail.EmailAddress(settings.Value.From, manifesto.Value.Name),
            new SendGrid.Helpers.Mail.EmailAddress(mail.To.Value, mail.ToName),
            mail.Subject,
            mail.Text,
            mail.Html);
        // A rewritten link would hand its token to a third party, and a picture that counts openings would be a lie about privacy.
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        if (mail.Thread is { } thread)
            message.AddHeaders(new() { ["Message-ID"] = thread.MessageId, ["References"] = thread.References, ["In-Reply-To"] = thread.References });
        if (mail.Unsubscribe is { } address)
            message.AddHeaders(new() { ["List-Unsubscribe"] = $"<{address}>", ["List-Unsubscribe-Post"] = OneClick.Field + "=" + OneClick.Value });
        return message;
    }

    private static bool IsTaken(HttpStatusCode? status) => (int?)status is >= 200 and < 300;

    private static bool TakenOrLater(HttpStatusCode? status) =>
        IsTaken(status)
        || (status is { } refused && !IsPassing(refused)
            ? throw new MailRefusedException((int)refused)
            : false);

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    [LoggerMessage(LogLevel.Warning, "SendGrid refused a request with status {Status}")]
    private partial void LogRefused(int status);

    [LoggerMessage(LogLevel.Warning, "SendGrid did not erase an address, because the API key has not the scope recipients.erasejob.create. It is tried again")]
    private partial void LogMayNotErase();

    [LoggerMessage(LogLevel.Warning, "SendGrid could not be reached")]
    private partial void LogUnreachable(Exception failed);
}

/// <summary>SendGrid will not do it, however often it is asked.</summary>
public sealed class MailRefusedException(int status) : Exception($"SendGrid refused a request with status {status}.")
{
    public int Status => status;
}
