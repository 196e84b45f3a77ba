using System.Security.Cryptography;
using System.Text;

namespace CollaborationManifesto.Web;

/// <summary>One file of the site as it is served.</summary>
public sealed record SiteFile(string Path, string ContentType, string CacheControl, ReadOnlyMemory<byte> Content)
{
    /// <summary>Its name changes with its content, so it is kept for a year.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Asked for again each time; answered with 304 while it is the same.</summary>
    public const string Revalidated = "no-cache";

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content.Span));

    /// <summary>SHA-256 of everything that a reader gets: another type or caching is a change to publish too.</summary>
    public string Stamp
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{ContentType}\n{CacheControl}\n"));
            hash.AppendData(Content.Span);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }
}
