using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CollaborationManifesto.App.Tests.Telemetry;

/// <summary>Every instrument of one app's own meters, with the tags recorded.</summary>
internal sealed class MetricsSeen : IDisposable
{
    private readonly ConcurrentDictionary<Instrument, ConcurrentDictionary<string, bool>> _tags = new();
    private readonly ConcurrentDictionary<string, int> _sums = new();
    private readonly MeterListener _listener = new();

    public MetricsSeen(IMeterFactory app)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope != app || !instrument.Meter.Name.StartsWith(nameof(CollaborationManifesto), StringComparison.Ordinal))
                return;
            _tags[instrument] = new();
            listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((instrument, count, tags, _) =>
        {
            Note(instrument, tags);
            _sums.AddOrUpdate(instrument.Name, count, (_, sum) => sum + count);
        });
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        _listener.Start();
    }

    /// <summary>As a table in Markdown: name, unit and tags.</summary>
    public IEnumerable<string> Rows => _tags
        .OrderBy(measured => measured.Key.Name, StringComparer.Ordinal)
        .Select(measured => $"| `{measured.Key.Name}` | {measured.Key.Unit} | {string.Join(", ", measured.Value.Keys.Order(StringComparer.Ordinal).Select(tag => $"`{tag}`"))} |");

    /// <summary>A counter's total.</summary>
    public int Sum(string name) => _sums.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, _) in tags)
            _tags[instrument][name] = true;
    }
}
