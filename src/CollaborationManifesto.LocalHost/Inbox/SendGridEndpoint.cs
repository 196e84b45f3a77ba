namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>
/// Takes mail as SendGrid's Web API v3 does, so that the client's real code is what runs
/// (https://www.twilio.com/docs/sendgrid/api-reference/mail-send/mail-send).
/// </summary>
internal static class SendGridEndpoint
{
    public static void MapSendGrid(this IEndpointRouteBuilder routes) => routes.MapPost("/v3/mail/send", Receive);

    private static IResult Receive(HttpRequest request, SendGridMail mail, MailStore inbox, TimeProvider clock)
    {
        if (!request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal))
            return Results.Json(new { errors = new[] { new { message = "authorization required" } } }, statusCode: StatusCodes.Status401Unauthorized);
        var recipients = mail.Personalizations.SelectMany(personalization => personalization.To, (personalization, to) => (To: to.Email, personalization.Subject));
        foreach (var (to, subject) in recipients)
            inbox.Add(new(to, subject ?? mail.Subject ?? "", mail.Body("text/plain"), mail.Body("text/html"), clock.GetUtcNow()));
        return Results.Accepted();
    }

    private sealed record SendGridMail(IReadOnlyList<Personalization> Personalizations, string? Subject, IReadOnlyList<Content> Content)
    {
        public string Body(string type) => Content.FirstOrDefault(part => part.Type == type)?.Value ?? "";
    }

    private sealed record Personalization(IReadOnlyList<Recipient> To, string? Subject);

    private sealed record Recipient(string Email);

    private sealed record Content(string Type, string Value);
}
