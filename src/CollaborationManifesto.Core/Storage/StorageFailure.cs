using System.Security.Cryptography;
using Azure;
using Azure.Identity;

namespace CollaborationManifesto.Storage;

/// <summary>
/// Recognises failures of storage, or of the way to it, that may pass. What storage refuses for good (400, 403, 404, 413 and so on) is a
/// defect, and trying again does not help.
/// </summary>
internal static class StorageFailure
{
    /// <returns>Null if it is something else.</returns>
    public static Exception? FindTransient(Exception failed) => failed switch
    {
        RequestFailedException { Status: var status } => IsTransient(status) ? failed : null,
        TimeoutException or AuthenticationFailedException => failed,
        // The tries of one client, some of which may have run into its own time limit.
        AggregateException several => several.InnerExceptions.Select(inner => inner is OperationCanceledException ? inner : FindTransient(inner)).FirstOrDefault(inner => inner is not null),
        // A key ring that could not be read.
        CryptographicException { InnerException: { } inner } => FindTransient(inner),
        _ => null,
    };

    /// <returns>The request that storage refused for good; null if it is something else.</returns>
    public static RequestFailedException? FindRefusal(Exception failed) => FindTransient(failed) is not null ? null : failed switch
    {
        RequestFailedException refused => refused,
        AggregateException several => several.InnerExceptions.Select(FindRefusal).FirstOrDefault(inner => inner is not null),
        CryptographicException { InnerException: { } inner } => FindRefusal(inner),
        _ => null,
    };

    /// <summary>The clients give status 0 if there was no answer.</summary>
    private static bool IsTransient(int status) => status is 0 or 408 or 429 or 500 or 502 or 503 or 504;
}
