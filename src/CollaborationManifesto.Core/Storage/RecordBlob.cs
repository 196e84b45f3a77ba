using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CollaborationManifesto.Storage;

/// <summary>A record of the publisher's own, replaced only while it is as it was read.</summary>
internal sealed class RecordBlob<T>(BlobClient blob, JsonTypeInfo<T> json, T missing)
{
    /// <summary>What is broken or of another program counts as missing: all that is recorded here can be found out again.</summary>
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

    /// <returns>Null when someone else has replaced it since it was read.</returns>
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

    /// <summary>Whatever it is now, it is this afterwards. Each try that is refused means that someone else's write came first.</summary>
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

    // A write whose answer was lost is tried again by the client and then refused: what stands there tells.
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
