using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Web;

/// <summary>Error answers: a page for a browser, <c>application/problem+json</c> (RFC 9457) for a JSON client.</summary>
public sealed class Refusals(PrivatePages pages, AllWords words, IOptions<SiteSettings> site)
{
    /// <summary>Our forms have fewer fields, but a program's body may have thousands of errors.</summary>
    private const int MaxErrors = 20;

    /// <summary>A link for error pages.</summary>
    public (string Text, string Target) Form => (words.Refusals.BackToForm, $"{site.Value.SiteUrl}/contribute/");

    public (string Text, string Target) Sign => (words.Refusals.BackToSign, $"{site.Value.SiteUrl}/sign/");

    public (string Text, string Target) Site => (words.Refusals.BackToSite, $"{site.Value.SiteUrl}/");

    public (string Text, string Target) Desk => (words.Refusals.BackToDesk, site.Value.Api("desk"));

    /// <summary>
    /// Answers a request that is not a post at an address that only takes posts. Browsers send it when they open a tab again whose page was the
    /// answer to a post.
    /// </summary>
    public async Task<IResult> OnlyPostAsync(HttpRequest request, Message message, (string Text, string Target) link) =>
        new Allow(HttpMethods.Post, await RefuseAsync(request, StatusCodes.Status405MethodNotAllowed, message, link));

    public async Task<IResult> RefuseAsync(HttpRequest request, int status, Message message, (string Text, string Target) link)
    {
        if (SpeaksJson(request))
            return Problem(status, message);
        return await SayAsync(status, message, link);
    }

    public static IResult Problem(int status, Message message) =>
        new DataResult(Results.Problem(message.Sentence, statusCode: status, title: message.Heading));

    /// <summary>A page with one heading and one sentence.</summary>
    public Task<IResult> SayAsync(int status, Message message, (string Text, string Target) link) =>
        pages.RenderAsync(MessagePage.Create(new(pages.Frame(message.Heading, []), message, link.Text, link.Target)), status);

    /// <summary>One error for each field, with its JSON pointer; at most <see cref="MaxErrors"/>.</summary>
    public IResult Invalid(IEnumerable<FieldError> errors, int status = StatusCodes.Status422UnprocessableEntity) => new DataResult(Results.Problem(
        statusCode: status,
        title: words.Form.ErrorHeading,
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = errors.Take(MaxErrors).Select(error => new Dictionary<string, string> { ["pointer"] = Pointer(error.Field), ["detail"] = error.Message }),
        }));

    public static bool SpeaksJson(HttpRequest request) =>
        request.HasJsonContentType()
        || request.GetTypedHeaders().Accept is { Count: > 0 } accepted
            && accepted.Any(type => type.MediaType.Value?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true)
            && !AsksForPage(request);

    public static bool AsksForPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    // RFC 6901, sections 3 and 6. Escape the name, because a program may send any name.
    private static string Pointer(string field) =>
        $"#/{Uri.EscapeDataString(field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))}";
}
