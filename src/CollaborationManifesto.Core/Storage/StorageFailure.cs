using System.Security.Cryptography;
using Azure;
using Azure.Identity;

namespace CollaborationManifesto.Storage;

/// <summary>
/// The shapes in which the storage clients say that storage, or the way to it, fails for the moment. What storage refuses for good (400, 403,
/// 404, 413 and the like) is none of them: that is a defect, and asking again changes nothing.
/// </summary>
internal static class StorageFailure
{
    /// <returns>Null when it is something else.</returns>
    public static Exception? FindTransient(Exception failed) => failed switch
    {
        RequestFailedException { Status: var status } => IsTransient(status) ? failed : null,
        TimeoutException or AuthenticationFailedException => failed,
        // All tries of a client. One of them may have run into the client's own time limit.
        AggregateException several => several.InnerExceptions.Select(inner => inner is OperationCanceledException ? inner : FindTransient(inner)).FirstOrDefault(inner => inner is not null),
        // A key ring that could not be read.
        CryptographicException { InnerException: { } inner } => FindTransient(inner),
        _ => null,
    };

    /// <returns>The request that storage refused for good; null when it is something else.</returns>
    public static RequestFailedException? FindRefusal(Exception failed) => FindTransient(failed) is not null ? null : failed switch
    {
        RequestFailedException refused => refused,
        AggregateException several => several.InnerExceptions.Select(FindRefusal).FirstOrDefault(inner => inner is not null),
        CryptographicException { InnerException: { } inner } => FindRefusal(inner),
        _ => null,
    };

    /// <summary>Zero is the clients' word for no answer at all.</summary>
    private static bool IsTransient(int status) => status is 0 or 408 or 429 or 500 or 502 or 503 or 504;
}
