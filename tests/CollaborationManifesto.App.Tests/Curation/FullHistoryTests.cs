using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>
/// A history holds 200 entries and a row has a size limit (docs/adr/0008). Curators are told on each page; contributors' requests still go
/// through.
/// </summary>
public sealed class FullHistoryTests(SharedAzurite azurite)
{
    private const string Title = "Nobody wrote down why";
    private const string Full = "Curators have acted on this 200 times, and more cannot be recorded. Nothing was saved.";

    [Fact]
    public async Task The_review_page_refuses_a_decision_when_the_history_is_full()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var id = app.IdIn(await app.Contributor.Sends(Title));
        await Fill(app, id, entries: 199);

        var last = await app.Curators.Decides(Curators.Amina, Title, "object", "It names a product");
        var refused = await app.Curators.Decides(Curators.Ben, Title, "approve", "It says what it is");

        Assert.Equal((HttpStatusCode.OK, 0), (last.Status, last.Errors.Count));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith(Full, Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal("It says what it is", refused.Value("reason"));
        var stored = await Stored(app, id);
        Assert.Equal((201, HistoryAction.Objected), (stored.History.Length, stored.History[^1].Action));
    }

    [Fact]
    public async Task The_desk_reports_the_contribution_with_a_full_history()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var id = app.IdIn(await app.Contributor.Sends(Title));
        await app.Contributor.Sends("Another");
        await app.Curators.Mail(Curators.Carys, "Another");
        await Fill(app, id, entries: 200);
        await app.IsIdle();

        var confirm = await (await app.Desk(Curators.Ben)).Tick(Title).Tick("Another").Type("action", "approve").Submit();
        var done = await confirm.Submit();

        Assert.Equal("1 contribution approved", done.Heading);
        Assert.Contains($"1 contribution not changed {Full}", done.Text, StringComparison.Ordinal);
        Assert.Contains(Title, done.Text, StringComparison.Ordinal);
        Assert.Equal((201, ContributionState.Pending), ((await Stored(app, id)).History.Length, (await Stored(app, id)).State));
    }

    [Fact]
    public async Task A_principle_keeps_its_place_and_the_others_move()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "One", "Two", "Three" })
            await app.PublishPrinciple(title);
        await app.IsIdle();
        var id = (await app.Services.Contributions()).Single(principle => principle.Title == "Three").Id;
        await Fill(app, id, entries: 200);
        var desk = await app.Desk(Curators.Ben);
        var order = await app.Browser.Open(new(desk.Document.QuerySelector("a[href*='desk/order']")!.GetAttribute("href")!));

        var done = await order.TypeAll("positions", "2", "3", "1").Choose("agreed", "yes").Submit();

        Assert.Contains("Not all of them could be moved. “Three” stays where it was. 200 things have happened to it", done.Text, StringComparison.Ordinal);
        Assert.Equal(201, (await Stored(app, id)).History.Length);
        Assert.Equal([2, 3], (await app.Services.Contributions()).Where(principle => principle.Id != id).OrderBy(principle => principle.Title).Select(principle => principle.Position!.Value));
    }

    [Fact]
    public async Task A_contributor_can_withdraw_when_the_history_is_full()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        await Fill(app, app.IdIn(status), entries: 200);

        var confirm = await status.Choose("wish", "withdraw").Submit();
        await confirm.Submit();

        // The same request from another tab adds no entry.
        await confirm.Type("nonce", ContributionId.New().ToString()).Submit();
        var stored = await Stored(app, app.IdIn(status));
        Assert.Equal((202, ContributionState.Withdrawn), (stored.History.Length, stored.State));
    }

    [Fact]
    public async Task Corrections_stop_in_time_to_leave_room_for_a_decision()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        var read = (await app.Get<ContributionStore>().FindAsync(app.IdIn(status), CancellationToken.None))!.Value;
        var corrections = Enumerable.Range(0, 49).Select(number => new HistoryEntry($"correction-{number}", read.Value.SubmittedAt, HistoryAction.Corrected));
        Assert.True(await app.Get<ContributionStore>().ReplaceAsync(read.Value with { History = [.. read.Value.History, .. corrections] }, read.ETag, CancellationToken.None));

        var correct = await status.Choose("wish", "correct").Submit();
        Assert.Equal(["Change the title or the text, or go back to your page"], (await correct.Submit()).Errors);
        await correct.Type("title", "The last but one").Submit();
        var again = await (await (await app.Browser.Open(status.Address)).Choose("wish", "correct").Submit()).Type("title", "The last").Submit();

        Assert.StartsWith("You have corrected this 50 times", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal("The last", again.Value("title"));
        Assert.Equal("The last but one", (await Stored(app, app.IdIn(status))).Title);
        Assert.Empty((await app.Curators.Decides(Curators.Amina, "The last but one", "decline", "Enough")).Errors);
    }

    [Fact]
    public async Task A_nearly_full_row_refuses_a_long_reason_and_takes_a_short_one()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var id = app.IdIn(await app.Contributor.Sends(Title));
        await FillWords(app, id, characters: 508_500);
        var reason = new string('"', 500);

        var refused = await app.Curators.Decides(Curators.Amina, Title, "object", reason);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith("There is no room left for so much text. Nothing was saved.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(reason, refused.Value("reason"));
        Assert.Empty((await app.Curators.Decides(Curators.Ben, Title, "approve")).Errors);
        Assert.Equal(ContributionState.Approved, (await Stored(app, id)).State);
    }

    [Fact]
    public async Task Contributors_text_leaves_room_for_curators()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(Title);
        var id = app.IdIn(status);
        var correct = await status.Choose("wish", "correct").Submit();
        await app.Curators.Decides(Curators.Amina, Title, "ask", "What did you do then?");
        await FillWords(app, id, characters: 385_000);
        status = await app.Browser.Open(status.Address);

        var answer = await status.Type("text", new string('я', 5_000)).Submit("answer");
        var correction = await correct.Type("text", new string('я', 5_000)).Submit();

        Assert.StartsWith("There is not enough room left for such a long answer", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal(5_000, answer.Value("text")!.Trim().Length);
        Assert.StartsWith("There is not enough room left for such a long text. Shorten it, or withdraw", Assert.Single(correction.Errors), StringComparison.Ordinal);
        Assert.Equal(5_000, correction.Value("text")!.Trim().Length);
        var decided = await app.Curators.Decides(Curators.Ben, Title, "decline", new string('я', 500));
        Assert.Empty(decided.Errors);
        Assert.Equal(ContributionState.Declined, (await Stored(app, id)).State);
    }

    /// <summary>Fills the row as if long answers had been written.</summary>
    private static async Task FillWords(ManifestoApp app, ContributionId id, int characters)
    {
        var read = (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value;
        var asked = read.Value.History.Where(entry => entry.Action == HistoryAction.Asked);
        var answers = Enumerable.Range(0, characters / 10_000).Append(-1)
            .Select(number => new HistoryEntry($"{number}", read.Value.SubmittedAt, HistoryAction.Answered, Reason: new string('a', number < 0 ? characters % 10_000 : 10_000)));
        Assert.True(await app.Get<ContributionStore>().ReplaceAsync(
            read.Value with { History = [.. read.Value.History.Except(asked), .. answers, .. asked] }, read.ETag, CancellationToken.None));
    }

    /// <summary>Fills the history as if curators had objected and withdrawn again and again. Pages look the same.</summary>
    private static async Task Fill(ManifestoApp app, ContributionId id, int entries)
    {
        var read = (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value;
        var more = Enumerable.Range(0, entries - read.Value.History.Count(entry => entry.CuratorId is not null))
            .Select(number => new HistoryEntry($"earlier-{number}", read.Value.SubmittedAt, number % 2 == 0 ? HistoryAction.TakenBack : HistoryAction.Objected, "carys", "Carys"));
        Assert.True(await app.Get<ContributionStore>().ReplaceAsync(read.Value with { History = [.. read.Value.History, .. more] }, read.ETag, CancellationToken.None));
    }

    private static async Task<Contribution> Stored(ManifestoApp app, ContributionId id) =>
        (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value;
}
