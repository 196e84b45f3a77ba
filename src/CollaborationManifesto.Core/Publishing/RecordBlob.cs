using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Publishing;

/// <summary>A record of the publisher's own, replaced only while it is as it was read.</summary>
internal sealed class RecordBlob<T>(BlobClient blob, JsonTypeInfo<T> json, T missing)
{
    public async Task<Versioned<T>> Read(CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            return new(found.Content.ToObjectFromJson(json) ?? missing, found.Details.ETag);
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return new(missing, default);
        }
    }

    /// <returns>Null when somebody else has replaced it since it was read.</returns>
    public async Task<Versioned<T>?> Replace(Versioned<T> before, T after, CancellationToken cancellation)
    {
        var content = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(after, json));
        var conditions = before.ETag == default ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new() { IfMatch = before.ETag };
        try
        {
            var written = await blob.UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancellation);
            return new(after, written.Value.ETag);
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            return await OwnWrite(content, after, cancellation);
        }
    }

    /// <summary>Whatever it is now, it is this afterwards.</summary>
    public Task Overwrite(T value, CancellationToken cancellation) =>
        blob.UploadAsync(BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, json)), overwrite: true, cancellation);

    // A write whose answer was lost is tried again by the client and then refused: what stands there tells.
    private async Task<Versioned<T>?> OwnWrite(BinaryData content, T after, CancellationToken cancellation)
    {
        var found = (await blob.DownloadContentAsync(cancellation)).Value;
        return found.Content.ToMemory().Span.SequenceEqual(content) ? new(after, found.Details.ETag) : null;
    }
}
