using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Themes come to the site and leave it with an act of curators, or with their last published note.</summary>
public sealed class ThemePublishingTests(SharedAzurite azurite)
{
    private const int Rounds = 14;

    private static readonly Contribution Note = Given.Approved("A note in a theme", ContributionKind.Barrier);
    private static readonly Contribution Other = Given.Approved("Another note", ContributionKind.Barrier);
    private static readonly Theme Talk = Named("Talk");

    [Fact]
    public async Task A_theme_comes_when_it_is_published_and_goes_with_its_last_note()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var rows = await stage.Projection(In(Talk, Note), Other);
        var themes = stage.Themes(rows);
        Assert.True(await themes.AddAsync(Talk, CancellationToken.None));
        await stage.PublishAsNext(rows);
        Assert.DoesNotContain((await stage.Copy()).Files, file => file.Value.Contains("Talk", StringComparison.Ordinal) || file.Key.StartsWith("themes/", StringComparison.Ordinal));

        await Change(themes, Talk.Id, OnSite);
        await stage.PublishAsNext(rows);
        var shown = await stage.Copy();
        Assert.Contains("Talk", shown.Files["themes/index.html"], StringComparison.Ordinal);
        Assert.Contains("href=\"/themes/\"", shown.Files["board/index.html"], StringComparison.Ordinal);
        Assert.Contains($"https://manifesto.example.org/themes/{Talk.Id}/", shown.Files["sitemap.xml"], StringComparison.Ordinal);
        Assert.Empty(shown.DeadLinks(shown.Pages));

        await rows.ShowAsync(Given.Withdrawn(In(Talk, Note)), CancellationToken.None);
        await stage.PublishAsNext(rows);
        var gone = await stage.Copy();
        Assert.DoesNotContain(gone.Files, file => file.Value.Contains("Talk", StringComparison.Ordinal) || file.Key.StartsWith("themes/", StringComparison.Ordinal) || file.Value.Contains("/themes/", StringComparison.Ordinal));
        Assert.Empty(gone.DeadLinks(gone.Pages));
    }

    [Fact]
    public async Task Merging_a_theme_that_was_never_published_brings_its_notes_into_the_other()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var never = Named("Never");
        var rows = await stage.Projection(In(Talk, Note), In(never, Other));
        var themes = stage.Themes(rows);
        await themes.AddAsync(OnSite(Talk), CancellationToken.None);
        await themes.AddAsync(never, CancellationToken.None);
        await stage.PublishAsNext(rows);

        await Change(themes, never.Id, theme => theme.WithEntry(Entry(ThemeAction.Merged)) with { MergedInto = Talk.Id });
        await stage.PublishAsNext(rows);

        var items = JsonNode.Parse((await stage.Copy()).Files["manifesto.json"])!["themes"]![0]!["items"]!.AsArray();
        Assert.Equal(new[] { $"{Note.Id}", $"{Other.Id}" }.Order(StringComparer.Ordinal), items.Select(id => (string)id!).Order(StringComparer.Ordinal));
    }

    /// <summary>Whatever happens to themes and to what is in them, nothing of the site has a word of what is not published.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Nothing_that_is_not_published_is_in_any_file(int seed)
    {
        var random = new Random(seed);
        await using var stage = await PublishingStage.Set(azurite);
        var rows = await stage.Projection();
        var themes = stage.Themes(rows);
        var all = Enumerable.Range(0, 5).Select(number => Named($"Canary-theme-{number}-{seed}x", $"Canary-note-{number}-{seed}x")).ToArray();
        foreach (var theme in all)
            await themes.AddAsync(theme, CancellationToken.None);
        var notes = Enumerable.Range(0, 8).Select(number => In(all[random.Next(all.Length)], Given.Approved($"Canary-item-{number}-{seed}x", (ContributionKind)(number % 3)))).ToArray();
        var drafted = Given.Approved("Drafted from notes", ContributionKind.Principle) with { DraftedFrom = new(all[0].Id, "amina", "Canary-curator", [.. notes.Select(note => note.Id)]) };
        foreach (var contribution in notes.Append(drafted))
            await rows.ShowAsync(contribution, CancellationToken.None);
        var (shownOnce, hiddenOnce) = (0, 0);

        for (var round = 0; round < Rounds; round++)
        {
            for (var index = 0; index < notes.Length; index++)
            {
                if (random.Next(3) > 0)
                    continue;
                var state = random.Next(3) == 0 ? ContributionState.Pending : ContributionState.Approved;
                notes[index] = In(all[random.Next(all.Length)], notes[index]) with { State = state, Revision = notes[index].Revision + 2, ContentVersion = notes[index].ContentVersion + 1 };
                await rows.ShowAsync(notes[index], CancellationToken.None);
            }

            await Change(themes, all[random.Next(all.Length)].Id, theme => Next(theme, all[random.Next(all.Length)].Id, round, random));
            await stage.PublishAsNext(rows);

            var site = await stage.Copy();
            var now = (await themes.AllAsync(CancellationToken.None)).Select(read => read.Value).ToList();
            var map = new ThemeMap(now);
            var live = notes.Where(note => note.State == ContributionState.Approved).ToList();
            var shown = now.Where(theme => theme is { Published: not null, IsOpen: true } && live.Exists(note => map.Resolve(note.Place!.Theme)?.Id == theme.Id)).ToList();
            var words = string.Concat(site.Files.Select(file => $"{file.Key} {file.Value}\n"));
            foreach (var theme in now)
            {
                var published = shown.Contains(theme) ? theme.Published : null;
                foreach (var (said, may) in Versions(theme, round).Select(version => (version.Name, version.Name == published?.Name)).Concat(Versions(theme, round).Select(version => (version.Note, version.Note == published?.Note))))
                    Assert.Equal(may, words.Contains(said, StringComparison.Ordinal));
                Assert.Equal(published is not null, words.Contains($"{theme.Id}", StringComparison.Ordinal));
                (shownOnce, hiddenOnce) = published is null ? (shownOnce, hiddenOnce + 1) : (shownOnce + 1, hiddenOnce);
            }

            foreach (var note in notes)
                Assert.Equal(note.State == ContributionState.Approved, words.Contains(note.Title, StringComparison.Ordinal));
            Assert.DoesNotContain("Canary-curator", words, StringComparison.Ordinal);
            Assert.Equal(live.Select(note => $"{note.Id}").Order(StringComparer.Ordinal), WrittenFrom(site).Order(StringComparer.Ordinal));
            Assert.Empty(site.DeadLinks(site.Pages));
            stage.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 15)));
        }

        Assert.True(shownOnce > 5 && hiddenOnce > 5, $"Shown {shownOnce} times, hidden {hiddenOnce} times.");
    }

    private static IEnumerable<string> WrittenFrom(SiteCopy site) =>
        JsonNode.Parse(site.Files["manifesto.json"])!["principles"]!.AsArray().Single(item => (string)item!["title"]! == "Drafted from notes")!["writtenFrom"]!.AsArray().Select(id => (string)id!);

    /// <summary>The words that it can have had until this round.</summary>
    private static IEnumerable<(string Name, string Note)> Versions(Theme theme, int round)
    {
        var (name, note) = (theme.Name.Split(" in ")[0], theme.Note.Split(" in ")[0]);
        return Enumerable.Range(0, round + 1).Select(number => ($"{name} in {number}y", $"{note} in {number}y"));
    }

    private static Theme Next(Theme theme, ContributionId other, int round, Random random) => random.Next(6) switch
    {
        0 when theme.Published is not null => theme.WithEntry(Entry(ThemeAction.TakenOffSite)) with { Published = null },
        1 when theme.IsOpen && other != theme.Id => theme.WithEntry(Entry(ThemeAction.Merged)) with { MergedInto = other },
        2 when theme.IsOpen => theme.WithEntry(Entry(ThemeAction.Deleted)) with { DeletedAt = DateTimeOffset.UnixEpoch },
        _ when !theme.IsOpen => theme.WithEntry(Entry(ThemeAction.BroughtBack)) with { MergedInto = null, DeletedAt = null },
        3 => theme.WithEntry(Entry(ThemeAction.Renamed)) with { Name = $"{theme.Name.Split(" in ")[0]} in {round}y", Note = $"{theme.Note.Split(" in ")[0]} in {round}y" },
        _ => OnSite(theme with { Name = $"{theme.Name.Split(" in ")[0]} in {round}y", Note = $"{theme.Note.Split(" in ")[0]} in {round}y" }),
    };

    private static Theme Named(string name, string note = "") => new(ContributionId.FromKey("theme", name), name, note, [Entry(ThemeAction.Created)]);

    private static Theme OnSite(Theme theme) => theme.WithEntry(Entry(ThemeAction.Published)) with { Published = new(theme.Name, theme.Note, DateTimeOffset.UnixEpoch) };

    private static ThemeEntry Entry(ThemeAction action) => new($"{ContributionId.New()}", DateTimeOffset.UnixEpoch, action, "amina", "Canary-curator");

    private static Contribution In(Theme theme, Contribution contribution) =>
        contribution with { Place = new(theme.Id, 1, 0, DateTimeOffset.UnixEpoch, "amina", "Canary-curator", "move") };

    private static async Task Change(ThemeRegister themes, ContributionId id, Func<Theme, Theme> change)
    {
        var read = (await themes.FindAsync(id, CancellationToken.None))!.Value;
        Assert.True(await themes.ReplaceAsync(read, change(read.Value), CancellationToken.None));
    }
}
