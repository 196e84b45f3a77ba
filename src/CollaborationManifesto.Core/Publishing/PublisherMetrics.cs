using System.Diagnostics.Metrics;

namespace CollaborationManifesto.Publishing;

/// <summary>Metrics of each run that updated the site, in the meter <see cref="Name"/>.</summary>
public sealed class PublisherMetrics
{
    public const string Name = "CollaborationManifesto.Publishing";

    private readonly Gauge<int> _items;
    private readonly Gauge<int> _snapshot;
    private readonly Counter<int> _rendered;
    private readonly Counter<int> _written;
    private readonly Counter<int> _deleted;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _seconds;

    public PublisherMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _items = meter.CreateGauge<int>("manifesto.publish.items", "{item}", "Contributions that are published.");
        _snapshot = meter.CreateGauge<int>("manifesto.publish.snapshot", null, "Number of the newest snapshot.");
        _rendered = meter.CreateCounter<int>("manifesto.publish.files.rendered", "{file}", "Files that were rendered and compared.");
        _written = meter.CreateCounter<int>("manifesto.publish.files.written", "{file}", "Files whose content was new.");
        _deleted = meter.CreateCounter<int>("manifesto.publish.files.deleted", "{file}", "Files that the site no longer has.");
        _bytes = meter.CreateCounter<long>("manifesto.publish.written", "By", "Content written to the site.");
        _seconds = meter.CreateHistogram<double>("manifesto.publish.duration", "s", "Time of one run.");
    }

    internal void Note(PublishReport report)
    {
        _items.Record(report.Items);
        _snapshot.Record(report.Snapshot);
        _rendered.Add(report.Files);
        _written.Add(report.Written);
        _deleted.Add(report.Deleted);
        _bytes.Add(report.Bytes);
        _seconds.Record(report.Elapsed.TotalSeconds);
    }
}
