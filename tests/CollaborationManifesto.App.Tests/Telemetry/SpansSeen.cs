using System.Collections.Concurrent;
using System.Diagnostics;

namespace CollaborationManifesto.App.Tests.Telemetry;

/// <summary>One trace's spans from the product and the HTTP server. Other tests have other traces.</summary>
internal sealed class SpansSeen : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    public SpansSeen()
    {
        Trace = ActivityTraceId.CreateRandom();
        Traceparent = $"00-{Trace}-{ActivitySpanId.CreateRandom()}-01";
        _listener = new()
        {
            ShouldListenTo = source => source.Name is CollaborationManifesto.Telemetry.Traces.Name or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == Trace)
                    _ended.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public ActivityTraceId Trace { get; }

    /// <summary>The value of the request header of this name.</summary>
    public string Traceparent { get; }

    public IReadOnlyList<Activity> All => [.. _ended];

    public Activity Parent(Activity of) => Assert.Single(All, span => span.SpanId == of.ParentSpanId);

    public void Dispose() => _listener.Dispose();
}
