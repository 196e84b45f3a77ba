using System.Globalization;
using System.Net;
using System.Text.Json;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Web;
using EmailAddress = CollaborationManifesto.Model.EmailAddress;
using MailSettings = CollaborationManifesto.Settings.MailSettings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;

namespace CollaborationManifesto.Mail;

/// <summary>Sends email through SendGrid's Web API v3 (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send).</summary>
public sealed partial class EmailSender(
    IHttpClientFactory http, IOptions<MailSettings> settings, IOptions<ManifestoSettings> manifesto, Counts counts, TimeProvider clock, ILogger<EmailSender> log)
{
    /// <summary>Seconds that SendGrid has to answer. A claim lasts longer (<see cref="EmailClaims"/>).</summary>
    internal static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly MailPause _pause = new(clock);

    public async Task<MailAnswer> SendAsync(EmailMessage mail, CancellationToken cancellationToken)
    {
        if (_pause.IsOn)
            return new MailAnswer.Later();
        var answer = await AskAsync("/v3/mail/send", client => client.SendEmailAsync(ToMessage(mail), cancellationToken), cancellationToken);
        counts.Mailed(answer is MailAnswer.Taken);
        return answer;
    }

    /// <summary>Asks SendGrid to erase its data about an address; returns the same answers as <see cref="SendAsync"/>.</summary>
    /// <remarks>https://www.twilio.com/docs/sendgrid/api-reference/recipients-data-erasure-api/erase-recipients-email-data</remarks>
    public async Task<MailAnswer> ForgetAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.Serialize(new Dictionary<string, string[]> { ["email_addresses"] = [address.Value] });
        var answer = await AskAsync(
            "/v3/recipients/erasejob",
            client => client.RequestAsync(BaseClient.Method.POST, body, urlPath: "recipients/erasejob", cancellationToken: cancellationToken),
            cancellationToken);
        if (answer is MailAnswer.Later { Status: (int)HttpStatusCode.Forbidden })
            LogMayNotErase();
        return answer;
    }

    private async Task<MailAnswer> AskAsync(string path, Func<SendGridClient, Task<Response>> ask, CancellationToken cancellationToken)
    {
        var client = new SendGridClient(
            http.CreateClient(nameof(EmailSender)), new SendGridClientOptions { ApiKey = settings.Value.SendGridKey, Host = settings.Value.Host });
        using var span = Traces.SendEmail(new(settings.Value.Host), path);
        try
        {
            var response = await ask(client);
            var status = (int)response.StatusCode;
            span?.SetTag("http.response.status_code", status);
            if (response.IsSuccessStatusCode)
                return new MailAnswer.Taken();
            span?.Fail(status.ToString(CultureInfo.InvariantCulture));
            // Other answers also say when the limit resets, although it is not reached: one refused address must not hold up everyone's email.
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                _pause.PauseAsRequested(response.Headers);
            if (await IsOfThisMailAsync(response, cancellationToken))
                return new MailAnswer.Refused(status);
            LogRefused(status);
            return new MailAnswer.Later(status);
        }
        catch (Exception failed) when (failed is HttpRequestException || (failed is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            span?.Fail(failed.GetType().FullName!);
            LogUnreachable(failed);
            return new MailAnswer.Later();
        }
    }

    private SendGridMessage ToMessage(EmailMessage mail)
    {
        var message = MailHelper.CreateSingleEmail(
            new SendGrid.Helpers.Mail.EmailAddress(settings.Value.From, DisplayName.Plain(manifesto.Value.Name)),
            // The recipient's name is optional. Leave it out rather than change its spelling.
            new SendGrid.Helpers.Mail.EmailAddress(mail.To.Value, mail.ToName is { } name && DisplayName.IsPlain(name) ? name : null),
            mail.Subject,
            mail.Text,
            mail.Html);
        SwitchOffExtras(message);
        // RFC 3834, section 5: stops out-of-office replies.
        message.AddHeader("Auto-Submitted", "auto-generated");
        if (mail.Thread is { } thread)
            message.AddHeaders(new() { ["Message-ID"] = thread.MessageId, ["References"] = thread.References, ["In-Reply-To"] = thread.References });
        if (mail.Unsubscribe is { } address)
            message.AddHeaders(new() { ["List-Unsubscribe"] = $"<{address}>", ["List-Unsubscribe-Post"] = OneClick.Field + "=" + OneClick.Value });
        return message;
    }

    /// <summary>
    /// Overrides the account's settings. Click tracking would give the links' tokens to a third party, open tracking would break our promise of
    /// privacy, and SendGrid's own "unsubscribe" would silence a curator for good while their emails still look accepted.
    /// </summary>
    private static void SwitchOffExtras(SendGridMessage message)
    {
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        message.SetSubscriptionTracking(false);
        message.SetGoogleAnalytics(false);
        message.SetFooterSetting(false);
    }

    /// <summary>
    /// True if no later try can help, because the email or its address is at fault. An operator can correct our own address (<c>from</c>)
    /// without changing this email; the same holds for other statuses and outages.
    /// </summary>
    /// <remarks>https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/responses</remarks>
    private static async Task<bool> IsOfThisMailAsync(Response response, CancellationToken cancellationToken) =>
        response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
        && !(await FieldsAsync(response, cancellationToken)).Any(field => field.Split('.')[0] is "from" or "reply_to");

    /// <summary>Names of the request's fields that SendGrid rejects; empty if it names none.</summary>
    private static async Task<IReadOnlyList<string>> FieldsAsync(Response response, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = JsonDocument.Parse(await response.Body.ReadAsStringAsync(cancellationToken));
            return
            [
                .. answer.RootElement.GetProperty("errors").EnumerateArray()
                    .Select(error => error.TryGetProperty("field", out var field) ? field.GetString() : null).OfType<string>(),
            ];
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return [];
        }
    }

    [LoggerMessage(LogLevel.Warning, "SendGrid refused a request with status {Status}")]
    private partial void LogRefused(int status);

    [LoggerMessage(LogLevel.Warning, "SendGrid did not erase an address, because the API key has not the scope recipients.erasejob.create. It is tried again")]
    private partial void LogMayNotErase();

    [LoggerMessage(LogLevel.Warning, "SendGrid could not be reached")]
    private partial void LogUnreachable(Exception failed);
}

/// <summary>SendGrid's answer to one request.</summary>
public abstract record MailAnswer
{
    public sealed record Taken : MailAnswer;

    /// <summary>Try again later: SendGrid is down, slow or limits us, or a setting is wrong.</summary>
    /// <param name="Status">Null if SendGrid did not answer or was not asked.</param>
    public sealed record Later(int? Status = null) : MailAnswer;

    /// <summary>SendGrid will never accept it for this address.</summary>
    public sealed record Refused(int Status) : MailAnswer;
}
