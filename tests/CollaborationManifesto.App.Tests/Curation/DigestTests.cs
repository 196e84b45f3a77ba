using System.Net;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Curators get few emails, and each waiting contribution is in exactly one.</summary>
public sealed class DigestTests(SharedAzurite azurite)
{
    private static readonly string[] TwoMore =
    [
        "--Curation:Curators:3:Name=Dafydd", "--Curation:Curators:3:Email=dafydd@example.org",
        "--Curation:Curators:4:Name=Esi", "--Curation:Curators:4:Email=esi@example.org",
    ];

    [Fact]
    public async Task A_workshop_of_94_sends_each_curator_one_email_and_one_digest()
    {
        await using var workshop = await Workshop.Open(azurite, settings: TwoMore);

        for (var sent = 0; sent < 94; sent++)
        {
            await workshop.SendAndHandle();
            await workshop.After(TimeSpan.FromMinutes(20) / 94);
        }

        for (var minute = 0; minute < 120; minute++)
            await workshop.After(TimeSpan.FromMinutes(1));

        Assert.Equal(
            ["Amina: 1 single, 1 digest", "Ben: 1 single, 1 digest", "Carys: 1 single, 1 digest", "Dafydd: 1 single, 1 digest", "Esi: 1 single, 1 digest"],
            await workshop.Report());
        await AssertEachCoveredOnce(workshop, 94);
        var digest = Assert.Single(workshop.Digests(Curators.Amina));
        Assert.Equal("93 contributions need a decision", digest.Subject);
        Assert.Contains("> Idea 51\n", digest.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("> Idea 52\n", digest.Text, StringComparison.Ordinal);
        Assert.Contains("And 43 more", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_at_once_send_at_most_one_email_and_a_digest()
    {
        await using var workshop = await Workshop.Open(azurite, _ => { });

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => workshop.Send()));
        await workshop.App.IsIdle();

        foreach (var curator in await workshop.Curators())
            Assert.InRange(workshop.Singles(curator.Email.Value).Count, 0, 1);
        await workshop.After(TimeSpan.FromMinutes(31));
        await AssertEachCoveredOnce(workshop, 30);
    }

    [Fact]
    public async Task A_trickle_sends_single_emails_and_no_digest()
    {
        await using var workshop = await Workshop.Open(azurite);

        for (var sent = 0; sent < 4; sent++)
        {
            await workshop.SendAndHandle();
            await workshop.After(TimeSpan.FromMinutes(31));
        }

        Assert.Equal(["Amina: 4 single, 0 digest", "Ben: 4 single, 0 digest", "Carys: 4 single, 0 digest"], await workshop.Report());
    }

    [Fact]
    public async Task Each_import_sends_one_digest()
    {
        await using var workshop = await Workshop.Open(azurite);
        var board = new Board("Tools");
        for (var number = 1; number <= 20; number++)
            board.Card(number, $"Card {number}", "Tools");
        await Import(workshop, board);
        for (var minute = 0; minute < 120; minute++)
            await workshop.After(TimeSpan.FromMinutes(1));
        Assert.Equal(["Amina: 0 single, 1 digest", "Ben: 0 single, 1 digest", "Carys: 0 single, 1 digest"], await workshop.Report());
        await AssertEachCoveredOnce(workshop, 20);

        await Import(workshop, board.Card(21, "Card 21", "Tools"));
        for (var minute = 0; minute < 120; minute++)
            await workshop.After(TimeSpan.FromMinutes(1));

        Assert.Equal(["Amina: 0 single, 2 digest", "Ben: 0 single, 2 digest", "Carys: 0 single, 2 digest"], await workshop.Report());
        await AssertEachCoveredOnce(workshop, 21);
    }

    [Fact]
    public async Task Two_timers_at_once_send_one_digest()
    {
        await using var workshop = await Workshop.Open(azurite);
        await Burst(workshop, 3);

        await workshop.After(TimeSpan.FromMinutes(29));
        Assert.Empty(workshop.Digests(Curators.Amina));
        workshop.Passes(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => workshop.SendDigests()));

        Assert.Equal(["Amina: 1 single, 1 digest", "Ben: 1 single, 1 digest", "Carys: 1 single, 1 digest"], await workshop.Report());
        await AssertEachCoveredOnce(workshop, 3);
    }

    [Fact]
    public async Task A_message_that_comes_again_after_the_digest_mails_nobody_again()
    {
        await using var workshop = await Workshop.Open(azurite);
        await Burst(workshop, 3);
        await workshop.After(TimeSpan.FromMinutes(31));

        await workshop.After(TimeSpan.FromHours(2));
        foreach (var id in await workshop.App.ContributionIds())
            await workshop.App.Get<ChangeQueue>().AnnounceAsync(ContributionId.Parse(id), id, CancellationToken.None);
        await workshop.App.HandleMessages();

        Assert.Equal(["Amina: 1 single, 1 digest", "Ben: 1 single, 1 digest", "Carys: 1 single, 1 digest"], await workshop.Report());
    }

    [Fact]
    public async Task A_digest_that_could_not_be_sent_is_sent_once_when_mail_is_back()
    {
        var outage = new MailOutage();
        await using var workshop = await Workshop.Open(azurite, services =>
        {
            services.RemovePumps();
            outage.Install(services);
        });
        await Burst(workshop, 3);
        outage.Fault = body => body.Contains(Curators.Ben, StringComparison.Ordinal) ? MailOutage.Answer(HttpStatusCode.ServiceUnavailable) : null;

        var attempts = outage.Attempts;
        await workshop.After(TimeSpan.FromMinutes(31));
        await workshop.After(TimeSpan.FromMinutes(5));
        Assert.Equal(4, outage.Attempts - attempts);
        Assert.Equal(["Amina: 1 single, 1 digest", "Ben: 1 single, 0 digest", "Carys: 1 single, 1 digest"], await workshop.Report());
        outage.Fault = null;

        await workshop.After(TimeSpan.FromMinutes(5));
        await workshop.After(TimeSpan.FromMinutes(5));
        Assert.Equal(["Amina: 1 single, 1 digest", "Ben: 1 single, 1 digest", "Carys: 1 single, 1 digest"], await workshop.Report());
        await AssertEachCoveredOnce(workshop, 3);
    }

    [Fact]
    public async Task A_digest_leaves_out_what_a_concurrent_email_covers()
    {
        var other = new Meanwhile();
        await using var workshop = await Workshop.Open(azurite, services =>
        {
            services.RemovePumps();
            other.Watch(services);
        });
        foreach (var curator in new[] { Curators.Ben, Curators.Carys })
            await workshop.Wishes(curator, EmailPreference.Paused);
        await Burst(workshop, 2);
        workshop.Passes(TimeSpan.FromMinutes(31));
        var amina = (await workshop.Curators()).Single(curator => curator.Email.Value == Curators.Amina);
        var left = Assert.Single(await workshop.App.ContributionIds(), id => !workshop.App.Mails().Any(mail => mail.Subject.Contains(ContributionId.Parse(id).Reference, StringComparison.Ordinal)));
        other.BeforeNextInsert(() => workshop.App.Get<EmailClaims>().ClaimAsync(amina.Id, $"review-{left}-1", NotifiedVersions.None, CancellationToken.None));

        await workshop.SendDigests();
        Assert.Empty(workshop.Digests(Curators.Amina));
        // That instance died with its claim, which expires.
        await workshop.After(TimeSpan.FromMinutes(2));

        Assert.Single(workshop.Digests(Curators.Amina));
    }

    [Fact]
    public async Task A_digest_tells_of_a_version_whose_email_was_lost_after_that_of_its_objection()
    {
        await using var workshop = await Workshop.Open(azurite, settings: "--Notices:BurstMails=1000");
        await workshop.Send();
        var amina = (await workshop.Curators()).Single(curator => curator.Email.Value == Curators.Amina);
        var id = Assert.Single(await workshop.App.ContributionIds());
        Assert.IsType<ClaimOutcome.Claimed>(await workshop.App.Get<EmailClaims>().ClaimAsync(amina.Id, $"review-{id}-1", NotifiedVersions.None, CancellationToken.None));
        await workshop.App.HandleMessages();
        await workshop.App.Curators.Decides(Curators.Ben, "Idea 1", "object", "Why.");
        await workshop.App.HandleMessages();
        Assert.Contains(workshop.App.Mails(), mail => mail.To == Curators.Amina && mail.Text.Contains("Ben objected", StringComparison.Ordinal));

        // The instance that claimed the first email died, and its claim expires.
        await workshop.After(TimeSpan.FromMinutes(31));

        Assert.Equal("1 contribution needs a decision", Assert.Single(workshop.Digests(Curators.Amina)).Subject);
    }

    [Fact]
    public async Task A_digest_leaves_out_decided_contributions()
    {
        await using var workshop = await Workshop.Open(azurite, settings: "--Notices:BurstMails=1000");
        await workshop.Wishes(Curators.Amina, EmailPreference.DigestOnly);
        await Burst(workshop, 3);
        await workshop.App.Curators.Decides(Curators.Ben, "Idea 2", "approve");
        await workshop.App.HandleMessages();

        await workshop.After(TimeSpan.FromMinutes(31));

        var digest = Assert.Single(workshop.Digests(Curators.Amina));
        Assert.Equal("2 contributions need a decision", digest.Subject);
        Assert.DoesNotContain("Idea 2", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_curator_catches_up_on_return()
    {
        await using var workshop = await Workshop.Open(azurite);
        await workshop.Wishes(Curators.Ben, EmailPreference.Paused);
        await Burst(workshop, 3);
        await workshop.After(TimeSpan.FromDays(5));
        Assert.DoesNotContain(workshop.App.Mails(), mail => mail.To == Curators.Ben);

        await workshop.Wishes(Curators.Ben, EmailPreference.Each);
        await workshop.SendDigests();

        Assert.Equal("3 contributions need a decision", Assert.Single(workshop.Digests(Curators.Ben)).Subject);
        Assert.Empty(workshop.Singles(Curators.Ben));
    }

    [Fact]
    public async Task Digest_only_curators_get_one_a_day()
    {
        await using var workshop = await Workshop.Open(azurite);
        await workshop.Wishes(Curators.Ben, EmailPreference.DigestOnly);
        await workshop.SendAndHandle();
        await workshop.After(TimeSpan.FromMinutes(31));
        Assert.Equal("1 contribution needs a decision", Assert.Single(workshop.Digests(Curators.Ben)).Subject);

        await workshop.SendAndHandle();
        await workshop.After(TimeSpan.FromHours(23));
        Assert.Single(workshop.Digests(Curators.Ben));
        await workshop.After(TimeSpan.FromHours(1));

        Assert.Equal(2, workshop.Digests(Curators.Ben).Count);
        Assert.Empty(workshop.Singles(Curators.Ben));
        Assert.Equal(2, workshop.Singles(Curators.Amina).Count);
        await AssertEachCoveredOnce(workshop, 2);
    }

    [Fact]
    public async Task Curators_who_have_not_voted_get_one_reminder_after_three_days()
    {
        await using var workshop = await Workshop.Open(azurite, settings: "--Curation:ApprovalsNeeded=2");
        await workshop.SendAndHandle();
        await workshop.App.Curators.Decides(Curators.Amina, "Idea 1", "approve");
        await workshop.App.HandleMessages();

        await workshop.After(TimeSpan.FromHours(71));
        Assert.Empty(workshop.Digests(Curators.Ben));
        for (var day = 0; day < 10; day++)
            await workshop.After(TimeSpan.FromDays(1));

        Assert.Equal(["Amina: 1 single, 0 digest", "Ben: 1 single, 1 digest", "Carys: 1 single, 1 digest"], await workshop.Report());
        Assert.Equal("1 contribution is still waiting for a decision", workshop.Digests(Curators.Ben).Single().Subject);
    }

    [Fact]
    public async Task The_hourly_limit_covers_every_kind_of_email_to_a_curator()
    {
        await using var workshop = await Workshop.Open(azurite, settings: ["--Notices:BurstMails=1000", "--Notices:MailsPerHour=3", "--Notices:ReminderDays=90"]);
        await Burst(workshop, 1);
        var expired = await workshop.App.Curators.OpensReview(Curators.Amina, "Idea 1");
        await workshop.After(TimeSpan.FromDays(15));

        await Burst(workshop, 5);
        Assert.Equal(["Amina: 4 single, 0 digest", "Ben: 4 single, 0 digest", "Carys: 4 single, 0 digest"], await workshop.Report());
        var asked = await (await workshop.App.Curators.Reloads(expired)).Choose("answer", "yes").Submit();
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "We could not send the email"), (asked.Status, asked.Heading));

        await workshop.After(TimeSpan.FromMinutes(59));
        Assert.Empty(workshop.Digests(Curators.Amina));
        await workshop.After(TimeSpan.FromMinutes(2));
        Assert.Equal("2 contributions need a decision", Assert.Single(workshop.Digests(Curators.Amina)).Subject);
        await AssertEachCoveredOnce(workshop, 6);
    }

    [Fact]
    public async Task The_hourly_limit_covers_contributors_too()
    {
        const string Address = "sam@example.org";
        await using var workshop = await Workshop.Open(azurite, settings: ["--Notices:MailsPerHour=1", "--Curation:UndoMinutes=0"]);
        var (app, form) = (workshop.App, await workshop.App.Contributor.Fills());
        await (await form.Type("email", Address).Submit()).Submit();
        await app.HandleMessages();
        var question = Assert.Single(app.Mails(), mail => mail.To == Address);
        await (await app.Browser.Open(EveryMail.LinksIn([question]).Single())).Choose("answer", "yes").Submit();
        await app.Curators.Decides(Curators.Amina, "Nobody wrote down why", "approve");
        await app.HandleMessages();
        Assert.Single(app.Mails(), mail => mail.To == Address);

        workshop.Passes(TimeSpan.FromMinutes(61));

        await Eventually.Some(async () =>
        {
            await app.HandleMessages();
            return app.Mails().FirstOrDefault(mail => mail.To == Address && mail != question);
        }, "the decision");
    }

    [Fact]
    public async Task Repeated_desk_link_requests_do_not_block_notifications()
    {
        await using var workshop = await Workshop.Open(azurite);
        var amina = (await workshop.Curators()).Single(curator => curator.Email.Value == Curators.Amina);
        for (var asked = 0; asked < 6; asked++)
        {
            await workshop.App.Get<CuratorNotices>().SendDeskLinkAsync(amina, CancellationToken.None);
            workshop.Passes(TimeSpan.FromMinutes(9.5));
        }

        await workshop.SendAndHandle();

        Assert.Equal(3, workshop.App.Mails().Count(mail => mail.Subject.Contains("Your link to the curators’ desk", StringComparison.Ordinal)));
        Assert.Contains(workshop.Singles(Curators.Amina), mail => mail.Subject.Contains("Idea 1", StringComparison.Ordinal));
    }

    private static async Task Import(Workshop workshop, Board board)
    {
        await workshop.App.Get<BoardImport>().ImportAsync(board.Export, ListMapping.None, ImportMode.Waiting, import: null, progress: null, CancellationToken.None);
        while (await workshop.App.Services.HandleMessages() > 0)
            continue;
    }

    private static async Task Burst(Workshop workshop, int count)
    {
        for (var sent = 0; sent < count; sent++)
            await workshop.SendAndHandle();
    }

    private static async Task AssertEachCoveredOnce(Workshop workshop, int count)
    {
        var expected = (await workshop.App.ContributionIds()).Select(id => $"{id}-1").Order().ToList();
        Assert.Equal(count, expected.Count);
        Assert.All(await workshop.Covered(), curator => Assert.Equal(expected, curator.Value));
    }
}
