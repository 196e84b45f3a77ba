using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>
/// Accepts email like SendGrid's Web API v3, so that the client's real code runs
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
        api.MapGet("/suppression/{list}", Suppressed);
    }

    private static IResult Suppressed(
        string list, SuppressionStore suppressions, [FromQuery(Name = "start_time")] long? from, [FromQuery(Name = "end_time")] long? to, int? limit, int? offset) =>
        SuppressionStore.Lists.Contains(list)
            ? Results.Json(suppressions.All
                .Where(entry => entry.List == list && entry.Created.ToUnixTimeSeconds() >= (from ?? 0) && entry.Created.ToUnixTimeSeconds() <= (to ?? long.MaxValue))
                .OrderByDescending(entry => entry.Created)
                .Skip(offset ?? 0).Take(Math.Min(limit ?? 500, 500))
                .Select(entry => new { created = entry.Created.ToUnixTimeSeconds(), email = entry.Email, reason = "played on this machine" }))
            : Results.NotFound();

    private static IResult Erase(ErasureJob job, MailStore inbox, SuppressionStore suppressions)
    {
        inbox.Forget(job.Addresses);
        suppressions.Remove(entry => job.Addresses.Contains(entry.Email, StringComparer.OrdinalIgnoreCase));
        return Results.Accepted(value: new { job_id = "local" });
    }

    private static IResult Receive(SendGridMail mail, MailStore inbox, SuppressionStore suppressions, TimeProvider clock)
    {
        var recipients = mail.Personalizations.SelectMany(personalization => personalization.To, (personalization, to) => (To: to.Email, personalization.Subject));
        foreach (var (to, subject) in recipients.Where(recipient => !suppressions.Drops(recipient.To)))
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
