using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>What happens to one write.</summary>
public enum Fault
{
    /// <summary>The process ends before the write reaches storage: the same as ending right after the previous write.</summary>
    Ends,

    /// <summary>Storage takes the write, but the connection breaks.</summary>
    AnswerLost,

    /// <summary>Storage refuses the write.</summary>
    Refused,
}

/// <summary>Counts writes to blobs and fails one of them. After an end, nothing reaches storage.</summary>
public sealed class StorageFault(Fault fault, int write) : HttpPipelinePolicy
{
    private int _writes;
    private volatile bool _ended;

    public bool Struck { get; private set; }

    public int Writes => _writes;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (_ended)
            throw new ProcessEndedException();
        if (message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head || Interlocked.Increment(ref _writes) != write)
        {
            await ProcessNextAsync(message, pipeline);
            return;
        }

        Struck = true;
        _ended = fault is Fault.Ends;
        if (fault is Fault.AnswerLost)
            await ProcessNextAsync(message, pipeline);
        throw fault switch
        {
            Fault.AnswerLost => new IOException("The answer was lost."),
            Fault.Refused => new RequestFailedException(403, "Refused."),
            _ => new ProcessEndedException(),
        };
    }
}

public sealed class ProcessEndedException() : Exception("The process ended here.");
