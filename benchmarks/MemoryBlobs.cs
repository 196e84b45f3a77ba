using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security;
using System.Text;

namespace CollaborationManifesto.Benchmarks;

/// <summary>
/// Stores ETags and metadata of blobs, which listings need, and the content of the publisher's own records. So the measurement covers the
/// publisher's memory, not a storage account's.
/// </summary>
internal sealed class MemoryBlobs : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, (string ETag, string? Stamp, byte[]? Content)> _blobs = new(StringComparer.Ordinal);
    private int _last;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (request.RequestUri.Query.Contains("comp=list", StringComparison.Ordinal))
            return List();
        if (request.RequestUri.Query.Contains("comp=lease", StringComparison.Ordinal))
            return Lease(request);
        return request.Method == HttpMethod.Put ? await Put(path, request, cancellationToken) : Get(path, request.Method);
    }

    private async Task<HttpResponseMessage> Put(string path, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var stamp = request.Headers.TryGetValues("x-ms-meta-stamp", out var values) ? values.Single() : null;
        var content = stamp is null ? await request.Content!.ReadAsByteArrayAsync(cancellationToken) : null;
        if (stamp is not null)
            await request.Content!.CopyToAsync(Stream.Null, cancellationToken);
        var etag = $"\"{Interlocked.Increment(ref _last)}\"";
        _blobs[path] = (etag, stamp, content);
        var answer = Answer(HttpStatusCode.Created);
        answer.Headers.TryAddWithoutValidation("ETag", etag);
        return answer;
    }

    private HttpResponseMessage Get(string path, HttpMethod method)
    {
        if (!_blobs.TryGetValue(path, out var blob))
            return Missing();
        var answer = Answer(HttpStatusCode.OK);
        answer.Headers.TryAddWithoutValidation("ETag", blob.ETag);
        answer.Content = new ByteArrayContent(method == HttpMethod.Head ? [] : blob.Content ?? []);
        return answer;
    }

    private HttpResponseMessage List()
    {
        var listed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>");
        foreach (var (path, blob) in _blobs.Where(blob => blob.Value.Stamp is not null))
        {
            var name = SecurityElement.Escape(path.Split('/', 3)[2]);
            listed.Append(CultureInfo.InvariantCulture, $"<Blob><Name>{name}</Name><Properties><Etag>{blob.ETag}</Etag></Properties><Metadata><stamp>{blob.Stamp}</stamp></Metadata></Blob>");
        }

        var answer = Answer(HttpStatusCode.OK);
        answer.Content = new StringContent(listed.Append("</Blobs><NextMarker/></EnumerationResults>").ToString(), Encoding.UTF8, "application/xml");
        return answer;
    }

    private static HttpResponseMessage Lease(HttpRequestMessage request)
    {
        var answer = Answer(request.Headers.GetValues("x-ms-lease-action").Single() == "acquire" ? HttpStatusCode.Created : HttpStatusCode.OK);
        answer.Headers.Add("x-ms-lease-id", Guid.Empty.ToString());
        return answer;
    }

    private static HttpResponseMessage Missing()
    {
        var answer = Answer(HttpStatusCode.NotFound);
        answer.Headers.TryAddWithoutValidation("x-ms-error-code", "BlobNotFound");
        return answer;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        answer.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
        return answer;
    }
}
