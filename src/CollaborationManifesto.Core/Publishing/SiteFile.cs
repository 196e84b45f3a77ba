using System.Security.Cryptography;

namespace CollaborationManifesto.Publishing;

/// <summary>One file of the site. Files come in the order in which they are written: what is linked to before what links to it.</summary>
public sealed record SiteFile(string Path, string ContentType, string CacheControl, ReadOnlyMemory<byte> Content)
{
    /// <summary>Its name changes with its content, so it is kept for a year.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Asked for again each time; answered with 304 while it is the same.</summary>
    public const string Revalidated = "no-cache";

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content.Span));
}
