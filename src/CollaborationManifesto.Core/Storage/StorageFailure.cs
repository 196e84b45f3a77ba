using System.Security.Cryptography;
using Azure;
using Azure.Identity;

namespace CollaborationManifesto.Storage;

/// <summary>The shapes in which the storage clients say that storage, or the way to it, has failed.</summary>
internal static class StorageFailure
{
    /// <returns>Null when it is something else.</returns>
    public static Exception? In(Exception failed) => failed switch
    {
        RequestFailedException or TimeoutException or AuthenticationFailedException => failed,
        // All tries of a client, and a key ring that could not be read.
        AggregateException several => several.InnerExceptions.Select(In).FirstOrDefault(inner => inner is not null),
        CryptographicException { InnerException: { } inner } => In(inner),
        _ => null,
    };
}
