using System.Net;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Twenty curators decide on twenty contributions at the same moment, round after round.</summary>
public sealed class AtOnceTests(SharedAzurite azurite, ReliabilityTable table)
{
    private const int People = 20;

    /// <summary>The number of contributions decided at the same moment.</summary>
    private const int AtOnce = 20;
    private const int ApprovalsNeeded = 4;
    private const int MostPresses = 20;

    private sealed record Answer(string CommandId, string Title, WebPage Page)
    {
        public HttpStatusCode Status => Page.Status;
    }

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task Each_accepted_decision_is_recorded_once()
    {
        var curators = Enumerable.Range(1, People).Select(number => $"curator{number}@example.org").ToList();
        var settings = curators.SelectMany((email, index) => new[] { $"--Curation:Curators:{index}:Name=Curator {index + 1}", $"--Curation:Curators:{index}:Email={email}" });
        await using var app = await ManifestoApp.Start(azurite, settings: [.. settings, $"--Curation:ApprovalsNeeded={ApprovalsNeeded}", "--Curation:UndoMinutes=60"]);
        var items = ReliabilityTable.Size(AtOnce, 200);
        var answers = new List<Answer>();
        foreach (var titles in Enumerable.Range(1, items).Select(number => $"Contribution number {number:000}").Chunk(AtOnce))
            answers.AddRange(await Round(app, titles));

        var stored = await Stored(app);
        Assert.Equal(items, stored.Count);
        foreach (var (title, contribution) in stored)
            AssertFollows(contribution, [.. answers.Where(answer => answer.Title == title)]);
        var losers = answers.Where(answer => answer.Status != HttpStatusCode.OK).ToList();
        var words = app.Get<AllWords>().Review;
        Assert.Empty(losers.Select(loser => string.Join(' ', loser.Page.Errors)).Except([words.AlreadyDecided, words.ChangedSince]));
        Assert.Equal(0, await app.PoisonLength());
        table.Passed("contributions × decision posts at once", $"{items} × {People}, {AtOnce * People} at a time", $"{answers.Count - losers.Count:N0} decisions taken, each there once; {losers.Count:N0} refused and told why; 0 others");
    }

    private static async Task<IReadOnlyList<Answer>> Round(ManifestoApp app, IReadOnlyList<string> titles)
    {
        var curators = await app.Get<CuratorRegister>().AllAsync(CancellationToken.None);
        var ids = new Dictionary<string, ContributionId>();
        foreach (var title in titles)
            ids[title] = app.IdIn(await app.Contributor.Sends(title));
        var pages = await Task.WhenAll(from title in titles from curator in curators select Opened(app, title, new(ids[title], curator.Id, DateTimeOffset.MaxValue)));
        return await Task.WhenAll(pages.Select((page, index) => Decide(page.Title, page.Page, Choice(index))));
    }

    /// <summary>Mostly approvals, so that most are decided; some hold, some close.</summary>
    private static string Choice(int index) => (index * 7 % 10) switch { 0 => "decline", 1 => "object", 2 => "edit", _ => "approve" };

    /// <summary>Opens the emailed link's page directly: finding it among thousands of emails would take too long.</summary>
    private static async Task<(string Title, WebPage Page)> Opened(ManifestoApp app, string title, ReviewToken link) =>
        (title, await app.Browser.Open(app.Function($"review?token={app.Get<LinkTokens>().ForReview(link)}")));

    private static async Task<Answer> Decide(string title, WebPage page, string choice)
    {
        page = page.Choose("decision", choice).Type("reason", "Because");
        if (choice == "decline")
            page.Type("because", "other");
        var nonce = page.Value("nonce")!;
        var answer = await Press(page);
        if (choice == "edit" && answer.Status == HttpStatusCode.OK)
        {
            nonce = answer.Value("nonce")!;
            answer = await Press(answer.Type("text", $"Edited under {nonce}"));
        }

        return new(nonce, title, answer);
    }

    /// <summary>On a busy machine storage may not answer in time. Whether the decision counted is then not known, and the page asks to press again.</summary>
    private static async Task<WebPage> Press(WebPage page)
    {
        var answer = await page.Submit();
        for (var again = 0; answer.Status == HttpStatusCode.ServiceUnavailable && again < MostPresses; again++)
            answer = await page.Submit();
        return answer;
    }

    private static void AssertFollows(Contribution contribution, IReadOnlyList<Answer> answers)
    {
        // A command id is the curator's id and the page's nonce.
        var recorded = contribution.History.Skip(1).Select(entry => entry.CommandId.Split('-')[1]).ToList();
        Assert.Equal(answers.Where(answer => answer.Status == HttpStatusCode.OK).Select(answer => answer.CommandId).Order(), recorded.Order());

        var (says, asked) = (new Dictionary<string, HistoryAction>(), new HashSet<string>());
        foreach (var entry in contribution.History.Skip(1))
        {
            if (entry.Action == HistoryAction.Edited)
            {
                asked.UnionWith(says.Where(said => said.Value == HistoryAction.Objected).Select(said => said.Key));
                says.Clear();
            }

            asked.Remove(entry.CuratorName!);
            says[entry.CuratorName!] = entry.Action == HistoryAction.Edited ? HistoryAction.Approved : entry.Action;
        }

        Assert.Equal(says.OrderBy(said => said.Key), contribution.Votes.Values.Select(vote => KeyValuePair.Create(vote.CuratorName, ActionOf(vote.Kind))).OrderBy(said => said.Key));
        var expected = says.ContainsValue(HistoryAction.Declined) ? ContributionState.Declined
            : asked.Count == 0 && !says.ContainsValue(HistoryAction.Objected) && says.Count >= ApprovalsNeeded ? ContributionState.Approved
            : ContributionState.Pending;
        Assert.Equal(expected, contribution.State);
    }

    private static HistoryAction ActionOf(VoteKind kind) => kind switch
    {
        VoteKind.Approve => HistoryAction.Approved,
        VoteKind.Decline => HistoryAction.Declined,
        _ => HistoryAction.Objected,
    };

    private static async Task<Dictionary<string, Contribution>> Stored(ManifestoApp app)
    {
        var ids = await app.ContributionIds();
        var rows = await Task.WhenAll(ids.Select(id => app.Get<ContributionStore>().FindAsync(ContributionId.Parse(id), CancellationToken.None)));
        return rows.Select(row => row!.Value.Value).ToDictionary(contribution => contribution.Title);
    }
}
