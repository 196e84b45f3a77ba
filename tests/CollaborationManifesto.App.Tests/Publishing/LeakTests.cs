using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>
/// Whatever happens to contributions, no file of the site contains a word of one that is not approved now, or a word that was corrected or
/// removed.
/// </summary>
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
        var contributions = Enumerable.Range(0, 12).Select(number => Pending(number, random)).ToArray();
        var projection = await stage.Projection();
        var removed = new HashSet<string>();
        var editions = 0;

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var index in Enumerable.Range(0, contributions.Length).Where(_ => random.Next(3) == 0))
            {
                contributions[index] = Next(contributions[index], round, random, removed);
                await projection.ShowAsync(contributions[index], CancellationToken.None);
            }

            await stage.PublishAsNext(projection);
            if (round % 4 == 2)
            {
                await stage.Name(projection, ++editions, (await stage.Copy()).Snapshots.Keys.Max());
                await stage.PublishAsNext(projection);
            }

            var site = await stage.Copy();
            AssertShowsOnly(contributions.Where(item => IsShown(item, contributions)), contributions, site);
            Assert.All(removed, canary => Assert.DoesNotContain(site.Files, file => $"{file.Key} {file.Value}".Contains(canary, StringComparison.OrdinalIgnoreCase)));
            var record = await stage.ChangeRecord();
            Assert.All(removed, canary => Assert.DoesNotContain(canary, record, StringComparison.OrdinalIgnoreCase));
            Assert.All(contributions.Where(item => item.State != ContributionState.Approved || item.Kind == ContributionKind.Experience), item => Assert.DoesNotContain(Canary(item), record, StringComparison.OrdinalIgnoreCase));
            site.AssertSnapshotsAreSound();
            // Some rounds fall between two snapshots.
            stage.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 15)));
        }

        Assert.True((await stage.Copy()).Snapshots.Count > 3);
        Assert.True(removed.Count > 3, $"Only {removed.Count} removed.");
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

    /// <summary>An experience is shown only under something that is.</summary>
    private static bool IsShown(Contribution item, IReadOnlyCollection<Contribution> all) =>
        item.State == ContributionState.Approved && (item.Kind != ContributionKind.Experience || all.Any(other => other.Id == item.About && other.State == ContributionState.Approved));

    private static Contribution Pending(int number, Random random) => Given.Approved($"Canary{number}x title", (ContributionKind)(number % 4)) with
    {
        // Each fourth is an experience of the one before it.
        About = number % 4 == 3 ? Given.Approved($"Canary{number - 1}x title", ContributionKind.Guidance).Id : null,
        Again = number % 4 == 3 ? TryAgain.Yes : null,
        State = ContributionState.Pending,
        Text = $"Canary{number}x text",
        Importance = $"Canary{number}x importance",
        Meaning = $"Canary{number}x meaning",
        Contributor = new($"Canary{number}x name", $"Canary{number}x council", null, (Attribution)random.Next(3)),
        FirstApprovedAt = null,
        FirstSlug = null,
    };

    private static Contribution Next(Contribution contribution, int round, Random random, HashSet<string> removed)
    {
        var states = Enum.GetValues<ContributionState>();
        var entry = contribution.History[^1] with { CommandId = $"{contribution.Revision}" };
        if (contribution.CanBeCorrected && random.Next(3) == 0)
        {
            removed.Add(Canary(contribution));
            return Reworded(contribution, entry, $"{Canary(contribution)[..7]}in{round}x", random.Next(2) == 0);
        }

        // Half are approved: otherwise there would be nothing to leak.
        return contribution.WithEntry(entry, random.Next(2) == 0 ? ContributionState.Approved : states[random.Next(states.Length)]);
    }

    /// <summary>By its contributor, or by curators who remove the earlier words.</summary>
    private static Contribution Reworded(Contribution contribution, HistoryEntry entry, string canary, bool corrected)
    {
        var wording = contribution.Wording with { Title = $"{canary} title", Text = $"{canary} text", Importance = $"{canary} importance", Meaning = $"{canary} meaning" };
        var named = contribution with { Contributor = contribution.Contributor with { Name = $"{canary} name", Organisation = $"{canary} council" } };
        return corrected
            ? named.CorrectedBy(entry, wording) with { Importance = wording.Importance, Meaning = wording.Meaning }
            : (named.WithEntry(entry, named.State).WithWording(wording, Editor.Curators, entry.At) with { ContentVersion = named.ContentVersion + 1 }).WithoutEarlierWords();
    }

    private static string Canary(Contribution contribution) => contribution.Text.Split(' ')[0];
}
