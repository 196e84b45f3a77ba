using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Worker.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace CollaborationManifesto.App.Tests.Worker;

/// <summary>
/// The deployed app in its own process, started and driven as the Functions host does: invocations go over gRPC, and HTTP requests are
/// proxied to the worker's own web server.
/// </summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private const string ForwardedFor = "X-Forwarded-For";
    private readonly WorkerConnection _connection = new();
    private readonly WebApplication _host;
    private readonly HttpMessageInvoker _toWorker = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false });
    private readonly CancellationTokenSource _stopping = new();
    private readonly Stopwatch _sinceStart = new();
    private int _forwardedBodies;
    private readonly List<Task> _pumps = [];
    private readonly StringBuilder _output = new();
    private Dictionary<(string Method, string Route), FunctionMetadata> _routes = [];
    private Process _process = null!;
    private InitResponse _worker = null!;

    private WorkerHost(WebApplication host) => _host = host;

    public IReadOnlyList<FunctionMetadata> Functions { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Capabilities => _worker.Capabilities;

    public WorkerConnection Connection => _connection;

    /// <summary>From process start to the first answered request.</summary>
    public TimeSpan? FirstAnswer { get; private set; }

    /// <param name="api">The address that accepts people's requests.</param>
    /// <param name="settings">The application settings, which a worker gets as environment variables.</param>
    public static async Task<WorkerHost> Start(Uri api, IReadOnlyDictionary<string, string> settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddHttpForwarder();
        builder.Services.AddRouting();
        var grpcPort = FreePorts.Pair().Site.Port;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, grpcPort, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, api.Port);
        });
        WorkerHost? worker = null;
        builder.Services.AddSingleton(_ => worker!._connection);
        var host = builder.Build();
        worker = new(host);
        host.MapGrpcService<WorkerConnection>();
        host.Map("api/{**route}", (HttpContext context, string route) => worker.Answer(context, route));
        await host.StartAsync();
        worker.Launch(grpcPort, settings);
        try
        {
            (worker._worker, worker.Functions) = await worker._connection.Load(Head.Folder).WaitAsync(Eventually.Patience);
        }
        catch (Exception failed)
        {
            await worker.DisposeAsync();
            throw new InvalidOperationException($"The worker did not start. It said: {worker._output}", failed);
        }

        worker._routes = Routes(worker.Functions);
        await worker.Listens();
        return worker;
    }

    public Task<Result> Timer(string function) => Invoke(
        function, "timer", new() { Json = """{"ScheduleStatus":{"Last":"2026-01-01T00:00:00Z","Next":"2026-01-01T00:01:00Z","LastUpdated":"2026-01-01T00:00:00Z"},"IsPastDue":false}""" });

    public Task<Result> Message(string function, string text) => Invoke(function, "message", new() { String = text });

    /// <summary>Hands messages to their function until the worker ends.</summary>
    public void Pump(QueueClient queue, string function) => _pumps.Add(Task.Run(async () =>
    {
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!_stopping.IsCancellationRequested)
        {
            foreach (var message in (await queue.ReceiveMessagesAsync(maxMessages: 16, visibilityTimeout: TimeSpan.FromMinutes(1))).Value)
            {
                if ((await Message(function, message.Body.ToString())).Status == WorkerConnection.Success)
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }

            await pause.WaitForNextTickAsync();
        }
    }));

    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await Task.WhenAll(_pumps);
        if (!_process.HasExited)
            _process.Kill();
        await Exit();
        _process.Dispose();
        await _host.DisposeAsync();
        _toWorker.Dispose();
        _stopping.Dispose();
    }

    private void Launch(int grpcPort, IReadOnlyDictionary<string, string> settings)
    {
        var id = $"{Guid.CreateVersion7()}";
        var start = new ProcessStartInfo(ManifestoProcess.Dotnet, [Head.Assembly, "--functions-uri", $"http://127.0.0.1:{grpcPort}", "--functions-worker-id", id, "--functions-request-id", id, "--functions-grpc-max-message-length", $"{int.MaxValue}"])
        {
            WorkingDirectory = Head.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = Head.Folder;
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _sinceStart.Start();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.AppendLine(line.Data);
        _process.ErrorDataReceived += (_, line) => _output.AppendLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private static Dictionary<(string Method, string Route), FunctionMetadata> Routes(IReadOnlyList<FunctionMetadata> functions)
    {
        var routes = new Dictionary<(string, string), FunctionMetadata>();
        foreach (var function in functions)
        {
            using var binding = JsonDocument.Parse(function.RawBindings[0]);
            if (binding.RootElement.GetProperty("type").GetString() != "httpTrigger")
                continue;
            foreach (var method in binding.RootElement.GetProperty("methods").EnumerateArray())
                routes.Add((method.GetString()!.ToUpperInvariant(), binding.RootElement.GetProperty("route").GetString()!), function);
        }

        return routes;
    }

    /// <summary>The host retries while the worker's web server is not listening yet.</summary>
    private Task Listens() => Eventually.Some(async () =>
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", new Uri(Capabilities["HttpUri"]).Port);
            return "listens";
        }
        catch (SocketException)
        {
            return null;
        }
    }, "the worker's web server");

    private Task Answer(HttpContext context, string route)
    {
        if (_routes.TryGetValue((context.Request.Method, route), out var function))
            return Forward(function, context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>Bodies of which the first bytes have reached the worker.</summary>
    public int ForwardedBodies => _forwardedBodies;

    /// <summary>The function is invoked and the request forwarded at once; the worker matches them by id.</summary>
    private async Task Forward(FunctionMetadata function, HttpContext context)
    {
        var invocation = $"{Guid.CreateVersion7()}";
        var headers = JsonSerializer.Serialize(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()));
        var invoked = _connection.Invoke(function, invocation, new() { Name = "request", Data = new() { Http = new() } }, new Dictionary<string, string> { ["Headers"] = headers });
        context.Request.Body = new ForwardedBody(context.Request.Body, () => Interlocked.Increment(ref _forwardedBodies));
        await _host.Services.GetRequiredService<IHttpForwarder>().SendAsync(
            context, Capabilities["HttpUri"], _toWorker, ForwarderRequestConfig.Empty, new ToWorker(invocation));
        FirstAnswer ??= _sinceStart.Elapsed;
        await invoked;
    }

    private Task<Result> Invoke(string function, string parameter, Data data) => _connection.Invoke(
        Functions.Single(found => found.Name == function), $"{Guid.CreateVersion7()}", new() { Name = parameter, Data = data }, new Dictionary<string, string>());

    private sealed class ToWorker(string invocation) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
        {
            await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
            proxyRequest.Headers.Add("x-ms-invocation-id", invocation);
            // The host's proxy replaces the incoming header with the address it sees.
            proxyRequest.Headers.Remove(ForwardedFor);
            proxyRequest.Headers.Add(ForwardedFor, $"{httpContext.Connection.RemoteIpAddress}");
        }
    }
}
