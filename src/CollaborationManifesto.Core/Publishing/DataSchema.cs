using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Publishing;

/// <summary>The JSON Schemas (draft 2020-12) of the published data. docs/data.md explains their versions.</summary>
internal static class DataSchema
{
    /// <summary>Raise the minor version for an added field, and the major version for a removed field or a changed meaning.</summary>
    public const string Version = "1.5";

    private const string ManifestoFile = "manifesto.schema.json";
    private const string SnapshotFile = "snapshot.schema.json";
    private const string IndexFile = "snapshots.schema.json";
    private const string SignatoriesFile = "signatories.schema.json";

    public static string ManifestoAddress(SiteSettings site) => $"{site.SiteUrl}/{ManifestoFile}";

    public static string SnapshotAddress(SiteSettings site) => $"{site.SiteUrl}/{SnapshotFile}";

    public static string IndexAddress(SiteSettings site) => $"{site.SiteUrl}/{IndexFile}";

    public static string SignatoriesAddress(SiteSettings site) => $"{site.SiteUrl}/{SignatoriesFile}";

    public static IEnumerable<SiteFile> Files(SiteSettings site)
    {
        var values = new Dictionary<string, string> { ["siteUrl"] = site.SiteUrl, ["version"] = Version };
        return new[] { ManifestoFile, SnapshotFile, IndexFile, SignatoriesFile }.Select(name => PublishedTemplate.Fill(name, "application/schema+json; charset=utf-8", values));
    }
}
