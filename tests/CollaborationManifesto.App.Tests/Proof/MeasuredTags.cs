using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>The tags of all this process's metrics and traces: what an exporter would send.</summary>
internal sealed class MeasuredTags : IDisposable
{
    private readonly ConcurrentDictionary<string, bool> _tags = new();
    private readonly MeterListener _meters = new() { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
    private readonly ActivityListener _traces;

    public MeasuredTags()
    {
        _meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(instrument, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        _meters.Start();
        _traces = new()
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Note($"{activity.OperationName} {activity.DisplayName}", activity.TagObjects.Concat(activity.Baggage.Select(item => KeyValuePair.Create(item.Key, (object?)item.Value)))),
        };
        ActivitySource.AddActivityListener(_traces);
    }

    public string Text => string.Join('\n', _tags.Keys);

    public void Dispose()
    {
        _meters.Dispose();
        _traces.Dispose();
    }

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Note(instrument.Name, tags.ToArray());

    private void Note(string name, IEnumerable<KeyValuePair<string, object?>> tags) => _tags.TryAdd($"{name} {string.Join(' ', tags)}", true);
}
