using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// <c>openapi.json</c>: the API for programs as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.1.html). Its template is
/// <c>Publishing/openapi.json</c>, with placeholders for settings in double braces.
/// </summary>
public sealed class ApiDescription
{
    // Escapes only what ends a string or has a meaning in HTML, so letters of every script stay readable.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    public ApiDescription(
        IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, IOptions<IntakeSettings> intake, IOptions<LimitSettings> limits)
    {
        var values = Values(site.Value, manifesto.Value, intake.Value, limits.Value);
        File = PublishedTemplate.Fill("openapi.json", "application/json; charset=utf-8", values);
    }

    public SiteFile File { get; }

    private static Dictionary<string, string> Values(SiteSettings site, ManifestoSettings manifesto, IntakeSettings intake, LimitSettings limits) => new()
    {
        ["name"] = Text(manifesto.Name),
        ["version"] = typeof(ApiDescription).Assembly.GetName().Version!.ToString(3),
        ["licenceName"] = Text(manifesto.LicenceName),
        ["licenceUrl"] = Text(manifesto.LicenceUrl),
        ["siteUrl"] = site.SiteUrl,
        ["apiUrl"] = site.ApiUrl,
        ["anyCategory"] = manifesto.Categories[0].Id,
        // The template has quotes around this list. Ids need no escaping.
        ["categories"] = string.Join("\", \"", manifesto.Categories.Select(category => category.Id)),
        ["categoryNames"] = Text(string.Join(", ", manifesto.Categories.Select(category => $"{category.Id} ({category.Name})"))),
        ["titleMaxLength"] = Plural.Number(intake.TitleMaxLength),
        ["textMaxLength"] = Plural.Number(intake.TextMaxLength),
        ["nameMaxLength"] = Plural.Number(intake.NameMaxLength),
        ["maxBodyBytes"] = Plural.Number(BodyReader.MaxBytes),
        ["burst"] = Plural.Number(limits.Burst),
        ["perMinute"] = Plural.Number(limits.PerMinute),
        ["totalBurst"] = Plural.Number(limits.TotalBurst),
        ["totalPerMinute"] = Plural.Number(limits.TotalPerMinute),
    };

    private static string Text(string value) => JsonEncodedText.Encode(value, Encoder).ToString();
}

/// <summary>Serves the API's description to any origin.</summary>
public sealed class ApiDescriptionResult(ApiDescription description) : IResult
{
    private readonly PublicCors _file = new(
        Results.Bytes(description.File.Content, description.File.ContentType, entityTag: new EntityTagHeaderValue($"\"{description.File.Sha256}\"")),
        description.File.CacheControl);

    public Task ExecuteAsync(HttpContext httpContext) => _file.ExecuteAsync(httpContext);
}
