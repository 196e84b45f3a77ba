using Azure;
using Azure.Storage.Blobs;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Follows every link of the site again and again during publishing.</summary>
internal sealed class Reader(BlobContainerClient site)
{
    private readonly List<string> _dead = [];

    /// <summary>Pages with a link to a missing file that were still linking to it afterwards.</summary>
    public IReadOnlyList<string> Dead => _dead;

    public int Rounds { get; private set; }

    public async Task ReadUntil(Task done)
    {
        do
        {
            await ReadOnce();
            Rounds++;
        }
        while (!done.IsCompleted);
    }

    private async Task ReadOnce()
    {
        var next = new Queue<string>(["index.html"]);
        var seen = next.ToHashSet();
        while (next.TryDequeue(out var page))
        {
            foreach (var file in await LinksIn(page))
            {
                if (!seen.Add(file))
                    continue;
                next.Enqueue(file);
                // A link from a page that has changed since does not count.
                if (await Content(file) is null && (await LinksIn(page)).Contains(file))
                    _dead.Add($"{page} → {file}");
            }
        }
    }

    private async Task<IReadOnlyList<string>> LinksIn(string path) => await Content(path) is { } content ? [.. SiteCopy.LinksIn(path, content)] : [];

    private async Task<string?> Content(string path)
    {
        try
        {
            return (await site.GetBlobClient(path).DownloadContentAsync()).Value.Content.ToString();
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return null;
        }
    }
}
