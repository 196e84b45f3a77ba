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
    /// <summary>What is broken or of another program counts as missing: all that is recorded here can be found out again.</summary>
    public async Task<Versioned<T>> Read(CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            return new(Parse(found.Content) ?? missing, found.Details.ETag);
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

    /// <summary>Whatever it is now, it is this afterwards. Each try that is refused means that somebody else's write came first.</summary>
    public async Task Change(Func<T, T> change, CancellationToken cancellation)
    {
        Versioned<T> found;
        do
            found = await Read(cancellation);
        while (await Replace(found, change(found.Value), cancellation) is null);
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
    private async Task<Versioned<T>?> OwnWrite(BinaryData content, T after, CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            return found.Content.ToMemory().Span.SequenceEqual(content) ? new(after, found.Details.ETag) : null;
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }
}
