using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>Headers of every answer from the functions (OWASP ASVS 5.0, section 3.4).</summary>
internal static class SecurityHeaders
{
    /// <summary>For answers that are not pages: if a browser shows one anyway, nothing in it runs.</summary>
    public const string NoPage = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For private answers.</summary>
    public const string NoStore = "no-store";

    public static void Set(HttpResponse response, string cacheControl, string policy)
    {
        var headers = response.Headers;
        headers.CacheControl = cacheControl;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // A year. Browsers ignore it over plain HTTP (RFC 6797, section 8.1), which is only used on a developer's machine.
        headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
