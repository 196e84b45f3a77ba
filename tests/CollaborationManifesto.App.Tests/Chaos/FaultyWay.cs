using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>A proxy to one of the program's services that fails calls according to the weather.</summary>
internal sealed class FaultyWay : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly WebApplication _proxy;
    private readonly HttpMessageInvoker _client = new(new SocketsHttpHandler { UseProxy = false, AutomaticDecompression = DecompressionMethods.None });

    private FaultyWay(string destination, Weather weather, Action<HttpRequest, Fault> failed)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHttpForwarder();
        _proxy = builder.Build();
        _proxy.Map("/{**path}", async (HttpContext context, IHttpForwarder forwarder) =>
        {
            var fault = weather.Next();
            if (fault is { } happened)
                failed(context.Request, happened);
            if (fault is null or Fault.AnswerLost)
                await forwarder.SendAsync(context, destination, _client, ForwarderRequestConfig.Empty, fault is null ? HttpTransformer.Default : LosesAnswer.Instance);
            else
                await Fail(context, fault.Value);
        });
    }

    public string Origin => _proxy.Urls.Single();

    /// <param name="failed">Called for each call that fails.</param>
    public static async Task<FaultyWay> To(string destination, Weather weather, Action<HttpRequest, Fault> failed)
    {
        var way = new FaultyWay(destination, weather, failed);
        await way._proxy.StartAsync();
        return way;
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        _client.Dispose();
    }

    private static async Task Fail(HttpContext context, Fault fault)
    {
        if (fault == Fault.TimesOut)
            await Task.Delay(Patience, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (fault is Fault.TimesOut or Fault.Reset)
            context.Abort();
        else
            context.Response.StatusCode = fault switch { Fault.TooMany => 429, Fault.Broken => 500, _ => 503 };
    }

    private sealed class LosesAnswer : HttpTransformer
    {
        public static readonly LosesAnswer Instance = new();

        public override ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
        {
            httpContext.Abort();
            return ValueTask.FromResult(false);
        }
    }
}
