using System.Globalization;
using System.Net;
using System.Text.Json;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;
using SendGrid.Helpers.Mail;
using EmailAddress = CollaborationManifesto.Model.EmailAddress;
using MailSettings = CollaborationManifesto.Settings.MailSettings;

namespace CollaborationManifesto.Mail;

/// <summary>Sends mail through SendGrid's Web API v3 (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send).</summary>
public sealed partial class EmailSender(
    IHttpClientFactory http, IOptions<MailSettings> settings, IOptions<ManifestoSettings> manifesto, Counts counts, TimeProvider clock, ILogger<EmailSender> log)
{
    /// <summary>Seconds that SendGrid has to answer. A claim outlives it (<see cref="EmailClaims"/>).</summary>
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

    /// <summary>Asks SendGrid to erase what it keeps of an address; answered like <see cref="SendAsync"/>.</summary>
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
            // Other answers tell when the limit begins again too, and have not met it: one refused address must not hold up everyone's mail.
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                _pause.Obey(response.Headers);
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
            // Their own name is dispensable, and another spelling of it would be odd.
            new SendGrid.Helpers.Mail.EmailAddress(mail.To.Value, mail.ToName is { } name && DisplayName.IsPlain(name) ? name : null),
            mail.Subject,
            mail.Text,
            mail.Html);
        SwitchOffExtras(message);
        // RFC 3834, section 5: no program answers that someone is away.
        message.AddHeader("Auto-Submitted", "auto-generated");
        if (mail.Thread is { } thread)
            message.AddHeaders(new() { ["Message-ID"] = thread.MessageId, ["References"] = thread.References, ["In-Reply-To"] = thread.References });
        if (mail.Unsubscribe is { } address)
            message.AddHeaders(new() { ["List-Unsubscribe"] = $"<{address}>", ["List-Unsubscribe-Post"] = OneClick.Field + "=" + OneClick.Value });
        return message;
    }

    /// <summary>
    /// Whatever the account is set to. A rewritten link would hand its token to a third party, a picture that counts openings would be a lie about
    /// privacy, and SendGrid's own "unsubscribe" would silence a curator for good while mail to them still looks taken.
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
    /// Whether no later try can help, because the mail or its address is at fault. An address of ours that is (<c>from</c>), another status and
    /// every outage are mended without this mail.
    /// </summary>
    /// <remarks>https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/responses</remarks>
    private static async Task<bool> IsOfThisMailAsync(Response response, CancellationToken cancellationToken) =>
        response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge
        && !(await FieldsAsync(response, cancellationToken)).Any(field => field.Split('.')[0] is "from" or "reply_to");

    /// <summary>Names of the parts of the request that SendGrid finds fault with; none where its answer names none.</summary>
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

/// <summary>What SendGrid said to one request.</summary>
public abstract record MailAnswer
{
    public sealed record Taken : MailAnswer;

    /// <summary>It may do it later: it is down, slow or limits us, or a setting is wrong until the operator mends it.</summary>
    /// <param name="Status">Null where it gave no answer.</param>
    public sealed record Later(int? Status = null) : MailAnswer;

    /// <summary>It will not do it for this address, however often it is asked.</summary>
    public sealed record Refused(int Status) : MailAnswer;
}
