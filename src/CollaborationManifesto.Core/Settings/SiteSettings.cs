using System.ComponentModel.DataAnnotations;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Settings;

/// <summary>
/// The two public origins. They are required and never taken from a request, because queue and timer functions have none and a <c>Host</c>
/// header can be forged.
/// </summary>
public sealed class SiteSettings : IValidatableObject
{
    /// <summary>Origin of the published site, such as <c>https://manifesto.example.org</c>: no path, no trailing slash.</summary>
    public string SiteUrl { get; set; } = "";

    /// <summary>Origin of the functions, such as <c>https://manifesto-api.example.org</c>; their paths begin with <c>/api</c>.</summary>
    public string ApiUrl { get; set; } = "";

    /// <summary>The address of a function, from its route.</summary>
    public string Api(string route) => $"{ApiUrl}/api/{route}";

    /// <summary>The page of one published contribution. This address never changes.</summary>
    public string Permalink(ContributionId id) => $"{SiteUrl}/contributions/{id}/";

    /// <summary>A personal link to a function's page.</summary>
    public string Link(string route, string token) => $"{Api(route)}?token={Uri.EscapeDataString(token)}";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOrigin(SiteUrl))
            yield return new(Expected, [nameof(SiteUrl)]);
        if (!IsOrigin(ApiUrl))
            yield return new(Expected, [nameof(ApiUrl)]);
    }

    internal const string Expected = "expected an address such as https://manifesto.example.org, without a path or a slash at the end";

    internal static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && text.All(char.IsAscii)
        && uri.GetLeftPart(UriPartial.Authority) == text;
}
