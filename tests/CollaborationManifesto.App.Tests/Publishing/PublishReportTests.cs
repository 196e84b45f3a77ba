using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>A run reports one log line and the same facts as metrics.</summary>
public sealed class PublishReportTests(SharedAzurite azurite)
{
    private static readonly Contribution Barrier = Given.Approved("A barrier", ContributionKind.Barrier);

    [Fact]
    public async Task A_run_that_did_something_is_one_line_and_an_idle_one_none()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var projection = await stage.Projection(Barrier);

        await stage.PublishAsNext(projection);
        await stage.PublishAsNext(projection);

        var site = await stage.Copy();
        var bytes = site.Files.Values.Sum(System.Text.Encoding.UTF8.GetByteCount);
        var line = Assert.Single(stage.Log);
        // The snapshot is written but not rendered.
        Assert.Equal($"Published 1 items: {site.Files.Count - 1} files rendered, {site.Files.Count} written, 0 deleted, {bytes} bytes, snapshot 1, 0 ms", line);
    }

    [Fact]
    public async Task Metrics_have_the_same_facts()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Barrier));
        var facts = new ConcurrentDictionary<string, double>();
        using var listener = Listen(stage, facts);

        await stage.PublishAsNext(await stage.Projection(Given.Withdrawn(Barrier)));

        Assert.Equal(0, facts["manifesto.publish.items"]);
        Assert.Equal(1, facts["manifesto.publish.snapshot"]);
        // Its page, its two forms, and the page of the month in which it was added.
        Assert.Equal(4, facts["manifesto.publish.files.deleted"]);
        // Home, the board and its three filters, the whole text, changes (twice, because of the snapshot), the figures, the data in five
        // formats, the snapshot it left, and its own page and forms, which say that it is gone before they are deleted.
        Assert.Equal(20, facts["manifesto.publish.files.written"]);
        Assert.True(facts["manifesto.publish.written"] > 1_000);
        Assert.True(facts.ContainsKey("manifesto.publish.files.rendered") && facts.ContainsKey("manifesto.publish.duration"));
    }

    [Fact]
    public async Task A_foreign_file_in_place_of_a_page_stays_with_a_warning()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.Site.UploadBlobAsync("board/index.html", BinaryData.FromString("theirs"));

        await stage.PublishAsNext(await stage.Projection(Barrier));

        Assert.Equal("theirs", (await stage.Copy()).Files["board/index.html"]);
        Assert.Contains("The site has no file of its own at board/index.html: one that someone else has put there was left alone", stage.Log);
    }

    private static MeterListener Listen(PublishingStage stage, ConcurrentDictionary<string, double> facts)
    {
        var scope = stage.Meters;
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == PublisherMetrics.Name && instrument.Meter.Scope == scope)
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => facts[instrument.Name] = value);
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => facts[instrument.Name] = value);
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => facts[instrument.Name] = value);
        listener.Start();
        return listener;
    }
}
