using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>An objection holds, is told, and gets its time when someone changes what it is about.</summary>
public sealed class ObjectionTests(SharedAzurite azurite)
{
    private const string Title = "The minutes are never read";
    private const string Reason = "It is about <one> council";

    [Fact]
    public async Task An_objection_is_emailed_once_to_those_who_have_not_voted()
    {
        await using var workshop = await Sent(azurite, "--Curation:ApprovalsNeeded=2");
        await Decides(workshop, Curators.Amina, "approve");

        await Decides(workshop, Curators.Ben, "object", Reason);
        await workshop.App.HandleMessages();

        var mail = Assert.Single(About(workshop, Curators.Carys, "Ben objected"));
        Assert.Contains("> It is about <one> council", mail.Text, StringComparison.Ordinal);
        Assert.Contains("It is on hold while the objection stands.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("It is about &lt;one&gt; council", mail.Html, StringComparison.Ordinal);
        Assert.Equal(About(workshop, Curators.Carys, "A new barrier needs a decision").Single().Headers["References"], mail.Headers["References"]);
        Assert.Empty(About(workshop, Curators.Amina, "Ben objected"));
        Assert.Empty(About(workshop, Curators.Ben, "Ben objected"));
    }

    [Fact]
    public async Task Where_there_is_one_curator_nobody_is_emailed_of_an_objection()
    {
        await using var workshop = await Sent(azurite);
        foreach (var other in new[] { Curators.Amina, Curators.Carys })
            await workshop.App.Get<CuratorRegister>().RemoveAsync(EmailAddress.TryParse(other)!, CancellationToken.None);
        var told = workshop.App.Mails().Count;

        await Decides(workshop, Curators.Ben, "object", Reason);
        await workshop.After(TimeSpan.FromDays(1));

        Assert.Equal(told, workshop.App.Mails().Count);
    }

    [Fact]
    public async Task A_curator_who_wants_digests_reads_of_an_objection_there_and_one_who_paused_does_not()
    {
        await using var workshop = await Sent(azurite);
        await workshop.Wishes(Curators.Amina, EmailPreference.DigestOnly);
        await workshop.Wishes(Curators.Carys, EmailPreference.Paused);

        await Decides(workshop, Curators.Ben, "object", Reason);
        await workshop.After(TimeSpan.FromDays(1));

        Assert.Empty(About(workshop, Curators.Amina, "Ben objected"));
        Assert.Contains("New objections (1):", Assert.Single(workshop.Digests(Curators.Amina)).Text, StringComparison.Ordinal);
        Assert.Empty(workshop.Digests(Curators.Carys));
        await workshop.After(TimeSpan.FromDays(2));
        Assert.Single(workshop.Digests(Curators.Amina), digest => digest.Text.Contains("New objections", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_version_announced_with_its_objection_is_not_told_twice()
    {
        await using var workshop = await Workshop.Open(azurite);
        await workshop.Wishes(Curators.Amina, EmailPreference.DigestOnly);
        await workshop.App.Contributor.Sends(Title);
        await workshop.App.HandleMessages();
        await Decides(workshop, Curators.Ben, "object", Reason, about: Title);

        await workshop.After(TimeSpan.FromDays(1));
        await workshop.After(TimeSpan.FromDays(2));

        Assert.DoesNotContain(workshop.Digests(Curators.Amina), digest => digest.Text.Contains("New objections", StringComparison.Ordinal));
        Assert.NotEmpty(workshop.Digests(Curators.Amina));
    }

    [Fact]
    public async Task An_edit_over_an_objection_waits_for_the_objector_and_then_for_another_approval()
    {
        await using var workshop = await Sent(azurite);
        await Decides(workshop, Curators.Ben, "object", Reason);

        var edited = await Edits(workshop, Curators.Amina, "Nobody reads the minutes");

        Assert.Contains("Until ", edited.Text, StringComparison.Ordinal);
        Assert.Contains(" only Ben can release it", edited.Text, StringComparison.Ordinal);
        var asked = About(workshop, Curators.Ben, "Amina edited it").Single();
        Assert.Contains("only Ben can release it, by approving it or by withdrawing the objection", asked.Text, StringComparison.Ordinal);
        var approved = await Decides(workshop, Curators.Carys, "approve", about: "Nobody reads");
        Assert.Contains("On hold because of an objection to the version before.", approved.Text, StringComparison.Ordinal);

        workshop.Passes(TimeSpan.FromDays(5) - TimeSpan.FromMinutes(1));
        await TimePasses(workshop);
        Assert.Equal(ContributionState.Pending, (await Stored(workshop)).State);
        workshop.Passes(TimeSpan.FromMinutes(2));
        await TimePasses(workshop);

        var published = await Stored(workshop);
        Assert.Equal((ContributionState.Approved, HistoryAction.Released), (published.State, published.History[^1].Action));
    }

    [Fact]
    public async Task Where_nobody_else_votes_the_editors_own_approval_counts_after_twice_the_time_and_the_record_says_so()
    {
        await using var workshop = await Sent(azurite);
        await Decides(workshop, Curators.Ben, "object", Reason);
        await Edits(workshop, Curators.Amina, "Nobody reads the minutes");

        workshop.Passes(TimeSpan.FromDays(6));
        await TimePasses(workshop);
        Assert.Equal(ContributionState.Pending, (await Stored(workshop)).State);
        workshop.Passes(TimeSpan.FromDays(5));
        await TimePasses(workshop);
        await TimePasses(workshop);

        var published = await Stored(workshop);
        Assert.Equal((ContributionState.Approved, HistoryAction.ApprovedAlone), (published.State, published.History[^1].Action));
        var page = await workshop.App.Curators.Reloads(await workshop.App.Curators.OpensReview(Curators.Carys, Title));
        Assert.Contains("Nobody else had voted in time, so Amina’s own approval was enough", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("take-back")]
    public async Task The_objector_releases_it_at_once(string decision)
    {
        await using var workshop = await Sent(azurite);
        await Decides(workshop, Curators.Ben, "object", Reason);
        await Edits(workshop, Curators.Amina, "Nobody reads the minutes");

        await Decides(workshop, Curators.Ben, decision, about: "Nobody reads");

        Assert.Equal(ContributionState.Approved, (await Stored(workshop)).State);
    }

    [Fact]
    public async Task The_desk_cannot_pass_over_an_objection_by_a_category_a_principle_or_a_merge()
    {
        await using var workshop = await Sent(azurite);
        await workshop.App.Contributor.Sends("Another one");
        await workshop.App.HandleMessages();
        await Decides(workshop, Curators.Ben, "object", Reason, about: Title);

        await FromDesk(workshop, "categorise", confirm => confirm.Choose("to", "culture"));
        Assert.Equal((ContributionState.Pending, "Ben"), await Waits(workshop));
        var merged = await MergesIntoAnother(workshop);

        Assert.Contains("1 contribution waiting for an answer to an objection", merged.Text, StringComparison.Ordinal);
        Assert.Equal((ContributionState.Pending, "Ben"), await Waits(workshop));
        var released = await Decides(workshop, Curators.Ben, "approve", about: Title);
        Assert.Contains("It says the same as another contribution", released.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merge_that_waited_is_refused_when_its_target_is_gone()
    {
        await using var workshop = await Sent(azurite);
        await workshop.App.Contributor.Sends("Another one");
        await workshop.App.HandleMessages();
        await Decides(workshop, Curators.Ben, "object", Reason, about: Title);
        await MergesIntoAnother(workshop);
        await (await workshop.App.Curators.OpensReview(Curators.Carys, "Another one")).Choose("decision", "decline").Type("because", "other").Type("reason", "No").Submit();
        await workshop.App.HandleMessages();

        var answer = await Decides(workshop, Curators.Ben, "approve", about: Title);

        Assert.StartsWith("It can no longer be merged with that one.", Assert.Single(answer.Errors), StringComparison.Ordinal);
        workshop.Passes(TimeSpan.FromDays(20));
        await TimePasses(workshop);
        Assert.Equal(ContributionState.Pending, (await Stored(workshop)).State);
    }

    [Fact]
    public async Task An_objection_ends_with_its_curator()
    {
        await using var workshop = await Sent(azurite);
        await Decides(workshop, Curators.Ben, "object", Reason);
        await Decides(workshop, Curators.Amina, "approve");

        await workshop.App.Get<CuratorRegister>().RemoveAsync(EmailAddress.TryParse(Curators.Ben)!, CancellationToken.None);
        await TimePasses(workshop);

        Assert.Equal(ContributionState.Approved, (await Stored(workshop)).State);
    }

    [Fact]
    public async Task What_was_taken_down_comes_back_when_its_curator_agrees()
    {
        await using var workshop = await Sent(azurite);
        await Decides(workshop, Curators.Amina, "approve");
        workshop.Passes(TimeSpan.FromHours(1));
        await (await FromDeskOpens(workshop, Curators.Ben, "view=decided")).Choose("decision", "unpublish").Type("reason", "It names someone").Submit();
        await workshop.App.HandleMessages();
        var told = About(workshop, Curators.Carys, "Ben took it off the site").Single();
        Assert.Contains("> It names someone", told.Text, StringComparison.Ordinal);
        Assert.Empty(About(workshop, Curators.Ben, "Ben took it off the site"));

        await (await workshop.App.Browser.Open(Curators.LinkIn(told))).Choose("decision", "put-back").Type("reason", "Nobody is named").Submit();
        await workshop.App.HandleMessages();

        Assert.Equal((ContributionState.Pending, "Ben"), await Waits(workshop));
        await Decides(workshop, Curators.Ben, "take-back", about: "Carys asked to put it back");
        Assert.Equal(ContributionState.Approved, (await Stored(workshop)).State);
    }

    private static async Task<Workshop> Sent(SharedAzurite azurite, params string[] settings)
    {
        var workshop = await Workshop.Open(azurite, null, ["--Notices:BurstMails=20", "--Notices:MailsPerHour=50", .. settings]);
        await workshop.App.Contributor.Sends(Title);
        await workshop.App.HandleMessages();
        return workshop;
    }

    private static IReadOnlyList<ReceivedMail> About(Workshop workshop, string curator, string words) =>
        [.. workshop.App.Mails().Where(mail => mail.To == curator && mail.Text.Contains(words, StringComparison.Ordinal))];

    /// <summary>From the newest email that has these words.</summary>
    private static async Task<WebPage> Decides(Workshop workshop, string curator, string decision, string reason = "", string about = "")
    {
        var mail = workshop.App.Mails().Last(mail => mail.To == curator && (mail.Subject + mail.Text).Contains(about, StringComparison.Ordinal) && mail.Text.Contains("api/review", StringComparison.Ordinal));
        var answer = await (await workshop.App.Browser.Open(Curators.LinkIn(mail))).Choose("decision", decision).Type("reason", reason).Submit();
        await workshop.App.HandleMessages();
        return answer;
    }

    private static async Task<WebPage> Edits(Workshop workshop, string curator, string title)
    {
        var edited = await (await workshop.App.Curators.Edits(curator, Title)).Type("title", title).Submit();
        await workshop.App.HandleMessages();
        return edited;
    }

    private static async Task<WebPage> FromDesk(Workshop workshop, string action, Func<WebPage, WebPage> confirm)
    {
        var desk = await workshop.App.Desk(Curators.Amina);
        var page = await (action == "merge" ? desk.Tick("Another one") : desk).Tick(Title).Type("action", action).Submit();
        var done = await confirm(page).Submit();
        await workshop.App.HandleMessages();
        return done;
    }

    private static Task<WebPage> MergesIntoAnother(Workshop workshop) =>
        FromDesk(workshop, "merge", confirm => confirm.Choose("target", confirm.Document.QuerySelectorAll("input[name=target]")
            .Single(radio => radio.ParentElement!.TextContent.Contains("Another one", StringComparison.Ordinal)).GetAttribute("value")!));

    private static async Task<WebPage> FromDeskOpens(Workshop workshop, string curator, string filter)
    {
        var link = (await workshop.App.Desk(curator, filter)).Document.QuerySelectorAll(".cm-desk__item a").First(link => link.TextContent.Contains(Title, StringComparison.Ordinal));
        return await workshop.App.Browser.Open(new(link.GetAttribute("href")!));
    }

    private static async Task TimePasses(Workshop workshop)
    {
        await workshop.App.Get<TimedDecisions>().ApplyAsync(CancellationToken.None);
        await workshop.App.HandleMessages();
    }

    private static async Task<(ContributionState State, string Waited)> Waits(Workshop workshop)
    {
        var stored = await Stored(workshop);
        return (stored.State, string.Join(' ', (stored.Rewriting?.Objectors ?? []).Select(objector => objector.Name)));
    }

    private static async Task<Contribution> Stored(Workshop workshop) =>
        (await workshop.App.Get<ContributionStore>().AllAsync(CancellationToken.None).Select(read => read.Value).ToListAsync()).Single(one => one.Title is Title or "Nobody reads the minutes");
}
