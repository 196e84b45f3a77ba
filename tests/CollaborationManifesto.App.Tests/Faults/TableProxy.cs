using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>A proxy between the program and its tables that acts at the moment under test.</summary>
public sealed partial class TableProxy : IAsyncDisposable
{
    private readonly WebApplication _proxy;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.None });

    private TableProxy(string connectionString)
    {
        var tables = TableEndpoint().Match(connectionString).Groups["origin"].Value;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpForwarder();
        _proxy = builder.Build();
        var transformer = new Hooks(this);
        _proxy.Map("/{**path}", async (HttpContext context, IHttpForwarder forwarder) =>
        {
            // What has arrived is stored, also if the process that sent it is killed: then the rows can be counted.
            context.RequestAborted = CancellationToken.None;
            if (!IsInsert(context) || await Arriving())
                await forwarder.SendAsync(context, tables, _client, new ForwarderRequestConfig(), transformer);
            else
                context.Abort();
        });
        ConnectionString = connectionString;
    }

    public string ConnectionString { get; private set; }

    /// <summary>Called before the row's insert reaches its table. False loses the insert.</summary>
    public Func<Task<bool>> Arriving { get; set; } = () => Task.FromResult(true);

    /// <summary>Called after the row is stored. False loses the answer.</summary>
    public Func<Task<bool>> Arrived { get; set; } = () => Task.FromResult(true);

    public static async Task<TableProxy> Start(string connectionString)
    {
        var proxy = new TableProxy(connectionString);
        await proxy._proxy.StartAsync();
        proxy.ConnectionString = TableEndpoint().Replace(connectionString, $"TableEndpoint={proxy._proxy.Urls.Single()}/");
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.StopAsync();
        await _proxy.DisposeAsync();
        _client.Dispose();
    }

    private static bool IsInsert(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Value!.Contains("/contributions", StringComparison.Ordinal);

    private sealed class Hooks(TableProxy proxy) : HttpTransformer
    {
        public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            if (!IsInsert(httpContext) || await proxy.Arrived())
                return await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
            httpContext.Abort();
            return false;
        }
    }

    [GeneratedRegex("TableEndpoint=(?<origin>http://[^/]+)/")]
    private static partial Regex TableEndpoint();
}
