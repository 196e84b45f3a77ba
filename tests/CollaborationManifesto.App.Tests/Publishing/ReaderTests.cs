using Azure;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Publishing;

public sealed class ReaderTests(SharedAzurite azurite)
{
    private const int Runs = 24;

    [Fact]
    public async Task Readers_find_no_dead_links_while_publishers_crash()
    {
        await using var stage = await PublishingStage.Set(azurite);
        Projection[] states = [await stage.Projection(Given.Before), await stage.Projection(Given.After), await stage.Projection(Given.Later)];
        await stage.PublishAsNext(states[0]);
        var reader = new Reader(stage.Site);

        await reader.ReadUntil(PublishAndDie(stage, states));

        Assert.Empty(reader.Dead);
        Assert.True(reader.Rounds > 3, $"{reader.Rounds} rounds");
    }

    [Fact]
    public async Task The_reader_notices_a_page_that_is_taken_away()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Given.Before));
        await stage.Site.DeleteBlobAsync("about/index.html");
        var reader = new Reader(stage.Site);

        await reader.ReadUntil(Task.CompletedTask);

        Assert.Contains("index.html → about/index.html", reader.Dead);
    }

    /// <summary>Each publisher brings another state and fails at another write, in each way.</summary>
    private static async Task PublishAndDie(PublishingStage stage, Projection[] states)
    {
        for (var run = 1; run <= Runs; run++)
        {
            await stage.EndLease();
            stage.Clock.Advance(TimeSpan.FromMinutes(11));
            await Try(stage.Publisher(states[run % states.Length], new StorageFault((Fault)(run % 3), 2 * run)));
        }
    }

    private static async Task Try(Publisher publisher)
    {
        try
        {
            await publisher.PublishChangesAsync(CancellationToken.None);
        }
        catch (Exception expected) when (expected is ProcessEndedException or RequestFailedException { Status: 403 })
        {
            // This run failed; the reader goes on.
        }
    }
}
