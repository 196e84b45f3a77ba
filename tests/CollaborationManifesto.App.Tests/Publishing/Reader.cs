using Azure;
using Azure.Storage.Blobs;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Follows every link of the site again and again, while someone publishes to it.</summary>
internal sealed class Reader(BlobContainerClient site)
{
    private readonly List<string> _dead = [];

    /// <summary>Pages that led to a file which was not there, although they still led to it afterwards.</summary>
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
                // Who comes from a page that has changed meanwhile was not led there by the site as it is.
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
