using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security;
using System.Text;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>
/// Blobs in memory with the ETags, conditions and leases that the publisher uses. Thousands of files would take Azurite minutes.
/// </summary>
internal sealed class MemoryBlobs : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, Blob> _blobs = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private int _last;

    /// <summary>A client for these blobs, with the test's own policies.</summary>
    public BlobServiceClient Client(params IEnumerable<HttpPipelinePolicy> watched)
    {
        // The client disposes of neither, and the handler outlives them.
        var options = new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)), Retry = { MaxRetries = 0 } };
        foreach (var policy in watched)
            options.AddPolicy(policy, Azure.Core.HttpPipelinePosition.PerRetry);
        return new(new Uri("http://memory.example.org"), options);
    }

    public string Read(string container, string path) => Encoding.UTF8.GetString(_blobs[PathOf(container, path)].Content);

    public void Write(string container, string path, string content, string? stamp = null) => Store(PathOf(container, path), Encoding.UTF8.GetBytes(content), stamp);

    public IEnumerable<(string Path, string Content)> All(string container) => _blobs
        .Where(blob => blob.Key.StartsWith(PathOf(container, ""), StringComparison.Ordinal))
        .Select(blob => (blob.Key[PathOf(container, "").Length..], Encoding.UTF8.GetString(blob.Value.Content)));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (path, query) = (Uri.UnescapeDataString(request.RequestUri!.AbsolutePath), request.RequestUri.Query);
        if (query.Contains("comp=list", StringComparison.Ordinal))
            return List(path);
        if (query.Contains("comp=lease", StringComparison.Ordinal))
            return Lease(request);
        var content = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (_lock)
        {
            if (Refusal(path, request) is { } refusal)
                return refusal;
            if (request.Method == HttpMethod.Put)
                return Head(HttpStatusCode.Created, Store(path, content, request.Headers.TryGetValues("x-ms-meta-stamp", out var stamp) ? stamp.Single() : null));
            if (request.Method == HttpMethod.Delete)
                return Answer(_blobs.TryRemove(path, out _) ? HttpStatusCode.Accepted : HttpStatusCode.NotFound);
            return Get(path, request.Method);
        }
    }

    private static string PathOf(string container, string path) => $"/{container}/{path}";

    private Blob Store(string path, byte[] content, string? stamp) => _blobs[path] = new($"\"{Interlocked.Increment(ref _last)}\"", stamp, content);

    private HttpResponseMessage? Refusal(string path, HttpRequestMessage request)
    {
        var there = _blobs.GetValueOrDefault(path);
        if (request.Headers.IfNoneMatch.Count > 0 && there is not null)
            return Answer(HttpStatusCode.Conflict, "BlobAlreadyExists");
        return request.Headers.IfMatch.FirstOrDefault() is { } expected && there?.ETag != expected.Tag ? Answer(HttpStatusCode.PreconditionFailed, "ConditionNotMet") : null;
    }

    private HttpResponseMessage Get(string path, HttpMethod method)
    {
        if (!_blobs.TryGetValue(path, out var blob))
            return Answer(HttpStatusCode.NotFound, "BlobNotFound");
        var answer = Head(HttpStatusCode.OK, blob);
        if (blob.Stamp is { } stamp)
            answer.Headers.Add("x-ms-meta-stamp", stamp);
        answer.Content = new ByteArrayContent(method == HttpMethod.Head ? [] : blob.Content);
        answer.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
        return answer;
    }

    private HttpResponseMessage List(string container)
    {
        var listed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults><Blobs>");
        foreach (var (path, blob) in _blobs.Where(blob => blob.Key.StartsWith($"{container}/", StringComparison.Ordinal)))
        {
            var stamp = blob.Stamp is { } known ? $"<stamp>{known}</stamp>" : "";
            listed.Append(CultureInfo.InvariantCulture, $"<Blob><Name>{SecurityElement.Escape(path[(container.Length + 1)..])}</Name><Properties><Etag>{blob.ETag}</Etag></Properties><Metadata>{stamp}</Metadata></Blob>");
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

    private static HttpResponseMessage Head(HttpStatusCode status, Blob blob)
    {
        var answer = Answer(status);
        answer.Headers.TryAddWithoutValidation("ETag", blob.ETag);
        return answer;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string? error = null)
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent([]) };
        answer.Content.Headers.LastModified = DateTimeOffset.UnixEpoch;
        if (error is not null)
            answer.Headers.Add("x-ms-error-code", error);
        return answer;
    }

    private sealed record Blob(string ETag, string? Stamp, byte[] Content);
}
