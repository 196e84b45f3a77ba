using System.Collections.Concurrent;
using System.Threading.Channels;
using CollaborationManifesto.App.Tests.Worker.Protocol;
using Grpc.Core;

namespace CollaborationManifesto.App.Tests.Worker;

/// <summary>The host's end of the stream that tells a worker what to run and reports results.</summary>
internal sealed class WorkerConnection : FunctionRpc.FunctionRpcBase
{
    public const int Success = 1;

    private readonly Channel<StreamingMessage> _toWorker = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> _running = new();
    private readonly ConcurrentDictionary<string, Result> _loaded = new();
    private readonly TaskCompletionSource<InitResponse> _initialised = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<IReadOnlyList<FunctionMetadata>> _functions = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConcurrentQueue<string> Errors { get; } = [];

    /// <summary>The result of each function invocation, newest last.</summary>
    public ConcurrentQueue<(string Function, Result Result)> Ended { get; } = [];

    /// <summary>Lists the app's functions and loads them all, as the host does before it serves anything.</summary>
    public async Task<(InitResponse Worker, IReadOnlyList<FunctionMetadata> Functions)> Load(string directory)
    {
        Send(new() { InitRequest = new() { HostVersion = "4.0.0", WorkerDirectory = directory, FunctionAppDirectory = directory, Capabilities = { ["RpcHttpBodyOnly"] = "true" } } });
        var worker = await _initialised.Task;
        Send(new() { MetadataRequest = new() { FunctionAppDirectory = directory } });
        var functions = await _functions.Task;
        foreach (var function in functions)
            Send(new() { LoadRequest = new() { FunctionId = function.FunctionId, Metadata = function } });
        await Running.Eventually.True(() => _loaded.Count == functions.Count, "every function to be loaded");
        Assert.All(functions, function => Assert.True(_loaded[function.FunctionId].Status == Success, $"{function.Name}: {_loaded[function.FunctionId].Exception?.Message}"));
        return (worker, functions);
    }

    public async Task<Result> Invoke(FunctionMetadata function, string invocation, Parameter input, IReadOnlyDictionary<string, string> triggerMetadata)
    {
        var request = new InvocationRequest { InvocationId = invocation, FunctionId = function.FunctionId, InputData = { input }, TraceContext = new() };
        foreach (var (name, json) in triggerMetadata)
            request.TriggerMetadata[name] = new() { Json = json };
        var ended = _running[invocation] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new() { InvocationRequest = request });
        var result = (await ended.Task).Result;
        Ended.Enqueue((function.Name, result));
        return result;
    }

    public void CancelAll()
    {
        foreach (var invocation in _running.Where(running => !running.Value.Task.IsCompleted))
            Send(new() { InvocationCancel = new() { InvocationId = invocation.Key } });
    }

    public override async Task EventStream(IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var reading = Read(requestStream, context.CancellationToken);
        try
        {
            await foreach (var message in _toWorker.Reader.ReadAllAsync(context.CancellationToken))
                await responseStream.WriteAsync(message, context.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The worker has ended.
        }

        await reading;
        foreach (var call in _running.Values)
            call.TrySetException(new IOException("The worker ended before it had answered."));
    }

    private async Task Read(IAsyncStreamReader<StreamingMessage> fromWorker, CancellationToken ended)
    {
        try
        {
            await foreach (var message in fromWorker.ReadAllAsync(ended))
                Take(message);
        }
        catch (Exception left) when (left is OperationCanceledException or IOException)
        {
            // The worker has ended.
        }
    }

    private void Take(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.InitResponse:
                _initialised.SetResult(message.InitResponse);
                break;
            case StreamingMessage.ContentOneofCase.MetadataResponse:
                _functions.SetResult(message.MetadataResponse.Functions);
                break;
            case StreamingMessage.ContentOneofCase.LoadResponse:
                _loaded[message.LoadResponse.FunctionId] = message.LoadResponse.Result;
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                _running[message.InvocationResponse.InvocationId].TrySetResult(message.InvocationResponse);
                break;
            case StreamingMessage.ContentOneofCase.Log when message.Log.Level >= (int)Microsoft.Extensions.Logging.LogLevel.Error:
                Errors.Enqueue($"{message.Log.Category}: {message.Log.Message}");
                break;
        }
    }

    private void Send(StreamingMessage message) => _toWorker.Writer.TryWrite(message);
}
