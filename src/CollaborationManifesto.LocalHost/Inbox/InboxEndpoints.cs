using CollaborationManifesto.Web.Pages;
using Microsoft.AspNetCore.Mvc;
using RazorSlices;

namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>The emails that the program sent, for people at <c>/inbox</c> and for scripts at <c>/inbox.json</c>.</summary>
internal static class InboxEndpoints
{
    private const string HtmlType = "text/html; charset=utf-8";

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/inbox", (MailStore inbox, PageFrames frames) => HtmlAsync(InboxPage.Create(new(Frame(frames, "Inbox"), inbox.All))));
        routes.MapGet("/inbox/{number:int:min(1)}", (int number, MailStore inbox, PageFrames frames) =>
            Find(inbox, number) is { } mail ? HtmlAsync(MailPage.Create(new(Frame(frames, mail.Subject), mail, number))) : NotFoundAsync());
        routes.MapGet("/inbox/{number:int:min(1)}/html", (int number, MailStore inbox) =>
            Find(inbox, number) is { } mail ? Results.Content(InTopWindow(mail.Html), HtmlType) : Results.NotFound());
        routes.MapGet("/inbox.json", (MailStore inbox) => inbox.All);
        routes.MapGet("/inbox/suppressions", (SuppressionStore suppressions, PageFrames frames) =>
            HtmlAsync(SuppressionsPage.Create(new(Frame(frames, "Addresses that get no mail"), suppressions.All))));
        routes.MapPost("/inbox/suppressions", ChangeSuppressions).DisableAntiforgery();
    }

    private static IResult ChangeSuppressions([FromForm] string? email, [FromForm] string? list, SuppressionStore suppressions, TimeProvider clock)
    {
        if (string.IsNullOrWhiteSpace(email))
            return Results.BadRequest("An email address is missing.");
        if (string.IsNullOrEmpty(list))
            suppressions.Remove(entry => string.Equals(entry.Email, email.Trim(), StringComparison.OrdinalIgnoreCase));
        else if (SuppressionStore.Lists.Contains(list))
            suppressions.Add(new(list, email.Trim(), clock.GetUtcNow()));
        else
            return Results.BadRequest($"There is no such list. There are: {string.Join(", ", SuppressionStore.Lists)}.");
        return Results.Redirect("/inbox/suppressions");
    }

    private static ReceivedMail? Find(MailStore inbox, int number) => inbox.All.ElementAtOrDefault(number - 1);

    // The email is shown in a frame, but its links must open in the whole window.
    private static string InTopWindow(string html) => html.Replace("<head>", "<head><base target=\"_top\">", StringComparison.Ordinal);

    private static PageFrame Frame(PageFrames frames, string title) => frames.ForApi(title);

    private static async Task<IResult> HtmlAsync(RazorSlice page) => Results.Content(await Page.TextAsync(page), HtmlType);

    private static Task<IResult> NotFoundAsync() => Task.FromResult(Results.NotFound());
}
