using System.Net;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Editions;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Curators make a version an edition: exactly the one that they have looked at, and two of them.</summary>
public sealed class EditionTests(SharedAzurite azurite)
{
    private static readonly Contribution One = Given.Approved("One", ContributionKind.Principle);
    private static readonly Contribution Two = Given.Approved("Two", ContributionKind.Principle);

    [Fact]
    public async Task The_only_curator_names_an_edition_at_once_with_a_drafted_note()
    {
        await using var app = await Start();
        foreach (var left in new[] { Curators.Ben, Curators.Carys })
            await app.Get<CuratorRegister>().RemoveAsync(EmailAddress.TryParse(left)!, CancellationToken.None);
        var empty = await Opens(app, Curators.Amina);
        Assert.Contains("There is no version of the manifesto yet.", empty.Text, StringComparison.Ordinal);
        Assert.Null(empty.Document.QuerySelector("main form"));
        await Publishes(app, One, Two, Given.Approved("A barrier", ContributionKind.Barrier));

        var page = await Opens(app, Curators.Amina);
        Assert.Contains("It has 2 principles, 0 pieces of guidance and 1 barrier.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["One", "Two"], page.Document.QuerySelectorAll("ol bdi").Select(title => title.TextContent));
        Assert.Equal("The first edition has 2 principles, 0 pieces of guidance and 1 barrier.", page.Value("note"));
        var untouched = await page.Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter a title, Confirm that you have looked at this version"), (untouched.Status, string.Join(", ", untouched.Errors)));
        Assert.Equal(["Title must be 100 characters or fewer. It has 101 now"], (await page.Type("title", new('x', 101)).Choose("agreed", "yes").Submit()).Errors);
        Assert.Empty(await Editions(app));

        page = (await Opens(app, Curators.Amina)).Type("title", "Spring").Choose("agreed", "yes");
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        var named = await page.Submit();
        Assert.Contains("Success Edition 1 is named It is on the site within a few minutes.", named.Text, StringComparison.Ordinal);
        Assert.Contains("The newest version is already an edition", named.Text, StringComparison.Ordinal);
        Assert.Contains("Edition 1 is named", (await page.Submit()).Text, StringComparison.Ordinal);
        var edition = Assert.Single(await Editions(app));
        Assert.Equal((1, 1, "Spring", true), (edition.Number, edition.Snapshot, edition.Title, edition.Named == edition.Proposed));
        Assert.IsType<PublishOutcome.Published>(await app.Get<Publisher>().RunAsync(CancellationToken.None));
        await HandleMessages(app);
        Assert.Empty(app.Mails());

        await Publishes(app, One with { Text = "In other words.", Revision = 2, ContentVersion = 2 }, Given.Approved("A new one", ContributionKind.Principle));
        var next = await Opens(app, Curators.Amina);
        Assert.Contains("Name Edition 2", next.Text, StringComparison.Ordinal);
        Assert.StartsWith("Since Edition 1:\n- 1 new principle: ", next.Value("note"), StringComparison.Ordinal);
        Assert.Contains("\n- 1 principle reworded: ", next.Value("note"), StringComparison.Ordinal);
        Assert.DoesNotContain("new one", next.Value("note"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Another_curator_confirms_exactly_what_was_proposed()
    {
        await using var app = await Start();
        await Publishes(app, One);
        var page = (await Opens(app, Curators.Amina)).Type("title", "<b>Spring</b>").Type("note", "First line\nSecond & last").Choose("agreed", "yes");
        await Publishes(app, Two);
        var proposed = await page.Submit();
        Assert.Contains("You proposed Edition 1", proposed.Text, StringComparison.Ordinal);
        Assert.Contains("<strong>&lt;b&gt;Spring&lt;/b&gt;</strong>", proposed.Html, StringComparison.Ordinal);
        // The proposer cannot confirm it, and only they are not shown the line at the desk.
        var own = (await Opens(app, Curators.Amina)).Choose("decision", "takeback").WithValue("decision", "confirm");
        Assert.Equal(["Another curator has to confirm it. Confirm here only if you want to take it back"], (await own.Submit()).Errors);
        Assert.DoesNotContain("waiting for a second curator", (await app.Desk(Curators.Amina)).Text, StringComparison.Ordinal);
        Assert.Contains("Edition 1 is waiting for a second curator", (await app.Desk(Curators.Ben)).Text, StringComparison.Ordinal);

        await app.Get<CuratorRegister>().SetEmailPreferenceAsync((await Curator(app, Curators.Ben)).Id, EmailPreference.DigestOnly, CancellationToken.None);
        await app.Get<CuratorRegister>().SetEmailPreferenceAsync((await Curator(app, Curators.Carys)).Id, EmailPreference.Paused, CancellationToken.None);
        await HandleMessages(app);
        await app.Get<EditionNotices>().AnnounceAsync(1, (await Editions(app))[0].Proposed.CommandId, CancellationToken.None);
        await HandleMessages(app);
        var mail = Assert.Single(app.Mails());
        Assert.Equal((Curators.Ben, "Edition 1 needs a second curator"), (mail.To, mail.Subject));
        Assert.Contains("> <b>Spring</b>\n\nWhat is new:\n> First line\n> Second & last\n\nPrinciples in it:\n> 1. One\n\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Spring&lt;/b&gt;", mail.Html, StringComparison.Ordinal);

        var carys = (await Opens(app, Curators.Carys)).Choose("decision", "decline");
        var confirm = await app.Browser.Open(EveryMail.LinksIn([mail]).First(link => link.AbsolutePath.EndsWith("/desk/editions", StringComparison.Ordinal)));
        Assert.Equal(["One"], confirm.Document.QuerySelectorAll("ol bdi").Select(title => title.TextContent));
        Assert.Null(confirm.Value("decision"));
        Assert.Equal(["Select your decision"], (await confirm.Submit()).Errors);
        Assert.Null(Assert.Single(await Editions(app)).Named);
        Assert.Contains("Edition 1 is named", (await confirm.Choose("decision", "confirm").Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("Edition 1 is named", (await confirm.Submit()).Text, StringComparison.Ordinal);

        Assert.Equal(["Ben named Edition 1 before your answer arrived. Your answer was not saved"], (await carys.Submit()).Errors);
        var edition = Assert.Single(await Editions(app));
        Assert.Equal((1, "Amina", "Ben"), (edition.Snapshot, edition.Proposed.CuratorName, edition.Named?.CuratorName));
        await HandleMessages(app);
        Assert.Single(app.Mails());
        // The page that made the proposal is answered with what became of it.
        Assert.Contains("Edition 1 is named", (await page.Submit()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_propose_at_once_one_is_told_and_sees_the_proposal()
    {
        var meanwhile = new Meanwhile();
        await using var app = await Start(meanwhile.Watch);
        await Publishes(app, One);
        var (amina, ben) = ((await Opens(app, Curators.Amina)).Type("title", "Hers"), (await Opens(app, Curators.Ben)).Type("title", "His"));
        meanwhile.BeforeNextInsert(async () => await amina.Choose("agreed", "yes").Submit());

        var told = await ben.Choose("agreed", "yes").Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Amina proposed Edition 1 before your answer arrived. Your answer was not saved"), (told.Status, told.Errors.Single()));
        Assert.Contains("What you entered His", told.Text, StringComparison.Ordinal);
        Assert.Equal("confirm", told.Choose("decision", "confirm").Value("decision"));
        Assert.Equal("Hers", Assert.Single(await Editions(app)).Title);
    }

    [Fact]
    public async Task A_proposal_that_is_taken_back_or_declined_frees_its_number()
    {
        await using var app = await Start();
        await Publishes(app, One);
        await Proposes(app, Curators.Amina, "First");
        var stale = (await Opens(app, Curators.Carys)).Choose("decision", "confirm");
        var own = await Opens(app, Curators.Amina);
        Assert.Equal(["Another curator has to confirm it. Confirm here only if you want to take it back"], (await own.Submit()).Errors);
        Assert.Single(await Editions(app));
        own.Choose("decision", "takeback");
        Assert.Contains("Edition 1 is not named", (await own.Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("Edition 1 is not named", (await own.Submit()).Text, StringComparison.Ordinal);
        Assert.Empty(await Editions(app));

        await Proposes(app, Curators.Ben, "Second");
        Assert.Equal(["The proposal has changed since you opened this page. Your answer was not saved"], (await stale.Submit()).Errors);
        Assert.Contains("Edition 1 is not named", (await (await Opens(app, Curators.Carys)).Choose("decision", "decline").Submit()).Text, StringComparison.Ordinal);
        Assert.Empty(await Editions(app));

        // Each proposal is emailed, although they had the same number. Those that are gone are not.
        await Proposes(app, Curators.Ben, "Third");
        await HandleMessages(app);
        Assert.Equal([Curators.Amina, Curators.Carys], app.Mails().Select(mail => mail.To).Order());
        foreach (var left in new[] { Curators.Amina, Curators.Carys })
            await app.Get<CuratorRegister>().RemoveAsync(EmailAddress.TryParse(left)!, CancellationToken.None);
        var alone = await Opens(app, Curators.Ben);
        Assert.Contains("You are the only curator now, so you can confirm it yourself.", alone.Text, StringComparison.Ordinal);
        Assert.Contains("Edition 1 is named", (await alone.Choose("decision", "confirm").Submit()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_title_and_note_are_corrected_over_nobody_elses_correction()
    {
        await using var app = await Start();
        await Publishes(app, One);
        await Names(app);
        var (amina, ben) = (await Corrects(app, Curators.Amina), await Corrects(app, Curators.Ben));
        Assert.Equal(["Change the title or the note"], (await amina.Submit()).Errors);
        Assert.Empty((await Editions(app))[0].Corrections);
        amina.Type("title", "Spring 2026");
        Assert.Contains("Edition 1 is corrected", (await amina.Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("Corrected 1 time, last by Amina on ", (await amina.Submit()).Text, StringComparison.Ordinal);

        var overtaken = await ben.Type("note", "Ben’s note").Submit();
        Assert.Equal(["Amina corrected it after you opened this page. Check what you entered before you save it"], overtaken.Errors);
        Assert.Contains("As it is now Spring 2026", overtaken.Text, StringComparison.Ordinal);
        Assert.Equal(("Spring", "Ben’s note"), (overtaken.Value("title"), overtaken.Value("note")));
        await overtaken.Type("title", "Spring 2026").Submit();
        var edition = Assert.Single(await Editions(app));
        Assert.Equal(("Spring 2026", "Ben’s note", 1), (edition.Title, edition.Note, edition.Snapshot));
        Assert.Equal([("Amina", true, false), ("Ben", false, true)], edition.Corrections.Select(one => (one.Act.CuratorName, one.Title, one.Note)));
        await HandleMessages(app);
        Assert.Equal(2, app.Mails().Count);
    }

    [Fact]
    public async Task A_full_history_of_corrections_fits_its_row_and_takes_no_more()
    {
        await using var app = await Start();
        await Publishes(app, One);
        await Names(app);
        var found = (await app.Get<EditionRegister>().AllAsync(CancellationToken.None)).Single();
        var act = new EditionAct(ContributionId.New().ToString(), found.Value.TakenAt, "curator-0001", new('Ω', Model.Curator.MaxNameLength));
        Assert.True(await app.Get<EditionRegister>().ReplaceAsync(
            found,
            found.Value with { Note = new('Ω', Edition.MaxNoteLength), Corrections = [.. Enumerable.Repeat(new EditionCorrection(act, true, true), Edition.MaxCorrections)] },
            CancellationToken.None));

        var refused = await (await Corrects(app, Curators.Ben)).Type("title", "Once more").Submit();

        Assert.Equal(["This edition was corrected 100 times, and we cannot record more"], refused.Errors);
        Assert.Equal(Edition.MaxCorrections, Assert.Single(await Editions(app)).Corrections.Length);
    }

    /// <summary>Between message and row, between row and answer, and everywhere else.</summary>
    [Fact]
    public async Task A_death_at_any_call_of_a_proposal_loses_nothing_and_emails_the_others_once()
    {
        var death = new Death();
        await using var app = await Start(death.Install);
        await Publishes(app, One);
        var deaths = 0;
        foreach (var answered in new[] { false, true })
        {
            for (var call = 0; ; call++)
            {
                var mails = app.Mails().Count;
                var page = (await Opens(app, Curators.Amina)).Type("title", "Spring").Choose("agreed", "yes");
                death.Comes(call, answered);
                var died = (await page.Submit()).Status != HttpStatusCode.OK;
                death.Restart();
                await HandleMessages(app);

                Assert.Contains("You proposed Edition 1", (await page.Submit()).Text, StringComparison.Ordinal);
                await HandleMessages(app);
                Assert.Equal([Curators.Ben, Curators.Carys], app.Mails().Skip(mails).Select(mail => mail.To).Order());
                Assert.True(await app.Get<EditionRegister>().TakeBackAsync(Assert.Single(await app.Get<EditionRegister>().AllAsync(CancellationToken.None)), CancellationToken.None));
                if (!died)
                    break;
                deaths++;
            }
        }

        Assert.True(deaths > 10, $"{deaths} deaths");
    }

    [Fact]
    public async Task A_death_at_any_call_of_a_confirmation_names_it_once_and_it_is_published()
    {
        var death = new Death();
        await using var app = await Start(death.Install);
        await Publishes(app, One);
        await Proposes(app, Curators.Amina, "Spring");
        await HandleMessages(app);
        var (register, deaths) = (app.Get<EditionRegister>(), 0);
        foreach (var answered in new[] { false, true })
        {
            for (var call = 0; ; call++)
            {
                var page = (await Opens(app, Curators.Ben)).Choose("decision", "confirm");
                death.Comes(call, answered);
                var died = (await page.Submit()).Status != HttpStatusCode.OK;
                death.Restart();
                await HandleMessages(app);

                Assert.Contains("Edition 1 is named", (await page.Submit()).Text, StringComparison.Ordinal);
                await HandleMessages(app);
                await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
                Assert.Equal(HttpStatusCode.OK, (await app.Browser.Open(new(app.Site, "/editions/1/"))).Status);
                // As it was before, for the next death.
                var named = Assert.Single(await register.AllAsync(CancellationToken.None));
                Assert.True(await register.ReplaceAsync(named, named.Value with { Named = null }, CancellationToken.None));
                await app.Get<Projection>().MarkChangeAsync(CancellationToken.None);
                await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
                Assert.Equal(HttpStatusCode.NotFound, (await app.Browser.Open(new(app.Site, "/editions/1/"))).Status);
                if (!died)
                    break;
                deaths++;
            }
        }

        Assert.True(deaths > 8, $"{deaths} deaths");
    }

    [Fact]
    public async Task An_edition_whose_change_was_not_marked_is_published_by_its_message()
    {
        await using var app = await Start();
        await Publishes(app, One);
        await Names(app);
        await HandleMessages(app);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        Assert.IsType<PublishOutcome.UpToDate>(await app.Get<Publisher>().RunAsync(CancellationToken.None));

        await app.Get<EditionNotices>().AnnounceAsync(1, (await Editions(app))[0].Named!.CommandId, CancellationToken.None);
        await HandleMessages(app);

        Assert.IsType<PublishOutcome.Published>(await app.Get<Publisher>().RunAsync(CancellationToken.None));
    }

    private Task<ManifestoApp> Start(Action<IServiceCollection>? replace = null) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            replace?.Invoke(services);
        },
        "--Publishing:SnapshotMinIntervalSeconds=1");

    private static async Task Publishes(ManifestoApp app, params Contribution[] contributions)
    {
        var before = (await app.Get<PublishedSnapshots>().ListAsync(CancellationToken.None)).Count;
        foreach (var contribution in contributions)
            await app.Get<Projection>().ShowAsync(contribution, CancellationToken.None);
        await Eventually.Some(
            async () =>
            {
                await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
                return (await app.Get<PublishedSnapshots>().ListAsync(CancellationToken.None)).Count > before ? "taken" : null;
            },
            "the snapshot");
    }

    private static async Task<WebPage> Opens(ManifestoApp app, string curator) =>
        await app.Browser.Open(new((await app.Desk(curator)).Document.QuerySelector("main a[href*='desk/editions']")!.GetAttribute("href")!));

    private static async Task Proposes(ManifestoApp app, string curator, string title) =>
        Assert.Contains("You proposed Edition", (await (await Opens(app, curator)).Type("title", title).Choose("agreed", "yes").Submit()).Text, StringComparison.Ordinal);

    private static async Task Names(ManifestoApp app)
    {
        await Proposes(app, Curators.Amina, "Spring");
        await HandleMessages(app);
        await (await Opens(app, Curators.Ben)).Choose("decision", "confirm").Submit();
    }

    private static async Task<WebPage> Corrects(ManifestoApp app, string curator) =>
        await app.Browser.Open(new((await Opens(app, curator)).Document.QuerySelector("main a[href*='correct=1']")!.GetAttribute("href")!));

    private static async Task<Curator> Curator(ManifestoApp app, string address) =>
        (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == address);

    private static async Task<IReadOnlyList<Edition>> Editions(ManifestoApp app) =>
        [.. (await app.Get<EditionRegister>().AllAsync(CancellationToken.None)).Select(edition => edition.Value)];

    /// <summary>Handles the visible messages of the desk's queue.</summary>
    private static async Task HandleMessages(ManifestoApp app)
    {
        var queue = app.Get<QueueServiceClient>().GetQueueClient(app.Get<IOptions<StorageSettings>>().Value.DeskQueue);
        while ((await queue.ReceiveMessagesAsync(maxMessages: 32)).Value is { Length: > 0 } messages)
        {
            foreach (var message in messages)
            {
                await app.Get<EditionNotices>().TryHandleAsync(message.Body.ToString(), CancellationToken.None)!;
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }
        }
    }
}
