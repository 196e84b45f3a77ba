using System.Text.Json.Serialization;

namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>
/// Takes mail as SendGrid's Web API v3 does, so that the client's real code is what runs
/// (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send).
/// </summary>
internal static class SendGridEndpoint
{
    public static void MapSendGrid(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v3").AddEndpointFilter(async (context, next) =>
            context.HttpContext.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal)
                ? await next(context)
                : Results.Json(new { errors = new[] { new { message = "authorization required" } } }, statusCode: StatusCodes.Status401Unauthorized));
        api.MapPost("/mail/send", Receive);
        api.MapPost("/recipients/erasejob", Erase);
    }

    private static IResult Erase(ErasureJob job, MailStore inbox)
    {
        inbox.Forget(job.Addresses);
        return Results.Accepted(value: new { job_id = "local" });
    }

    private static IResult Receive(SendGridMail mail, MailStore inbox, TimeProvider clock)
    {
        var recipients = mail.Personalizations.SelectMany(personalization => personalization.To, (personalization, to) => (To: to.Email, personalization.Subject));
        foreach (var (to, subject) in recipients)
            inbox.Add(new(to, subject ?? mail.Subject ?? "", mail.Body("text/plain"), mail.Body("text/html"), clock.GetUtcNow()) { Headers = mail.AllHeaders });
        return Results.Accepted();
    }

    private sealed record ErasureJob([property: JsonPropertyName("email_addresses")] IReadOnlyCollection<string> Addresses);

    private sealed record SendGridMail(
        IReadOnlyList<Personalization> Personalizations, string? Subject, IReadOnlyList<Content> Content, IReadOnlyDictionary<string, string>? Headers)
    {
        public IReadOnlyDictionary<string, string> AllHeaders =>
            (Headers ?? new Dictionary<string, string>()).Concat(Personalizations.SelectMany(personalization => personalization.Headers ?? new Dictionary<string, string>()))
                .ToDictionary();

        public string Body(string type) => Content.FirstOrDefault(part => part.Type == type)?.Value ?? "";
    }

    private sealed record Personalization(IReadOnlyList<Recipient> To, string? Subject, IReadOnlyDictionary<string, string>? Headers);

    private sealed record Recipient(string Email);

    private sealed record Content(string Type, string Value);
}
