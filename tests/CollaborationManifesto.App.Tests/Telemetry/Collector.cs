using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.App.Tests.Telemetry;

/// <summary>Receives exported telemetry over HTTP, as OpenTelemetry's collector or Application Insights does.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Text)> _received = new();
    private readonly WebApplication _server;

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Map("/{**path}", async (HttpContext context) =>
        {
            var isPacked = context.Request.Headers.ContentEncoding == "gzip";
            await using var body = isPacked ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
            using var reader = new StreamReader(body, Encoding.Latin1);
            _received.Enqueue((context.Request.Path, await reader.ReadToEndAsync()));
            return "{}";
        });
    }

    public string Address => _server.Urls.Single();

    public static async Task<Collector> Start()
    {
        var collector = new Collector();
        await collector._server.StartAsync();
        return collector;
    }

    /// <summary>OTLP bodies contain names and values as plain text (protobuf strings).</summary>
    public string Text(string path = "") =>
        string.Join('\n', _received.Where(body => body.Path.StartsWith(path, StringComparison.Ordinal)).Select(body => body.Text));

    public IEnumerable<string> Paths => _received.Select(body => body.Path).Distinct().Order(StringComparer.Ordinal);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
