using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Web;

/// <summary>What the <c>Content-Type</c> header says about a body.</summary>
/// <param name="Declared">The declared encoding; null if there is none or it is unknown.</param>
/// <param name="IsUnknownEncoding">True if the declared encoding is unknown.</param>
/// <param name="Boundary">Separates the parts of a multipart form; null for other bodies.</param>
internal sealed record BodyType(Encoding? Declared, bool IsUnknownEncoding, string? Boundary)
{
    private const int LongestBoundary = 70;

    /// <summary>Returns null if the body is neither JSON nor a form.</summary>
    public static BodyType? TryParse(HttpRequest request)
    {
        var parsed = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type : null;
        var label = parsed?.Charset.Value?.Trim('"', ' ');
        var declared = string.IsNullOrEmpty(label) ? null : DeclaredEncoding.Find(label);
        var isUnknown = declared is null && !string.IsNullOrEmpty(label);
        if (request.HasJsonContentType() || Is("application/x-www-form-urlencoded"))
            return new(declared, isUnknown, null);
        var boundary = HeaderUtilities.RemoveQuotes(parsed?.Boundary ?? default).Value;
        return Is("multipart/form-data") && boundary is { Length: > 0 and <= LongestBoundary } ? new(declared, isUnknown, boundary) : null;

        bool Is(string name) => request.ContentType?.Split(';')[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase) == true;
    }
}
