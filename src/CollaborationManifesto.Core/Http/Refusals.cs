using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>Answers that say no: a page for a browser, <c>application/problem+json</c> (RFC 9457) for a client that speaks JSON.</summary>
public sealed class Refusals(PageFrames frames, AllWords words, IOptions<SiteSettings> site)
{
    /// <summary>Where a page that says no may lead.</summary>
    public (string Text, string Target) Form => (words.Refusals.BackToForm, $"{site.Value.SiteUrl}/contribute/");

    public (string Text, string Target) Site => (words.Refusals.BackToSite, $"{site.Value.SiteUrl}/");

    public async Task<IResult> Refuse(HttpRequest request, int status, Message message, (string Text, string Target) link)
    {
        if (SpeaksJson(request))
            return Results.Problem(message.Sentence, statusCode: status, title: message.Heading);
        return await Say(status, message, link);
    }

    /// <summary>A page of one heading and one sentence.</summary>
    public async Task<IResult> Say(int status, Message message, (string Text, string Target) link)
    {
        var page = MessagePage.Create(new(frames.ForApi(message.Heading), message, link.Text, link.Target));
        return new PageResult(await Page.Text(page), status, frames.ApiPolicy, PageResult.NoStore);
    }

    /// <summary>One entry a field, with its JSON pointer.</summary>
    public IResult Invalid(ImmutableArray<FieldError> errors) => Results.Problem(
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: words.Form.ErrorHeading,
        extensions: new Dictionary<string, object?>
        {
            ["errors"] = errors.Select(error => new Dictionary<string, string> { ["pointer"] = $"#/{error.Field}", ["detail"] = error.Message }),
        });

    public static bool SpeaksJson(HttpRequest request) =>
        request.HasJsonContentType()
        || request.GetTypedHeaders().Accept is { Count: > 0 } accepted
            && accepted.Any(type => type.MediaType.Value?.EndsWith("json", StringComparison.OrdinalIgnoreCase) == true)
            && !accepted.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
