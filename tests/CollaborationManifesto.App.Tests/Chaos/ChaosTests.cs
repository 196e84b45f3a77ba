using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Links;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>
/// People send and decide while the program is killed and storage and email fail. Once all is calm, everything they were told must be true.
/// </summary>
[Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
public sealed class ChaosTests(ReliabilityTable table, ITestOutputHelper output)
{
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("MANIFESTO_SEED"), out var given) ? given : Random.Shared.Next();

    /// <summary>
    /// Digests come after a minute, the shortest setting. The hourly limit of 1,000 emails is never reached, so that the test does not wait
    /// for it.
    /// </summary>
    private static readonly string[] Settings =
    [
        "--Curation:ApprovalsNeeded=3", $"--Notices:BurstMails={ReliabilityTable.Size(60, 10)}", "--Notices:BurstMinutes=1", "--Notices:DigestMinutes=1", "--DigestSchedule=*/2 * * * * *",
        "--Limits:Burst=100000", "--Limits:PerMinute=6000", "--Limits:TotalBurst=1000000", "--Limits:TotalPerMinute=60000",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(ReliabilityTable.Size(4, 60));
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(ReliabilityTable.Size(1, 10));

    [Fact]
    public async Task Kills_and_outages_lose_nothing_acknowledged()
    {
        output.WriteLine($"MANIFESTO_SEED={Seed}");
        var size = ReliabilityTable.Size(120, 10_000);
        // Its own Azurite, so that it does not slow down other tests.
        await using var azurite = new SharedAzurite();
        var (ledger, weather) = (new Ledger(), new Weather(Seed, TimeProvider.System));
        await using var machine = await ShakenMachine.Start(azurite.ConnectionString, weather, ledger, Settings);
        var curators = await machine.Undisturbed.GetRequiredService<CuratorRegister>().AllAsync(CancellationToken.None);
        using var crowd = new Crowd(machine.Api, machine.Undisturbed.GetRequiredService<LinkTokens>(), curators, ledger, new Random(Seed));

        var people = crowd.Act(size);
        await (ReliabilityTable.IsLong
            ? machine.ShakeWhile(people, weather, ledger, int.MaxValue, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20))
            : machine.ShakeWhile(people, weather, ledger, most: 6, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2.5)));
        weather.Clears();
        var audit = await Settled(machine, ledger);

        Assert.True(audit.IsClean, $"{audit}");
        Assert.True(machine.Kills > 2 && weather.Faults > 100, $"{machine.Kills} kills and {weather.Faults} faults are no chaos.");
        table.Passed(
            "submissions while the program is killed, storage fails and mail fails",
            $"{size} submissions, {ledger.Decisions.Count} decisions, {machine.Kills} kills, {weather.Faults} faults, seed {Seed}",
            $"lost {audit.Lost}, unexpected {audit.Unexpected}, recovered {audit.Recovered}; decisions lost {audit.DecisionsLost}, twice {audit.DecisionsTwice}, recovered {audit.DecisionsRecovered}; untold {audit.Untold}; {audit.Copies} emails went out twice, where crashes and lost answers would explain {ledger.CopiesExcused}");
    }

    private async Task<Audit> Settled(ShakenMachine machine, Ledger ledger)
    {
        // As an operator would after an outage. The number is not checked: each killed try adds one.
        var replay = await machine.Undisturbed.GetRequiredService<PoisonQueues>().ReplayAsync(_ => true, CancellationToken.None);
        output.WriteLine($"{replay.Replayed.Count} poison messages put back");
        var began = TimeProvider.System.GetTimestamp();
        Audit? last = null;
        while (true)
        {
            var audit = Audit.Of(ledger, await Stored.Read(machine.Undisturbed, await machine.Inbox()));
            var waited = TimeProvider.System.GetElapsedTime(began);
            if (audit != last)
                output.WriteLine($"calm for {waited.TotalSeconds:0} s: {audit}");
            last = audit;
            if (audit.IsClean || waited > Patience)
                return audit;
            await Task.Delay(BetweenLooks);
        }
    }
}
