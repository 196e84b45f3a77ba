using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CollaborationManifesto.Web;

/// <summary>What a request says that its body is.</summary>
/// <param name="Declared">Its encoding; null where none is declared, or one that nobody knows.</param>
/// <param name="IsUnknownEncoding">It declares one that nobody knows.</param>
/// <param name="Boundary">Between the parts of a form in several; null for any other body.</param>
internal sealed record BodyType(Encoding? Declared, bool IsUnknownEncoding, string? Boundary)
{
    private const int LongestBoundary = 70;

    /// <summary>Null for what is neither JSON nor a form.</summary>
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
