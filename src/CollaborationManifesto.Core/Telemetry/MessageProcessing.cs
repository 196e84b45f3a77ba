using System.Diagnostics.Metrics;

namespace CollaborationManifesto.Telemetry;

/// <summary>Handles a message as part of its sender's trace, and measures how long it takes.</summary>
public sealed class MessageProcessing(IMeterFactory meters, TimeProvider clock)
{
    // https://opentelemetry.io/docs/specs/semconv/messaging/messaging-metrics
    private readonly Histogram<double> _duration = meters.Create(Traces.Name)
        .CreateHistogram<double>("messaging.process.duration", "s", "Time of handling one message.");

    internal async Task ProcessAsync(string queue, string? traceparent, Func<Task> handle)
    {
        var started = clock.GetTimestamp();
        string? failure = null;
        try
        {
            await Traces.ProcessAsync(queue, traceparent, handle);
        }
        catch (Exception failed)
        {
            failure = failed.GetType().FullName;
            throw;
        }
        finally
        {
            var tags = Traces.Messaging("process", queue);
            _duration.Record(clock.GetElapsedTime(started).TotalSeconds, failure is null ? tags : [.. tags, new("error.type", failure)]);
        }
    }
}
