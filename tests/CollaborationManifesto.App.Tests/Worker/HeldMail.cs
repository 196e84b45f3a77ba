using CollaborationManifesto.App.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CollaborationManifesto.App.Tests.Worker;

/// <summary>An email provider that answers only when the test says so.</summary>
internal sealed class HeldMail : IAsyncDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;

    private HeldMail(WebApplication app, string origin) => (_app, Origin) = (app, origin);

    public string Origin { get; }

    /// <summary>Completes when the first email arrives.</summary>
    public Task Asked => _asked.Task;

    public static async Task<HeldMail> Start(Uri inbox)
    {
        var origin = FreePorts.Pair().Site.GetLeftPart(UriPartial.Authority);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(origin);
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var held = new HeldMail(app, origin);
        app.Map("/{**path}", async context =>
        {
            held._asked.TrySetResult();
            await held._letGo.Task;
            using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
            await app.Services.GetRequiredService<IHttpForwarder>().SendAsync(context, inbox.GetLeftPart(UriPartial.Authority), client);
        });
        await app.StartAsync();
        return held;
    }

    public void LetGo() => _letGo.TrySetResult();

    public ValueTask DisposeAsync()
    {
        LetGo();
        return _app.DisposeAsync();
    }
}
