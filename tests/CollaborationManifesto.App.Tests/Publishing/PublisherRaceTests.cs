using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>One publisher works at a time, even if one of them sleeps.</summary>
public sealed class PublisherRaceTests(SharedAzurite azurite)
{
    [Fact]
    public async Task One_of_two_concurrent_publishers_works()
    {
        await using var stage = await PublishingStage.Set(azurite);
        Projection[] states = [await stage.Projection(Given.Before), await stage.Projection(Given.After)];
        SiteCopy[] expected = [await PublishedAlone(states[0]), await PublishedAlone(states[1])];

        var rounds = ReliabilityTable.Size(20, 100);
        for (var round = 0; round < rounds; round++)
        {
            var state = states[round % 2];
            var outcomes = await Task.WhenAll(stage.Publisher(state).PublishChangesAsync(CancellationToken.None), stage.Publisher(state).PublishChangesAsync(CancellationToken.None));
            Assert.Contains(true, outcomes);
            stage.Clock.Advance(TimeSpan.FromMinutes(4));
        }

        var site = await stage.Copy();
        AssertSamePages(expected[1], site);
        site.AssertSnapshotsAreSound();
        Assert.True(site.Snapshots.Count > rounds / 5, $"Only {site.Snapshots.Count} snapshots.");
    }

    [Theory]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 2)]
    [InlineData(false, true, 3)]
    public async Task A_publisher_that_slept_overwrites_nothing(bool feelsTheTime, bool looks, int firstCall)
    {
        await using var tables = await PublishingStage.Set(azurite);
        var (before, after, later) = (await tables.Projection(Given.Before), await tables.Projection(Given.After), await tables.Projection(Given.Later));
        // The short run sleeps at every second call in one of three ways, the long run at each in all of them.
        var step = ReliabilityTable.IsLong ? 1 : 6;
        var call = ReliabilityTable.IsLong ? 1 : firstCall;
        while (await SleepsAt(call, feelsTheTime, looks, before, after, later))
            call += step;

        Assert.True(call > 20, $"Only {call} calls.");
    }

    [Fact]
    public async Task The_lease_is_renewed_at_a_third_of_its_life_for_as_long_as_the_work_takes()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var process = new SleepingProcess(call: 5, renews: true);
        var publishing = stage.Publisher(await stage.Projection(Given.Before), process).PublishChangesAsync(CancellationToken.None);
        await process.Asleep;

        for (var third = 1; third <= 5; third++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(20));
            await Eventually.True(() => process.Renewals == third, $"renewal {third}");
        }

        process.Wake();
        Assert.True(await publishing);
    }

    [Fact]
    public async Task A_renewal_that_is_refused_stops_the_work()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var process = new SleepingProcess(call: 5, renews: true);
        var publishing = stage.Publisher(await stage.Projection(Given.Before), process).PublishChangesAsync(CancellationToken.None);
        await process.Asleep;

        await stage.EndLease();
        stage.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.False(await publishing);

        Assert.DoesNotContain("index.html", (await stage.Copy()).Files.Keys);
    }

    /// <param name="feelsTheTime">False for a process whose clock stood still, so that only ETags protect the site.</param>
    private async Task<bool> SleepsAt(int call, bool feelsTheTime, bool looks, Projection before, Projection after, Projection later)
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(before);
        var known = await stage.Copy();
        var process = new SleepingProcess(call, looks);

        var sleeper = stage.Publisher(after, process).PublishChangesAsync(CancellationToken.None);
        await Task.WhenAny(process.Asleep, sleeper);
        if (!process.Asleep.IsCompleted)
            return !await sleeper;
        if (feelsTheTime)
            stage.Clock.Advance(PublisherLifetime + TimeSpan.FromSeconds(1));
        await stage.PublishAsNext(later);
        var newer = await stage.Copy();
        process.Wake();
        Assert.False(await sleeper);

        var woken = await stage.Copy();
        Assert.All(
            newer.Files.Where(file => known.Files.GetValueOrDefault(file.Key) != file.Value),
            file => Assert.Equal(file.Value, woken.Files.GetValueOrDefault(file.Key)));
        Assert.DoesNotContain(woken.Files.Keys, path => known.Files.ContainsKey(path) && !newer.Files.ContainsKey(path));
        if (feelsTheTime)
            Assert.Equal(newer.Files, woken.Files);
        await stage.PublishAsNext(later);
        Assert.Equal(newer.Files, (await stage.Copy()).Files);
        return true;
    }

    private static readonly TimeSpan PublisherLifetime = TimeSpan.FromSeconds(60);

    private async Task<SiteCopy> PublishedAlone(Projection state)
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(state);
        return await stage.Copy();
    }

    private static void AssertSamePages(SiteCopy expected, SiteCopy site) => Assert.Equal(expected.WithoutVersions, site.WithoutVersions);
}
