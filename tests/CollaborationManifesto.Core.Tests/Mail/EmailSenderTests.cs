using System.Net;
using System.Text.Json;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Mail;

/// <summary>Requests to SendGrid, byte for byte as its own client sends them, and the meaning of its answers.</summary>
public sealed class EmailSenderTests : IDisposable
{
    private readonly SendGridStub _sendGrid = new();

    [Fact]
    public async Task Every_extra_that_an_account_may_add_is_switched_off_in_the_request()
    {
        var body = await Sent(A_mail());

        Assert.Equal(
            """{"click_tracking":{"enable":false,"enable_text":false},"ganalytics":{"enable":false},"open_tracking":{"enable":false},"subscription_tracking":{"enable":false}}""",
            Sorted(body.GetProperty("tracking_settings")));
        // Suppression lists are respected: people on them do not want email, and operators are told.
        Assert.Equal("""{"footer":{"enable":false}}""", Sorted(body.GetProperty("mail_settings")));
        Assert.False(body.TryGetProperty("asm", out _));
    }

    [Fact]
    public async Task Every_mail_says_that_a_program_wrote_it()
    {
        var alone = await Sent(A_mail());
        var threaded = await Sent(A_mail() with { Thread = new("topic", "name", "example.org"), Unsubscribe = "https://api.example.org/x" });

        Assert.All(new[] { alone, threaded }, body => Assert.Equal("auto-generated", Headers(body).GetProperty("Auto-Submitted").GetString()));
        Assert.Equal("<topic.name@example.org>", Headers(threaded).GetProperty("Message-ID").GetString());
    }

    [Theory]
    [InlineData("Siân O’Brien-Example Jr.", "Siân O’Brien-Example Jr.")]
    [InlineData("李 雷", "李 雷")]
    [InlineData("نام\u200cهای", "نام\u200cهای")]
    [InlineData("Example, Siân (IT): <HR>", null)]
    [InlineData("Example; Siân", null)]
    [InlineData("Siân \"Shan\" Example", null)]
    [InlineData("sian@example.org", null)]
    [InlineData("Back\\slash", null)]
    [InlineData("=?utf-8?q?=2C?=", null)]
    [InlineData("Two\r\nBcc: lines", null)]
    [InlineData("\u202eTurned", null)]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public async Task A_recipients_name_that_needs_quotes_is_left_out(string? name, string? sent)
    {
        var to = (await Sent(A_mail() with { ToName = name })).GetProperty("personalizations")[0].GetProperty("to")[0];

        Assert.Equal("amina@example.org", to.GetProperty("email").GetString());
        Assert.Equal(sent, to.TryGetProperty("name", out var found) ? found.GetString() : null);
    }

    [Theory]
    [InlineData("Collaboration Manifesto", "Collaboration Manifesto")]
    [InlineData("Working together: North, South; (draft) <2>", "Working together North South draft 2")]
    [InlineData("Rules \"of\" ours", "Rules of ours")]
    [InlineData("<>", null)]
    public async Task The_manifestos_name_is_the_senders_without_what_needs_quotes(string manifesto, string? sent)
    {
        var from = (await Sent(A_mail(), manifesto)).GetProperty("from");

        Assert.Equal("from@example.org", from.GetProperty("email").GetString());
        Assert.Equal(sent, from.TryGetProperty("name", out var found) ? found.GetString() : null);
    }

    [Theory]
    [InlineData(202, null, nameof(MailAnswer.Taken))]
    [InlineData(400, null, nameof(MailAnswer.Refused))]
    [InlineData(400, """{"errors":[{"message":"Does not contain a valid address.","field":"personalizations.0.to.0.email","help":null}]}""", nameof(MailAnswer.Refused))]
    [InlineData(400, """{"errors":[{"message":"The from email does not contain a valid address.","field":"from.email","help":null}]}""", nameof(MailAnswer.Later))]
    [InlineData(400, """{"errors":[{"message":"No field","field":null}]}""", nameof(MailAnswer.Refused))]
    [InlineData(400, "<html>", nameof(MailAnswer.Refused))]
    [InlineData(400, "[]", nameof(MailAnswer.Refused))]
    [InlineData(413, null, nameof(MailAnswer.Refused))]
    [InlineData(401, null, nameof(MailAnswer.Later))]
    [InlineData(403, null, nameof(MailAnswer.Later))]
    [InlineData(404, null, nameof(MailAnswer.Later))]
    [InlineData(429, null, nameof(MailAnswer.Later))]
    [InlineData(500, null, nameof(MailAnswer.Later))]
    [InlineData(302, null, nameof(MailAnswer.Later))]
    public async Task Only_a_bad_email_or_address_is_final(int status, string? body, string meaning)
    {
        _sendGrid.Answer = _ => new((HttpStatusCode)status) { Content = new StringContent(body ?? "") };

        Assert.Equal(meaning, (await Sender().SendAsync(A_mail(), CancellationToken.None)).GetType().Name);
    }

    [Theory]
    [InlineData(400, 2)]
    [InlineData(403, 2)]
    [InlineData(429, 1)]
    public async Task A_refused_address_does_not_hold_up_the_others_as_a_limit_does(int status, int asked)
    {
        _sendGrid.Answer = _ =>
        {
            var answer = new HttpResponseMessage((HttpStatusCode)status);
            answer.Headers.Add("X-RateLimit-Reset", A.Morning.AddMinutes(10).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            return answer;
        };
        EmailSender sender = Sender();

        await sender.SendAsync(A_mail(), CancellationToken.None);
        await sender.SendAsync(A_mail() with { To = EmailAddress.TryParse("ben@example.org")! }, CancellationToken.None);

        Assert.Equal(asked, _sendGrid.Requests.Count);
    }

    public void Dispose() => _sendGrid.Dispose();

    private static EmailMessage A_mail() => new(EmailAddress.TryParse("amina@example.org")!, "Amina", "Subject", "Text", "<p>Text</p>");

    private async Task<JsonElement> Sent(EmailMessage mail, string manifesto = "Collaboration Manifesto")
    {
        Assert.IsType<MailAnswer.Taken>(await Sender(manifesto).SendAsync(mail, CancellationToken.None));
        var (method, address, body) = _sendGrid.Requests[^1];
        Assert.Equal(("POST", "https://api.sendgrid.com/v3/mail/send"), (method, address.ToString()));
        return JsonDocument.Parse(body).RootElement;
    }

    private EmailSender Sender(string manifesto = "Collaboration Manifesto") => new(
        _sendGrid,
        Options.Create(new MailSettings { SendGridKey = "key", From = "from@example.org" }),
        Options.Create(new ManifestoSettings { Name = manifesto }),
        new Counts(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>()),
        new FakeTimeProvider(A.Morning),
        NullLogger<EmailSender>.Instance);

    /// <summary>Headers belong to the whole email or to its one recipient.</summary>
    private static JsonElement Headers(JsonElement body) =>
        body.TryGetProperty("headers", out var headers) ? headers : body.GetProperty("personalizations")[0].GetProperty("headers");

    private static string Sorted(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? "{" + string.Join(',', element.EnumerateObject().OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => $"\"{one.Name}\":{Sorted(one.Value)}")) + "}"
        : element.GetRawText();
}
