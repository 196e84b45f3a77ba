using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>A contribution that holds two ideas becomes two, for curators and for the person who sent it.</summary>
public sealed class SplitTests(SharedAzurite azurite)
{
    private const string Title = "Nobody wrote it down and nobody was asked";
    private const string One = "Nobody wrote it down";
    private const string Two = "Nobody was asked";
    private const string Address = "sam@example.org";

    private readonly MovableClock _clock = new();

    [Fact]
    public async Task Both_parts_wait_and_each_is_decided_and_published_by_itself()
    {
        await using var app = await Start();
        await Sends(app);

        var done = await Splits(app, page => page.Choose("second-kind", "guidance").Choose("second-category", "culture"));

        Assert.Contains("You split it. Both parts are waiting for a decision.", done.Text, StringComparison.Ordinal);
        Assert.Contains("Amina split it into two", done.Text, StringComparison.Ordinal);
        var (first, second) = await Stored(app);
        Assert.Equal((One, "decision-making", ContributionKind.Barrier), (first.Title, first.Category, first.Kind));
        Assert.Equal((Two, "culture", ContributionKind.Guidance), (second.Title, second.Category, second.Kind));
        Assert.Equal([One, Two], (await app.Get<Projection>().WaitingAsync(CancellationToken.None)).Select(row => row.Title).Order(StringComparer.Ordinal).Reverse());
        var desk = (await app.Desk(Curators.Ben)).Text;
        Assert.Contains(One, desk, StringComparison.Ordinal);
        Assert.Contains(Two, desk, StringComparison.Ordinal);
        // The page of each leads to the other.
        var other = await app.Browser.Open(Link(done, Two));
        Assert.Contains($"The other part is {first.Id.Reference} (waiting for a decision): {One}", other.Text, StringComparison.Ordinal);
        Assert.Contains("Amina split it off another one", other.Text, StringComparison.Ordinal);
        // All curators are asked again, also the one who split it.
        foreach (var curator in new[] { Curators.Amina, Curators.Ben, Curators.Carys })
            Assert.Contains("this is the second part", (await app.Curators.Mail(curator, Two)).Text, StringComparison.Ordinal);

        await app.Curators.Decides(Curators.Ben, Two, "approve");
        await Handle(app);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        var json = (await app.Services.SiteFiles())["manifesto.json"];
        Assert.Contains(Two, json, StringComparison.Ordinal);
        Assert.DoesNotContain(One, json, StringComparison.Ordinal);
        Assert.Contains("\"editedByCurators\": true", json, StringComparison.Ordinal);
        await app.Curators.Decides(Curators.Carys, One, "decline", "We know that");
        Assert.Equal((ContributionState.Declined, ContributionState.Approved), ((await Stored(app)).First.State, (await Stored(app)).Second.State));
    }

    [Fact]
    public async Task The_page_begins_with_the_words_of_the_one_and_asks_for_two_ideas()
    {
        await using var app = await Start();
        await Sends(app);

        var page = await Opens(app);
        Assert.Equal((Title, Title, "barrier", "decision-making"), (page.Value("title"), page.Value("second-title"), page.Value("second-kind"), page.Value("second-category")));
        Assert.Contains("Both parts wait for a decision. Votes on the whole are cleared.", page.Text, StringComparison.Ordinal);
        var untouched = await page.Submit();
        Assert.Equal(["First part: Leave in this part only its own idea", "Second part: Leave in this part only its own idea"], untouched.Errors);
        var alike = await untouched.Type("title", "The same").Type("second-title", "The same").Submit();
        Assert.Equal(["Give the two parts different words"], alike.Errors);
        var empty = await alike.Type("title", One).Type("second-title", "").Type("reason", "Two <ideas>").Submit();
        Assert.Equal(["Second part: Enter a title"], empty.Errors);
        Assert.Equal((One, "Two <ideas>"), (empty.Value("title"), empty.Value("reason")));
        var done = await empty.Type("second-title", Two).Submit();

        Assert.Contains("Two &lt;ideas&gt;", done.Html, StringComparison.Ordinal);
        Assert.Equal(2, (await app.ContributionIds()).Count);
    }

    [Fact]
    public async Task A_repeated_post_makes_one_split_and_a_late_one_keeps_what_was_typed()
    {
        await using var app = await Start();
        await Sends(app);
        var page = (await Opens(app)).Type("title", One).Type("second-title", Two);
        var late = (await Opens(app)).Type("title", One).Type("second-title", "What Ben wrote");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => page.Submit()));
        Assert.All([.. answers, await page.Submit()], answer => Assert.Contains("You split it.", answer.Text, StringComparison.Ordinal));
        var refused = await late.Submit();

        Assert.Equal(["This changed since you opened it. Read it again before you decide"], refused.Errors);
        Assert.Equal("What Ben wrote", refused.Value("second-title"));
        Assert.Equal(2, (await app.ContributionIds()).Count);
        Assert.Single((await Stored(app)).First.Parts);
    }

    [Fact]
    public async Task What_is_published_stays_up_and_its_unpublished_words_are_in_no_public_file()
    {
        await using var app = await Start();
        await Sends(app);
        await app.Curators.Decides(Curators.Ben, Title, "approve");
        await Handle(app);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        var before = await app.Services.SiteFiles();
        Assert.Contains(before.Values, file => file.Contains(Title, StringComparison.Ordinal));
        _clock.Advance(TimeSpan.FromMinutes(1));

        var page = await (await FromDesk(app)).Choose("decision", "split").Submit();
        Assert.Contains("What is published stays as it is until the words of the first part are approved.", page.Text, StringComparison.Ordinal);
        await page.Type("title", "Canary one").Type("text", "Canary one text").Type("second-title", "Canary two").Type("second-text", "Canary two text").Type("reason", "Canary reason").Submit();
        await Handle(app);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);

        var (first, second) = await Stored(app);
        Assert.Equal((Title, ContributionState.Approved, "Canary one"), (first.Title, first.State, first.Proposal!.Wording!.Title));
        Assert.Equal(ContributionState.Pending, second.State);
        var files = await app.Services.SiteFiles();
        Assert.Contains(files.Values, file => file.Contains(Title, StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain("canary", $"{file.Key} {file.Value}", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("canary", (await app.Browser.Open(app.Function("manifesto.json"))).Html, StringComparison.OrdinalIgnoreCase);
        Assert.All(app.Mails().Where(mail => mail.To == Address), mail => Assert.DoesNotContain("canary", mail.Text + mail.Html + mail.Subject, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(app.Mails(), mail => mail.To == Curators.Carys && mail.Text.Contains("Amina split it into two. What is published stays", StringComparison.Ordinal));

        await Votes(app, Curators.Carys, "A proposed change", "approve-change");
        await app.Curators.Decides(Curators.Carys, "Canary two", "decline", "We know that");
        await Handle(app);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);

        var published = (await app.Services.SiteFiles())["manifesto.json"];
        Assert.Contains("Canary one", published, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary two", published, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, published, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sender_is_told_once_and_the_private_page_shows_both_parts()
    {
        await using var app = await Start("--Curation:UndoMinutes=60");
        var status = await Sends(app, email: true);
        await Confirms(app);
        await Splits(app);

        Assert.DoesNotContain(app.Mails(), mail => mail.To == Address && mail.Subject.Contains("split", StringComparison.Ordinal));
        _clock.Advance(TimeSpan.FromMinutes(61));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await Handle(app);
        var told = Assert.Single(app.Mails(), mail => mail.To == Address && mail.Subject.Contains("split", StringComparison.Ordinal));
        Assert.Equal($"Your contribution was split into two: “{One}”", told.Subject);
        Assert.Contains($"> {One}\n> {Two}", told.Text, StringComparison.Ordinal);
        Assert.Single(app.Mails(), mail => mail.To == Address && mail.Subject.Contains("Is this your address", StringComparison.Ordinal));

        var (first, second) = await Stored(app);
        Assert.True(second.Contributor.EmailConfirmed);
        var own = await app.Browser.Open(status.Address);
        Assert.Contains("The other part", own.Text, StringComparison.Ordinal);
        Assert.Contains(Two, own.Text, StringComparison.Ordinal);
        var part = await app.Browser.Open(Link(own, $"Correct or withdraw {second.Id.Reference}"));
        Assert.Contains(One, part.Text, StringComparison.Ordinal);
        var corrected = await (await part.Choose("wish", "correct").Submit()).Type("title", "Nobody was ever asked").Submit();
        Assert.Contains("Your new version is saved", corrected.Text, StringComparison.Ordinal);
        var confirm = await own.Choose("wish", "withdraw").Submit();
        Assert.Contains("Only this part is withdrawn.", confirm.Text, StringComparison.Ordinal);
        await confirm.Submit();

        (first, second) = await Stored(app);
        Assert.Equal((ContributionState.Withdrawn, One), (first.State, first.Title));
        Assert.Equal((ContributionState.Pending, "Nobody was ever asked"), (second.State, second.Title));
    }

    [Fact]
    public async Task An_address_is_asked_about_once_and_the_answer_is_for_both_parts()
    {
        await using var app = await Start();
        await Sends(app, email: true);
        await Splits(app);

        await Confirms(app);
        Assert.All(await All(app), part => Assert.True(part.Contributor.EmailConfirmed));
        Assert.Single(app.Mails(), mail => mail.To == Address && mail.Subject.Contains("Is this your address", StringComparison.Ordinal));
        Assert.Single(app.Mails(), mail => mail.To == Address && mail.Subject.Contains("split", StringComparison.Ordinal));

        await app.Curators.Decides(Curators.Ben, Two, "decline", "We know that");
        await Handle(app);
        var declined = app.Mails().Single(mail => mail.To == Address && mail.Subject.Contains("not published", StringComparison.Ordinal));
        Assert.Equal("Your contribution is not published", (await app.Browser.Open(OwnLink(declined))).Heading);
    }

    [Fact]
    public async Task Personal_data_is_erased_from_both_parts_together()
    {
        await using var app = await Start();
        var status = await Sends(app, email: true);
        await Splits(app);

        var confirm = await (await app.Browser.Open(status.Address)).Choose("wish", "erase").Submit();
        Assert.Contains("This is done in every part of what you sent.", confirm.Text, StringComparison.Ordinal);
        var done = await confirm.Submit();
        await Handle(app);

        Assert.Contains("Your personal data is erased", done.Text, StringComparison.Ordinal);
        Assert.All(await All(app), part => Assert.Equal((Model.Contributor.Unknown, ""), (part.Contributor, part.BodyHash)));
        Assert.All(await All(app), part => Assert.Null(part.ErasureDue));
    }

    [Fact]
    public async Task The_private_link_works_when_the_time_of_either_part_is_over()
    {
        await using var app = await Start();
        var status = await Sends(app);
        await Splits(app);
        var (first, second) = await Stored(app);
        await app.Curators.Decides(Curators.Ben, One, "decline", "We know that");
        await Handle(app);
        var part = Link(await app.Browser.Open(status.Address), $"Correct or withdraw {second.Id.Reference}");

        _clock.Advance(TimeSpan.FromDays(366));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal([second.Id.ToString()], await app.ContributionIds());

        foreach (var link in new[] { status.Address, part })
        {
            var page = await app.Browser.Open(link);
            Assert.Contains(Two, page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(One, page.Document.QuerySelector(".cm-note__title")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("The other part", page.Text, StringComparison.Ordinal);
        }

        // The form of the page is about the part that is left.
        var withdrawn = await (await app.Browser.Open(status.Address)).Confirms("withdraw");
        Assert.Equal("You withdrew your contribution", withdrawn.Heading);
        Assert.Equal(ContributionState.Withdrawn, Assert.Single(await All(app)).State);
    }

    [Fact]
    public async Task The_private_page_shows_what_was_split_from_a_part_that_is_gone()
    {
        await using var app = await Start();
        var status = await Sends(app);
        await Splits(app);
        await (await (await app.Curators.OpensReview(Curators.Ben, Two)).Choose("decision", "split").Submit()).Type("title", "Nobody asked the staff").Type("second-title", "Nobody asked the public").Submit();
        await Handle(app);
        await app.Curators.Decides(Curators.Carys, "Nobody asked the staff", "decline", "We know that");
        await Handle(app);

        _clock.Advance(TimeSpan.FromDays(366));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);

        var page = await app.Browser.Open(status.Address);
        Assert.Equal(2, (await app.ContributionIds()).Count);
        Assert.Contains(One, page.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody asked the public", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Curators.Ben, One)]
    [InlineData(Curators.Ben, Two)]
    public async Task A_split_is_undone_from_the_page_of_either_part(string curator, string from)
    {
        await using var app = await Start();
        var status = await Sends(app);
        await Splits(app);
        var (_, second) = await Stored(app);

        var undone = await app.Curators.Decides(curator, from, "undo-split", "They belong together");
        await Handle(app);

        Assert.Contains("You undid the split.", undone.Text, StringComparison.Ordinal);
        var whole = Assert.Single(await All(app));
        Assert.Equal((Title, ContributionState.Pending), (whole.Title, whole.State));
        Assert.Single(await app.ContributionIds());
        Assert.Equal([whole.Id], (await app.Get<Projection>().WaitingAsync(CancellationToken.None)).Select(row => row.Id));
        Assert.DoesNotContain("The other part", (await app.Browser.Open(status.Address)).Text, StringComparison.Ordinal);
        Assert.Equal("This link does not work", (await app.Browser.Open(Curators.LinkIn(await app.Curators.Mail(Curators.Carys, Two)))).Heading);
        Assert.NotEqual(second.Id, whole.Id);
    }

    [Fact]
    public async Task A_decided_part_cannot_be_undone_and_the_page_says_so()
    {
        await using var app = await Start();
        await Sends(app);
        await Splits(app);
        var page = (await app.Curators.OpensReview(Curators.Ben, One)).Choose("decision", "undo-split");
        await app.Curators.Decides(Curators.Carys, Two, "approve");

        var refused = await page.Submit();

        Assert.Equal(["One of the two parts was decided, changed or deleted since, so the split cannot be undone. Nothing was changed"], refused.Errors);
        Assert.Equal(2, (await All(app)).Count);
        Assert.Empty((await app.Curators.OpensReview(Curators.Ben, One)).Document.QuerySelectorAll("input[value=undo-split]"));
    }

    [Fact]
    public async Task A_vote_on_a_part_in_the_middle_of_an_undo_is_kept_and_the_undo_refused()
    {
        var meanwhile = new Meanwhile();
        await using var app = await Start(meanwhile.Watch);
        await Sends(app);
        await Splits(app);
        var (first, second) = await Stored(app);
        var carys = await Acting(app, Curators.Carys);
        (Contribution? Contribution, string? Refused)? voted = null;
        meanwhile.AfterNextContribution(async () =>
        {
            var read = (await app.Get<ContributionStore>().FindAsync(second.Id, CancellationToken.None))!.Value;
            voted = await app.Get<DecisionService>().RecordAsync(read, carys, new("vote", DecisionKind.Approve, 1), CancellationToken.None);
        });

        var (_, refused) = await app.Get<Splitting>().UndoAsync(first.Id, second.Id, await Acting(app, Curators.Ben), new("undo", DecisionKind.UndoSplit, 0), CancellationToken.None);

        Assert.Null(voted!.Value.Refused);
        Assert.StartsWith("One of the two parts was decided", refused, StringComparison.Ordinal);
        Assert.Equal([(Two, ContributionState.Approved), (One, ContributionState.Pending)], (await All(app)).Select(part => (part.Title, part.State)).Order());
        await Handle(app);
        Assert.Equal(second.Id, (await app.Get<Projection>().PublishedRowsAsync(CancellationToken.None).SingleAsync()).Id);
    }

    [Fact]
    public async Task A_part_that_nothing_names_is_nowhere_and_is_deleted()
    {
        await using var app = await Start();
        await Sends(app);
        var whole = Assert.Single(await All(app));
        var entry = new HistoryEntry("split", _clock.GetUtcNow(), HistoryAction.SplitOff, "amina", "Amina") { Part = whole.Id };
        var part = whole.SplitOff(entry, whole.Wording with { Title = "Canary" }) with { Contributor = new("Canary", null, EmailAddress.TryParse(Address), Attribution.Named) { EmailConfirmed = true } };
        await app.Get<ContributionStore>().InsertAsync(part, CancellationToken.None);
        var table = app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.ContributionsTable);
        await table.UpdateEntityAsync(new TableEntity($"{part.Id}", "contribution") { ["Provisional"] = true }, Azure.ETag.All);
        await app.Get<ChangeQueue>().AnnounceAsync(part.Id, "split", CancellationToken.None);
        await Handle(app);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        var store = app.Get<ContributionStore>();
        Assert.Null(await store.FindAsync(part.Id, CancellationToken.None));
        Assert.Empty(await store.WithAddressAsync(CancellationToken.None).ToListAsync());
        Assert.Empty(await store.AddressesAsync(CancellationToken.None).ToListAsync());
        Assert.Equal(whole.Id, Assert.Single(await All(app)).Id);
        Assert.DoesNotContain("Canary", (await app.Desk(Curators.Ben)).Html, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Mails(), mail => $"{mail.Subject} {mail.Text}".Contains("Canary", StringComparison.Ordinal) || mail.To == Address);
        Assert.DoesNotContain("Canary", await Exported(app), StringComparison.Ordinal);
        Assert.Equal(2, (await app.ContributionIds()).Count);

        _clock.Advance(TimeSpan.FromMinutes(15));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal([$"{whole.Id}"], await app.ContributionIds());
    }

    [Fact]
    public async Task An_export_carries_a_split_and_a_restore_does_not_bring_back_an_undone_part()
    {
        await using var app = await Start();
        await Sends(app);
        // Before the message of the second part was handled.
        await (await Opens(app)).Type("title", One).Type("second-title", Two).Submit();
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(await Exported(app)));
        await using var other = new OtherStorage(azurite, app);
        Assert.IsType<RestoreOutcome.Done>(await other.Get<ManifestoRestore>().RestoreAsync(file, merge: false, CancellationToken.None));
        Assert.Equal(await app.Services.ContributionsAsJson(), await other.Services.ContributionsAsJson());

        await Handle(app);
        await app.Curators.Decides(Curators.Ben, Two, "undo-split");
        file.Position = 0;
        Assert.IsType<RestoreOutcome.Done>(await app.Get<ManifestoRestore>().RestoreAsync(file, merge: true, CancellationToken.None));
        Assert.Equal(Title, Assert.Single(await All(app)).Title);
    }

    [Fact]
    public async Task An_operator_erases_both_parts_by_the_address()
    {
        await using var app = await Start();
        await Sends(app, email: true);
        await Splits(app);

        var erased = await app.Get<Erasure>().EraseAsync(EmailAddress.TryParse(Address)!, CancellationToken.None);

        Assert.Equal(2, erased.Count);
        Assert.All(await All(app), part => Assert.False(part.Contributor.HasPersonalData));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_crash_at_any_call_of_a_split_or_its_undo_shows_both_parts_or_neither(bool answered)
    {
        var death = new Death();
        await using var app = await Start(death.Install);
        foreach (var curator in await app.Get<CuratorRegister>().AllAsync(CancellationToken.None))
            await app.Get<CuratorRegister>().SetEmailPreferenceAsync(curator.Id, EmailPreference.DigestOnly, CancellationToken.None);
        var acting = await Acting(app, Curators.Amina);
        var (splits, undos, struck) = (0, 0, true);
        for (var call = 0; struck; call++)
        {
            await Sends(app);
            await Handle(app);
            var whole = Assert.Single(await All(app));
            var decision = new Decision($"split-{call}", DecisionKind.Split, whole.ContentVersion, Edit: new(whole.Wording with { Title = One }, []));
            struck = await Dies(death, call, answered, async () =>
            {
                var read = (await app.Get<ContributionStore>().FindAsync(whole.Id, CancellationToken.None))!.Value;
                var (first, _) = await app.Get<Splitting>().SplitAsync(read, acting, decision, whole.Wording with { Title = Two }, CancellationToken.None);
                await app.Get<SplitParts>().SettleAsync(first!.Parts.Single(), CancellationToken.None);
            });
            var isSplit = await BothOrNeither(app, whole.Id);
            splits += isSplit ? 1 : 0;
            await Recovers(app, whole.Id, isSplit);
            // The same post again, after what was left behind was cleared.
            var again = (await app.Get<ContributionStore>().FindAsync(whole.Id, CancellationToken.None))!.Value;
            Assert.Null((await app.Get<Splitting>().SplitAsync(again, acting, decision, whole.Wording with { Title = Two }, CancellationToken.None)).Refused);
            await Recovers(app, whole.Id, isSplit: true);

            var part = (await All(app)).Single(one => one.Id != whole.Id).Id;
            struck |= await Dies(death, call, answered, () =>
                app.Get<Splitting>().UndoAsync(whole.Id, part, acting, new($"undo-{call}", DecisionKind.UndoSplit, 0), CancellationToken.None));
            var isStillSplit = await BothOrNeither(app, whole.Id);
            undos += isStillSplit ? 0 : 1;
            await Recovers(app, whole.Id, isStillSplit);
            foreach (var left in await All(app))
                await app.Get<ContributionRemoval>().TryRemoveAsync((await app.Get<ContributionStore>().FindAsync(left.Id, CancellationToken.None))!.Value, CancellationToken.None);
        }

        Assert.True(splits > 3, $"{splits} splits were made.");
        Assert.True(undos > 3, $"{undos} splits were undone.");
    }

    /// <summary>Whether the program died.</summary>
    private static async Task<bool> Dies(Death death, int call, bool answered, Func<Task> what)
    {
        death.Comes(call, answered);
        try
        {
            await what();
        }
        catch (Exception died) when (died is DiedException or AggregateException { InnerException: DiedException })
        {
            // Its work in progress stays as it is.
        }

        var isDead = death.IsDead;
        death.Restart();
        return isDead;
    }

    /// <returns>True for both.</returns>
    private static async Task<bool> BothOrNeither(ManifestoApp app, ContributionId whole)
    {
        var there = await All(app);
        var first = there.Single(one => one.Id == whole);
        Assert.Equal([whole, .. first.Parts], [whole, .. there.Select(one => one.Id).Where(id => id != whole)]);
        Assert.Equal(first.Parts.IsEmpty ? [Title] : [One, Two], there.Select(one => one.Title).OrderByDescending(title => title == One));
        return !first.Parts.IsEmpty;
    }

    /// <summary>After the messages and one hourly run, every table holds what the first part says and nothing else.</summary>
    private async Task Recovers(ManifestoApp app, ContributionId whole, bool isSplit)
    {
        await Handle(app);
        _clock.Advance(TimeSpan.FromMinutes(35));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await Eventually.Some(
            async () =>
            {
                await app.HandleMessages();
                return await app.QueueLength() == 0 ? "handled" : null;
            },
            "an empty queue");
        Assert.Equal(isSplit, await BothOrNeither(app, whole));
        var there = (await All(app)).Select(one => $"{one.Id}").Order().ToList();
        Assert.Equal(there, (await app.ContributionIds()).Order());
        Assert.Equal(there, (await app.Get<Projection>().WaitingAsync(CancellationToken.None)).Select(row => $"{row.Id}").Order());
    }

    private Task<ManifestoApp> Start(params string[] settings) => Start(_ => { }, settings);

    private Task<ManifestoApp> Start(Action<IServiceCollection> replace, params string[] settings) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(_clock);
            replace(services);
        },
        settings);

    private static async Task<WebPage> Sends(ManifestoApp app, bool email = false)
    {
        var form = await app.Contributor.Fills(Title);
        if (email)
            form.Choose("attribution", "named").Type("name", "Sam Example").Type("email", Address);
        var status = await (await form.Submit()).Submit();
        await app.HandleMessages();
        return status;
    }

    private static async Task Confirms(ManifestoApp app)
    {
        var question = await app.MailTo(Address, "Is this your address?");
        await (await app.Browser.Open(OwnLink(question))).Choose("answer", "yes").Submit();
        await Handle(app);
    }

    private static async Task<WebPage> Opens(ManifestoApp app) => await (await app.Curators.OpensReview(Curators.Amina, Title)).Choose("decision", "split").Submit();

    private static async Task<WebPage> Splits(ManifestoApp app, Func<WebPage, WebPage>? fill = null)
    {
        var page = (await Opens(app)).Type("title", One).Type("second-title", Two);
        var done = await (fill is null ? page : fill(page)).Submit();
        await Handle(app);
        return done;
    }

    private static async Task<WebPage> FromDesk(ManifestoApp app)
    {
        var link = (await app.Desk(Curators.Amina, "view=decided")).Document.QuerySelector(".cm-desk__item a")!;
        return await app.Browser.Open(new(link.GetAttribute("href")!));
    }

    private static async Task Votes(ManifestoApp app, string curator, string about, string decision)
    {
        var mail = app.Mails().Last(mail => mail.To == curator && mail.Text.Contains(about, StringComparison.Ordinal));
        await (await app.Browser.Open(Curators.LinkIn(mail))).Choose("decision", decision).Submit();
    }

    private static Uri Link(WebPage page, string text) => new(page.Document.QuerySelectorAll("main a").Single(link => link.TextContent == text).GetAttribute("href")!);

    private static Uri OwnLink(ReceivedMail mail) => new(System.Text.RegularExpressions.Regex.Match(mail.Text, @"http://\S+/api/contributions/\S+\?token=\S+").Value);

    /// <summary>Handles messages until only delayed ones are left.</summary>
    private static Task Handle(ManifestoApp app) => Eventually.Some(
        async () =>
        {
            await app.HandleMessages();
            return await app.VisibleMessages() == 0 ? "handled" : null;
        },
        "all messages to be handled");

    private static async Task<ActingCurator> Acting(ManifestoApp app, string curator)
    {
        var all = await app.Get<CuratorRegister>().AllAsync(CancellationToken.None);
        return new(all.Single(one => one.Email.Value == curator), [.. all.Select(one => one.Id)]);
    }

    private static async Task<string> Exported(ManifestoApp app)
    {
        using var file = new MemoryStream();
        await app.Get<ManifestoExport>().WriteAsync(file, personalData: true, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(file.ToArray());
    }

    private static async Task<IReadOnlyList<Contribution>> All(ManifestoApp app) => await app.Services.Contributions();

    private static async Task<(Contribution First, Contribution Second)> Stored(ManifestoApp app)
    {
        var all = await All(app);
        return (all.Single(one => one.Whole is null), all.Single(one => one.Whole is not null));
    }
}
