using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Published text changes at once where one approval is needed, and by consent where more are.</summary>
public sealed class AmendmentTests(SharedAzurite azurite)
{
    private const string Title = "Write it down";
    private const string Other = "Write down what was decided";

    [Fact]
    public async Task New_words_act_at_once_and_the_others_read_both_and_can_undo_them()
    {
        await using var workshop = await Published(azurite);

        await Amends(workshop, page => page.Type("title", Other).Choose("earlier", "show").Type("reason", "It says <what>"));

        Assert.Equal(Other, (await Stored(workshop)).Title);
        Assert.Empty(Told(workshop, Curators.Ben));
        var mail = Told(workshop, Curators.Carys).Single();
        Assert.Contains("Ben changed what is published.", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"Before:\n> {Title}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"After:\n> {Other}\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("> It says <what>", mail.Text, StringComparison.Ordinal);
        Assert.Contains("It says &lt;what&gt;", mail.Html, StringComparison.Ordinal);

        await (await workshop.App.Browser.Open(Curators.LinkIn(mail))).Choose("decision", "restore").Type("reason", "It was clearer").Submit();

        var undone = await Stored(workshop);
        Assert.Equal((Title, HistoryAction.AmendmentUndone), (undone.Title, undone.History[^1].Action));
        await workshop.App.HandleMessages();
        Assert.Contains("> It was clearer", Assert.Single(workshop.App.Mails(), one => one.To == Curators.Ben && one.Text.Contains("Carys undid the last change", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_its_time_the_change_stays_and_its_earlier_words_leave_the_row()
    {
        await using var workshop = await Published(azurite);
        await Amends(workshop, page => page.Type("title", Other).Choose("earlier", "show"));
        var page = await workshop.App.Browser.Open(Curators.LinkIn(Told(workshop, Curators.Carys).Single()));

        workshop.Passes(TimeSpan.FromHours(72));
        var late = await page.Choose("decision", "restore").Type("reason", "Too late").Submit();
        await workshop.App.Get<TimedDecisions>().ApplyAsync(CancellationToken.None);

        Assert.Equal(["It is too late to undo this. Nothing was changed"], late.Errors);
        Assert.Equal((Other, null), ((await Stored(workshop)).Title, (await Stored(workshop)).Amendment));
        Assert.Empty(await workshop.App.Get<Projection>().WaitingAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Removed_words_are_in_no_email_and_cannot_be_brought_back()
    {
        await using var workshop = await Published(azurite);

        await Amends(workshop, page => page.Type("title", Other).Choose("earlier", "remove").Type("reason", "It named someone"));

        var mail = Told(workshop, Curators.Carys).Single();
        Assert.Contains("The earlier words were removed everywhere, so nobody can undo this.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, mail.Text + mail.Html, StringComparison.Ordinal);
        var page = await workshop.App.Browser.Open(Curators.LinkIn(mail));
        Assert.DoesNotContain(Title, page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[value=restore]"));
        Assert.Contains("the earlier words were removed everywhere", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_words_needs_the_choice_about_the_earlier_ones_and_a_category_does_not()
    {
        await using var workshop = await Published(azurite);
        var edit = await Opens(workshop, "amend");

        var wrong = await edit.Type("title", Other).Submit();
        Assert.Equal(["Select whether the earlier words are shown or removed"], wrong.Errors);
        Assert.Equal(Other, wrong.Value("title"));
        await (await Opens(workshop, "amend")).Choose("category", "culture").Submit();
        await workshop.App.HandleMessages();

        Assert.Equal("culture", (await Stored(workshop)).Category);
        Assert.Empty(Told(workshop, Curators.Carys));
        Assert.Equal(["Change the words, the category or the principles, or leave it as it is"], (await (await Opens(workshop, "amend")).Submit()).Errors);
    }

    [Fact]
    public async Task Where_two_approvals_are_needed_new_words_wait_beside_the_published_ones()
    {
        await using var workshop = await Published(azurite, "--Curation:ApprovalsNeeded=2");

        await Amends(workshop, page => page.Type("title", Other).Choose("category", "culture").Choose("earlier", "show").Type("reason", "Clearer"));

        var waiting = await Stored(workshop);
        Assert.Equal((Title, "culture", Other), (waiting.Title, waiting.Category, waiting.Proposal!.Wording!.Title));
        var mail = Told(workshop, Curators.Carys).Single();
        Assert.Contains("Ben proposed other words.", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"What is proposed:\n> {Other}\n", mail.Text, StringComparison.Ordinal);
        var desk = await workshop.App.Desk(Curators.Carys);
        Assert.Contains("published, with a proposed change", desk.Text, StringComparison.Ordinal);

        await Votes(workshop, mail, "object-change", "Not yet");
        Assert.Contains("Carys objected to the proposed change.", Told(workshop, Curators.Amina)[^1].Text, StringComparison.Ordinal);
        await Votes(workshop, Told(workshop, Curators.Amina)[0], "approve-change");
        Assert.Equal(Title, (await Stored(workshop)).Title);
        await Votes(workshop, mail, "take-back-change");

        var changed = await Stored(workshop);
        Assert.Equal((Other, null, HistoryAction.ProposalPublished), (changed.Title, changed.Proposal, changed.History[^1].Action));
        Assert.DoesNotContain("published, with a proposed change", (await workshop.App.Desk(Curators.Carys)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_principle_is_retired_by_consent_where_two_are_needed_and_its_retirement_undone_where_one_is()
    {
        await using (var two = await Published(azurite, "--Curation:ApprovalsNeeded=2"))
        {
            await (await FromDesk(two, Curators.Ben)).Choose("decision", "retire").Type("reason", "The next one says it").Submit();
            await two.App.HandleMessages();
            Assert.False((await Stored(two)).Retired);
            await Votes(two, Told(two, Curators.Amina).Single(), "approve-change");
            Assert.True((await Stored(two)).Retired);
        }

        await using var one = await Published(azurite);
        await (await FromDesk(one, Curators.Ben)).Choose("decision", "retire").Type("reason", "The next one says it").Submit();
        await one.App.HandleMessages();
        var mail = Told(one, Curators.Amina).Single();
        Assert.Contains("Ben retired it", mail.Text, StringComparison.Ordinal);
        await Votes(one, mail, "restore", "It still counts");
        Assert.False((await Stored(one)).Retired);
    }

    [Fact]
    public async Task Curators_who_want_digests_read_of_changes_there()
    {
        await using var workshop = await Published(azurite);
        await workshop.Wishes(Curators.Carys, EmailPreference.DigestOnly);

        await Amends(workshop, page => page.Type("title", Other).Choose("earlier", "show"));
        await workshop.After(TimeSpan.FromDays(1));

        Assert.Empty(Told(workshop, Curators.Carys));
        var digest = Assert.Single(workshop.Digests(Curators.Carys), mail => mail.Text.Contains("Changes to published text (1):", StringComparison.Ordinal));
        Assert.Equal("1 update about the manifesto", digest.Subject);
    }

    private static async Task<Workshop> Published(SharedAzurite azurite, params string[] settings)
    {
        var workshop = await Workshop.Open(azurite, null, ["--Notices:BurstMails=20", "--Notices:MailsPerHour=50", .. settings]);
        await (await (await workshop.App.Contributor.Fills(Title)).Choose("kind", "principle").Type("text", "So that nobody argues twice.").Submit()).Submit();
        await workshop.App.HandleMessages();
        foreach (var curator in new[] { Curators.Amina, Curators.Ben }.Take(settings.Length + 1))
            await workshop.App.Curators.Decides(curator, Title, "approve");
        await workshop.App.HandleMessages();
        workshop.Passes(TimeSpan.FromHours(2));
        return workshop;
    }

    private static async Task Amends(Workshop workshop, Func<WebPage, WebPage> fill)
    {
        await fill(await Opens(workshop, "amend")).Submit();
        await workshop.App.HandleMessages();
    }

    private static async Task<WebPage> Opens(Workshop workshop, string decision) => await (await FromDesk(workshop, Curators.Ben)).Choose("decision", decision).Submit();

    private static async Task<WebPage> FromDesk(Workshop workshop, string curator)
    {
        var link = (await workshop.App.Desk(curator, "view=decided")).Document.QuerySelector(".cm-desk__item a")!;
        return await workshop.App.Browser.Open(new(link.GetAttribute("href")!));
    }

    private static async Task Votes(Workshop workshop, ReceivedMail mail, string decision, string reason = "")
    {
        await (await workshop.App.Browser.Open(Curators.LinkIn(mail))).Choose("decision", decision).Type("reason", reason).Submit();
        await workshop.App.HandleMessages();
    }

    /// <summary>Emails about changes to published text.</summary>
    private static IReadOnlyList<ReceivedMail> Told(Workshop workshop, string curator) =>
        [.. workshop.App.Mails().Where(mail => mail.To == curator && System.Text.RegularExpressions.Regex.IsMatch(mail.Text, "changed what is published|proposed|retired it"))];

    private static async Task<Contribution> Stored(Workshop workshop) => (await workshop.App.Get<ContributionStore>().AllAsync(CancellationToken.None).SingleAsync()).Value;
}
