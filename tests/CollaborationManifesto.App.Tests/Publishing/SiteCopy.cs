using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Azure;
using Azure.Storage.Blobs;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>All the site's files at one moment.</summary>
internal sealed partial record SiteCopy(SortedDictionary<string, string> Files)
{
    private static readonly string[] Past = ["snapshots", "changes/", "principles/"];

    private static readonly Uri Root = new("https://manifesto.example.org/");

    // Hundreds of copies share most pages, and finding a page's links is the slowest step.
    private static readonly ConcurrentDictionary<(string Path, string Content), IReadOnlyList<string>> Links = new();

    /// <param name="read">What was read before. Unchanged files are not read again.</param>
    public static async Task<SiteCopy> Of(BlobContainerClient site, ConcurrentDictionary<(string Path, ETag ETag), string> read)
    {
        var versions = await site.GetBlobsAsync().Select(blob => (blob.Name, blob.Properties.ETag!.Value)).ToListAsync();
        await Task.WhenAll(versions.Where(version => !read.ContainsKey(version)).Select(async version => read[version] = await Text(site.GetBlobClient(version.Name))));
        return new(new SortedDictionary<string, string>(versions.ToDictionary(version => version.Name, version => read[version]), StringComparer.Ordinal));
    }

    private static async Task<string> Text(BlobClient file) => Encoding.UTF8.GetString((await file.DownloadContentAsync()).Value.Content);

    public IEnumerable<string> Pages => Files.Keys.Where(path => path.EndsWith(".html", StringComparison.Ordinal));

    /// <summary>The files that tell nothing about the past, which differs with the number of publishes.</summary>
    public IEnumerable<KeyValuePair<string, string>> WithoutVersions => Files.Where(file =>
        file.Key is not ("index.html" or "whole/index.html" or "feed.atom" or "sitemap.xml")
        && !Past.Any(folder => file.Key.StartsWith(folder, StringComparison.Ordinal)));

    /// <summary>Snapshot content by version number.</summary>
    public IReadOnlyDictionary<int, string> Snapshots => Files
        .Where(file => file.Key.StartsWith("snapshots/", StringComparison.Ordinal))
        .ToDictionary(file => int.Parse(file.Key.Split('/')[1], CultureInfo.InvariantCulture), file => file.Value);

    /// <summary>Numbers have no gaps; the data and the page of changes list each with its content's hash; each edition is the version that it names.</summary>
    public void AssertSnapshotsAreSound()
    {
        Assert.Equal(Enumerable.Range(1, Snapshots.Count), Snapshots.Keys.Order());
        var hashes = Snapshots.OrderByDescending(snapshot => snapshot.Key).Select(snapshot => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(snapshot.Value)))).ToList();
        var index = JsonNode.Parse(Files["snapshots.json"])!;
        Assert.Equal(hashes, index["snapshots"]!.AsArray().Select(snapshot => (string)snapshot!["sha256"]!));
        Assert.Equal(hashes.Take(50), new HtmlParser().ParseDocument(Files["changes/index.html"]).QuerySelectorAll("details code").Select(code => code.TextContent));
        foreach (var edition in index["editions"]!.AsArray())
            Assert.Equal(Snapshots[(int)edition!["snapshot"]!], Files[$"editions/{edition["number"]}/manifesto.json"]);
    }

    /// <summary>The number of files that are new, changed or gone.</summary>
    public int DiffersFrom(SiteCopy other) =>
        Files.Keys.Union(other.Files.Keys).Count(path => Files.GetValueOrDefault(path) != other.Files.GetValueOrDefault(path));

    /// <summary>Missing files that a reader reaches by following every link from these pages.</summary>
    public IReadOnlyList<string> DeadLinks(params IEnumerable<string> entries)
    {
        var dead = new List<string>();
        var seen = entries.ToHashSet();
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var page))
        {
            foreach (var file in LinksIn(page).Where(seen.Add))
            {
                if (!Files.ContainsKey(file))
                    dead.Add($"{page} → {file}");
                else
                    next.Enqueue(file);
            }
        }

        return dead;
    }

    private IReadOnlyList<string> LinksIn(string path) => Links.GetOrAdd((path, Files[path]), static page => [.. LinksIn(page.Path, page.Content)]);

    public static IEnumerable<string> LinksIn(string path, string content)
    {
        // The feed, the sitemap, the table and the document name pages too.
        if (Path.GetExtension(path) is ".atom" or ".xml" or ".csv" or ".md")
            return Addresses().Matches(content).Select(address => FileOf(new(address.Value)));
        if (!path.EndsWith(".html", StringComparison.Ordinal))
            return [];
        var page = new Uri(Root, path);
        return new HtmlParser().ParseDocument(content).QuerySelectorAll("[href], [src]")
            .Select(element => new Uri(page, element.GetAttribute("href") ?? element.GetAttribute("src")))
            .Where(address => address.Host == Root.Host)
            .Select(FileOf);
    }

    private static string FileOf(Uri address) =>
        address.AbsolutePath.TrimStart('/') is var file && (file.Length == 0 || file.EndsWith('/')) ? file + "index.html" : file;

    [GeneratedRegex("""https://manifesto\.example\.org/[^\s"<>)\],]*""")]
    private static partial Regex Addresses();
}
