using System.Security.Cryptography;
using System.Text;

namespace CollaborationManifesto.Web;

/// <summary>One file of the site, as it is served.</summary>
public sealed record SiteFile(string Path, string ContentType, string CacheControl, ReadOnlyMemory<byte> Content)
{
    /// <summary>For files whose names change with their content: cached for a year.</summary>
    public const string Immutable = "public, max-age=31536000, immutable";

    /// <summary>Checked on each request; answered with 304 while it is unchanged.</summary>
    public const string Revalidated = "no-cache";

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content.Span));

    /// <summary>SHA-256 of content, type and caching: a change to any of them must be published.</summary>
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
