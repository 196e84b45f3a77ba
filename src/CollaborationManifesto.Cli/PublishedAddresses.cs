using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Cli;

/// <summary>Finds the app's addresses, for commands that create links to it.</summary>
internal static class PublishedAddresses
{
    /// <summary>Takes them from the settings, otherwise from the published <c>openapi.json</c>, which only the app writes.</summary>
    /// <returns>What to do if neither has them; null if they were found.</returns>
    public static async Task<string?> FindAsync(CommandRun run, CancellationToken cancellationToken)
    {
        if (run.Settings["SiteUrl"] is not null || run.Settings["ApiUrl"] is not null)
            return null;
        try
        {
            var site = run.Get<BlobServiceClient>().GetBlobContainerClient(run.Get<IOptions<StorageSettings>>().Value.SiteContainer);
            using var description = JsonDocument.Parse((await site.GetBlobClient("openapi.json").DownloadContentAsync(cancellationToken)).Value.Content);
            run.Settings["SiteUrl"] = Origin(description.RootElement.GetProperty("externalDocs").GetProperty("url"));
            run.Settings["ApiUrl"] = Origin(description.RootElement.GetProperty("servers")[0].GetProperty("url"));
            return null;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return "Nothing is published yet that says where the app is. Set SiteUrl and ApiUrl in the environment, as the app has them, such as SiteUrl=https://manifesto.example.org.";
        }
    }

    private static string Origin(JsonElement address) => new Uri(address.GetString()!).GetLeftPart(UriPartial.Authority);
}
