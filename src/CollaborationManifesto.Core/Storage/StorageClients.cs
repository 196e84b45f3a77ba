using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The three storage clients, from the connection named <c>Storage</c>: a connection string, or the service URIs and
/// the credential that Azure Functions' own triggers read from the same settings.
/// </summary>
internal static class StorageClients
{
    public static void AddStorageClients(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration.GetSection("Storage");
        services.AddAzureClients(clients =>
        {
            clients.AddClient<BlobServiceClient, BlobClientOptions>((options, provider) => connection.Value is { } text
                ? new(text, options)
                : new(Uri(connection, "blobServiceUri"), Credential(provider, connection), options));
            clients.AddClient<QueueServiceClient, QueueClientOptions>((options, provider) => connection.Value is { } text
                ? new(text, options)
                : new(Uri(connection, "queueServiceUri"), Credential(provider, connection), options));
            clients.AddClient<TableServiceClient, TableClientOptions>((options, provider) => connection.Value is { } text
                ? new(text, options)
                : new(Uri(connection, "tableServiceUri"), Credential(provider, connection), options));
        });
    }

    private static Uri Uri(IConfigurationSection connection, string key) =>
        System.Uri.TryCreate(connection[key], UriKind.Absolute, out var uri)
            ? uri
            : throw new InvalidOperationException(
                $"Setting 'Storage' or 'Storage:{key}' is missing: give a storage connection string, or the service's address.");

    private static TokenCredential Credential(IServiceProvider provider, IConfiguration connection) =>
        provider.GetRequiredService<AzureComponentFactory>().CreateTokenCredential(connection);
}
