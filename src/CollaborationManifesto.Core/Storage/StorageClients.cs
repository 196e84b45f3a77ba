using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The three storage clients, from the connection named <c>Storage</c>: a connection string, or the service URIs and the credential that
/// Azure Functions' own triggers read from the same settings.
/// </summary>
internal static class StorageClients
{
    private const string ExpectedConnection = "Setting 'Storage': expected a storage connection string.";

    public static void AddStorageClients(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration.GetSection("Storage");
        services.AddAzureClients(clients =>
        {
            clients.AddClient<BlobServiceClient, BlobClientOptions>((options, provider) => ConnectionString(connection) is { } text
                ? new(text, options)
                : new(Uri(connection, "blobServiceUri"), Credential(provider, connection), options));
            clients.AddClient<QueueServiceClient, QueueClientOptions>((options, provider) => ConnectionString(connection) is { } text
                ? new(text, options)
                : new(Uri(connection, "queueServiceUri"), Credential(provider, connection), options));
            clients.AddClient<TableServiceClient, TableClientOptions>((options, provider) => ConnectionString(connection) is { } text
                ? new(text, options)
                : new(Uri(connection, "tableServiceUri"), Credential(provider, connection), options));
        });
    }

    /// <summary>Creates each client, without a call to storage, and reports everything that is wrong with their connections at once.</summary>
    public static void Check(IServiceProvider services)
    {
        var wrong = new List<string>();
        foreach (var client in new[] { typeof(BlobServiceClient), typeof(QueueServiceClient), typeof(TableServiceClient) })
        {
            try
            {
                services.GetRequiredService(client);
            }
            catch (OptionsValidationException refused)
            {
                wrong.AddRange(refused.Failures);
            }
            catch (Exception refused) when (refused is FormatException or ArgumentException or InvalidOperationException)
            {
                wrong.Add(ExpectedConnection);
            }
        }

        if (wrong.Count > 0)
            throw new OptionsValidationException("Storage", typeof(string), wrong.Distinct());
    }

    /// <summary>The connection string is a secret: never put it into a message.</summary>
    private static string? ConnectionString(IConfigurationSection connection) =>
        connection.Value is null || connection.Value.Contains("AccountName=", StringComparison.OrdinalIgnoreCase)
        || connection.Value.Contains("UseDevelopmentStorage=true", StringComparison.OrdinalIgnoreCase)
            ? connection.Value
            : throw Wrong(ExpectedConnection);

    private static OptionsValidationException Wrong(string message) => new("Storage", typeof(string), [message]);

    private static Uri Uri(IConfigurationSection connection, string key) =>
        System.Uri.TryCreate(connection[key], UriKind.Absolute, out var uri)
            ? uri
            : throw Wrong($"Setting 'Storage' or 'Storage:{key}' is missing: expected a storage connection string, or the service's address.");

    private static TokenCredential Credential(IServiceProvider provider, IConfiguration connection) =>
        provider.GetRequiredService<AzureComponentFactory>().CreateTokenCredential(connection);
}
