using System.Collections.Concurrent;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Themes;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Several curators group the same 94 notes at once, at random, while the program dies again and again.</summary>
public sealed class GroupingModelTests(SharedAzurite azurite)
{
    private const int Notes = 94;
    private const int MostTicked = 12;
    private static readonly int MovesEach = ReliabilityTable.Size(15, 300);

    private readonly Death _death = new();

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task No_move_is_lost_and_each_is_there_or_answered_as_overtaken(int curators)
    {
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            _death.Install(services);
        });
        var ids = await Add(app);
        var answers = new ConcurrentBag<(ContributionId Note, int Seen, string Command, MoveResult Result)>();
        var seed = Random.Shared.Next();

        await Task.WhenAll(Enumerable.Range(0, curators).Select(number => Group(app, ids, new Random(seed + number), $"curator-{number}", answers)));
        _death.Restart();

        foreach (var note in await app.Services.Contributions())
        {
            var about = answers.Where(answer => answer.Note == note.Id).ToList();
            var accepted = about.Where(answer => answer.Result is MoveResult.Moved).ToList();
            var number = note.Place?.Number ?? 0;
            // Each move has a theme of its own, so two of them that were accepted on the same page would have lost one.
            Assert.True(accepted.DistinctBy(answer => answer.Seen).Count() == accepted.Count, $"Two moves of one note were accepted on the same page (seed {seed}).");
            Assert.All(accepted, answer => Assert.InRange(answer.Seen, 0, number - 1));
            Assert.Equal(note.Place?.CommandId, number == 0 ? null : about.Single(answer => answer.Seen == number - 1 && answer.Command == note.Place!.CommandId).Command);
            Assert.All(about.Select(answer => answer.Result).OfType<MoveResult.Overtaken>(), overtaken => Assert.InRange(overtaken.Place.Number, 1, number));
            Assert.DoesNotContain(about, answer => answer.Result is not (MoveResult.Moved or MoveResult.Overtaken));
            Assert.Equal((1, note.Revision - number), (note.ContentVersion, note.RevisionToShow));
        }

        Assert.True(_death.Struck);
        Assert.Contains(answers, answer => answer.Result is MoveResult.Overtaken);
    }

    /// <summary>Opens a page, moves what is ticked on it, and presses the button again if no answer comes.</summary>
    private async Task Group(ManifestoApp app, IReadOnlyList<ContributionId> ids, Random random, string name, ConcurrentBag<(ContributionId, int, string, MoveResult)> answers)
    {
        var curator = new Curator(name, name, EmailAddress.TryParse($"{name}@example.org")!);
        for (var move = 0; move < MovesEach; move++)
        {
            var page = await Retried(() => app.Get<NotePlaces>().AllAsync(new(DeskView.Waiting, null, null, Flagged: false, null), CancellationToken.None));
            var seen = page.ToDictionary(note => note.Id, note => note.Place?.Number ?? 0);
            var items = ids.OrderBy(_ => random.Next()).Take(random.Next(1, MostTicked)).Select(id => new GroupingItem(id, seen[id])).ToList();
            var act = new ThemeMove($"{name}-{move}", ContributionId.New(), LeftAlone: false, curator.Id, curator.Name, TimeProvider.System.GetUtcNow());
            if (random.Next(3) == 0)
                _death.Comes(random.Next(0, 25), answered: random.Next(2) == 0);
            var results = await Retried(() => app.Get<ThemeMoves>().ApplyAsync(items, act, CancellationToken.None));
            foreach (var (item, result) in items.Zip(results))
                answers.Add((item.Id, item.Moves, act.CommandId, result));
        }
    }

    private async Task<T> Retried<T>(Func<Task<T>> act)
    {
        while (true)
        {
            try
            {
                return await act();
            }
            catch (Exception died) when (died is DiedException or AggregateException { InnerException: DiedException })
            {
                _death.Restart();
            }
        }
    }

    private static async Task<IReadOnlyList<ContributionId>> Add(ManifestoApp app)
    {
        var notes = Enumerable.Range(1, Notes).Select(number => new Contribution
        {
            Id = ContributionId.New(),
            Kind = ContributionKind.Barrier,
            Category = "culture",
            Title = $"Note {number}",
            Text = "",
            Contributor = Contributor.Unknown,
            SubmittedAt = TimeProvider.System.GetUtcNow(),
            BodyHash = "",
        }).ToList();
        await Parallel.ForEachAsync(notes, async (note, token) => await app.Get<ContributionStore>().InsertAsync(note, token));
        return [.. notes.Select(note => note.Id)];
    }
}
