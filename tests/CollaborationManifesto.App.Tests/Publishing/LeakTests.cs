using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Whatever happens to contributions, no file of the site contains a word of one that is not approved now.</summary>
public sealed class LeakTests(SharedAzurite azurite)
{
    private const int Rounds = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Files_and_snapshots_hold_only_approved_content(int seed)
    {
        var random = new Random(seed);
        await using var stage = await PublishingStage.Set(azurite);
        var contributions = Enumerable.Range(0, 9).Select(number => Pending(number, random)).ToArray();
        var projection = await stage.Projection();

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var index in Enumerable.Range(0, contributions.Length).Where(_ => random.Next(3) == 0))
            {
                contributions[index] = Next(contributions[index], random);
                await projection.ShowAsync(contributions[index], CancellationToken.None);
            }

            await stage.PublishAsNext(projection);
            AssertShowsOnly(contributions.Where(item => item.State == ContributionState.Approved), contributions, await stage.Copy());
            // Some rounds fall between two snapshots.
            stage.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 15)));
        }

        Assert.True((await stage.Copy()).Snapshots.Count > 3);
    }

    private static void AssertShowsOnly(IEnumerable<Contribution> approved, IEnumerable<Contribution> all, SiteCopy site)
    {
        foreach (var contribution in approved)
            Assert.Contains(Canary(contribution), site.Files["manifesto.json"], StringComparison.Ordinal);
        foreach (var hidden in all.Except(approved))
        {
            Assert.Empty(site.Files.Where(file => file.Value.Contains(Canary(hidden), StringComparison.OrdinalIgnoreCase)).Select(file => file.Key));
            // A once published item keeps its address, unless its contributor withdrew it.
            if (hidden.FirstApprovedAt is null || hidden.State == ContributionState.Withdrawn)
                Assert.DoesNotContain(site.Files.Keys, path => path.Contains(Canary(hidden), StringComparison.OrdinalIgnoreCase));
        }
    }

    private static Contribution Pending(int number, Random random) => Given.Approved($"Canary{number}x title", (ContributionKind)(number % 3)) with
    {
        State = ContributionState.Pending,
        Text = $"Canary{number}x text",
        Importance = $"Canary{number}x importance",
        Meaning = $"Canary{number}x meaning",
        Contributor = new($"Canary{number}x name", $"Canary{number}x council", null, (Attribution)random.Next(3)),
        FirstApprovedAt = null,
        FirstSlug = null,
    };

    private static Contribution Next(Contribution contribution, Random random)
    {
        var states = Enum.GetValues<ContributionState>();
        var entry = contribution.History[^1] with { CommandId = $"{contribution.Revision}" };
        // Half are approved: otherwise there would be nothing to leak.
        return contribution.WithEntry(entry, random.Next(2) == 0 ? ContributionState.Approved : states[random.Next(states.Length)]);
    }

    private static string Canary(Contribution contribution) => contribution.Text.Split(' ')[0];
}
