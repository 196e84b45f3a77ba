using Azure.Core;
using Azure.Core.Pipeline;

namespace CollaborationManifesto.Benchmarks;

/// <summary>Counts the bytes sent to storage, the site's files apart from everything else.</summary>
internal sealed class Uploads : HttpPipelineSynchronousPolicy
{
    private long _files;
    private long _own;

    public long Files => _files;

    public long Own => _own;

    public void Forget() => _files = _own = 0;

    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Content is not { } content || !content.TryComputeLength(out var length))
            return;
        if (message.Request.Headers.TryGetValue("x-ms-meta-stamp", out _))
            Interlocked.Add(ref _files, length);
        else
            Interlocked.Add(ref _own, length);
    }
}
