using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CollaborationManifesto.Storage;

/// <summary>A record of the publisher, replaced only if it is unchanged since it was read.</summary>
internal sealed class JsonBlob<T>(BlobClient blob, JsonTypeInfo<T> json, T missing)
{
    /// <summary>A broken or foreign record counts as missing, because everything in it can be found out again.</summary>
    public async Task<Versioned<T>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellationToken)).Value;
            return new(Parse(found.Content) ?? missing, found.Details.ETag);
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return new(missing, default);
        }
    }

    /// <returns>Null if someone else has replaced it since it was read.</returns>
    public async Task<Versioned<T>?> ReplaceAsync(Versioned<T> before, T after, CancellationToken cancellationToken)
    {
        var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(after, json));
        var conditions = before.ETag == default ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new() { IfMatch = before.ETag };
        try
        {
            var written = await blob.UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancellationToken);
            return new(after, written.Value.ETag);
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            return await OwnWriteAsync(content, after, cancellationToken);
        }
    }

    /// <summary>Changes whatever is stored now. Tries again each time that someone else's write came first.</summary>
    public async Task ChangeAsync(Func<T, T> change, CancellationToken cancellationToken)
    {
        Versioned<T> found;
        do
            found = await ReadAsync(cancellationToken);
        while (await ReplaceAsync(found, change(found.Value), cancellationToken) is null);
    }

    private T? Parse(BinaryData content)
    {
        try
        {
            return content.ToObjectFromJson(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    // If the answer to a write was lost, the client tries again and is refused: the content shows whether the write is ours.
    private async Task<Versioned<T>?> OwnWriteAsync(BinaryData content, T after, CancellationToken cancellationToken)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellationToken)).Value;
            return found.Content.ToMemory().Span.SequenceEqual(content) ? new(after, found.Details.ETag) : null;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }
}
