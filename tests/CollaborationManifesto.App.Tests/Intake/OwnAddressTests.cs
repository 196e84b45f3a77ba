using System.Net;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>An address gets only one question until its reader confirms that it is theirs.</summary>
public sealed partial class OwnAddressTests(SharedAzurite azurite)
{
    private const string Title = "Canary title";
    private const string Address = "sam@example.org";

    [Fact]
    public async Task The_question_holds_nothing_that_the_sender_typed()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, Title);

        var mail = await app.MailTo(Address, "Is this your address?");

        foreach (var part in new[] { mail.Subject, mail.Text, mail.Html })
            Assert.DoesNotContain("canary", part, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary", (await app.Browser.Open(LinkIn(mail))).Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_confirmed_address_receives_the_decision_and_its_reason()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, Title);
        var page = await app.Browser.Open(LinkIn(await app.MailTo(Address, "Is this your address?")));
        Assert.Equal("Your address is confirmed", (await page.Choose("answer", "yes").Submit()).Heading);

        await app.Curators.Decides(Curators.Amina, Title, "decline", "We have <this> already");

        var told = await app.MailTo(Address, "Your contribution ");
        Assert.Contains("> We have <this> already", told.Text, StringComparison.Ordinal);
        Assert.Contains("We have &lt;this&gt; already", told.Html, StringComparison.Ordinal);
        Assert.Equal("Your contribution is not published", (await app.Browser.Open(LinkIn(told))).Heading);
    }

    [Fact]
    public async Task An_address_confirmed_late_receives_the_decision()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, Title);
        var question = await app.MailTo(Address, "Is this your address?");
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.IsIdle();
        Assert.DoesNotContain(app.Mails(), mail => mail.Subject.Contains("Your contribution ", StringComparison.Ordinal));

        await (await app.Browser.Open(LinkIn(question))).Choose("answer", "yes").Submit();

        await app.MailTo(Address, "Your contribution ");
    }

    [Fact]
    public async Task A_scanner_that_opens_the_link_and_posts_its_form_untouched_confirms_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, Title);
        var link = LinkIn(await app.MailTo(Address, "Is this your address?"));

        var untouched = await (await app.Browser.Open(link)).Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose yes or no"), (untouched.Status, untouched.Errors.Single()));
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.IsIdle();
        Assert.Single(app.Mails(), mail => mail.To == Address);
    }

    [Fact]
    public async Task A_stranger_removes_the_address_and_gets_nothing_more()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await Send(app, Title);
        var page = await app.Browser.Open(LinkIn(await app.MailTo(Address, "Is this your address?")));

        Assert.Equal("The address is removed", (await page.Choose("answer", "no").Submit()).Heading);

        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.IsIdle();
        Assert.Single(app.Mails(), mail => mail.To == Address);
        Assert.DoesNotContain("Confirm it there", (await app.Browser.Open(status.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_is_asked_three_times_a_day_at_most()
    {
        await using var app = await ManifestoApp.Start(azurite);
        for (var number = 1; number <= 5; number++)
        {
            await Send(app, $"Canary {number}");
            await app.Curators.Mail(Curators.Carys, $"Canary {number}");
            await app.IsIdle();
        }

        Assert.Equal(3, app.Mails().Count(mail => mail.To == Address));
    }

    [Fact]
    public async Task Questions_over_the_daily_limit_share_the_next_email()
    {
        var clock = new MovableClock();
        await using var app = await StartStill(clock);
        var sent = new List<ContributionId>();
        for (var number = 1; number <= 5; number++)
            sent.Add(app.IdIn(await Send(app, $"Canary {number}")));
        await app.HandleMessages();
        Assert.Equal(3, Questions(app).Count);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal(3, Questions(app).Count);
        // The first is confirmed meanwhile and another is withdrawn: neither is asked about again.
        await (await app.Browser.Open(new(LinkTo(app, sent[0])))).Choose("answer", "yes").Submit();
        await app.HandleMessages();

        clock.Advance(TimeSpan.FromHours(25));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        var last = Questions(app)[3..].Single();
        Assert.All(sent[3..], id => Assert.Contains(id.Reference, last.Text, StringComparison.Ordinal));
        Assert.All(sent[1..3], id => Assert.Contains(id.Reference, last.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(sent[0].Reference, last.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", last.Text + last.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await Waiting(app));

        var link = Link().Matches(last.Text).Select(match => new Uri(match.Value)).Single(link => IdIn(app, link) == sent[4]);
        var page = await app.Browser.Open(link);
        Assert.Contains(sent[4].Reference, page.Text, StringComparison.Ordinal);
        Assert.Equal("Choose yes or no", (await page.Submit()).Errors.Single());
        Assert.Equal("Your address is confirmed", (await page.Choose("answer", "yes").Submit()).Heading);
        Assert.Equal([true, false, false, false, true], await Confirmed(app, sent));

        // They are asked once: nothing is left for another day.
        clock.Advance(TimeSpan.FromDays(3));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal(4, Questions(app).Count);
    }

    [Fact]
    public async Task Overflowing_questions_go_into_the_following_email()
    {
        var clock = new MovableClock();
        await using var app = await StartStill(clock, "--Mail:QuestionsPerAddressAndDay=1");
        var sent = new List<ContributionId>();
        for (var number = 1; number <= 23; number++)
            sent.Add(app.IdIn(await Send(app, $"Canary {number}")));
        await app.HandleMessages();
        Assert.Equal(22, (await Waiting(app)).Count);

        for (var day = 1; day <= 2; day++)
        {
            clock.Advance(TimeSpan.FromHours(25));
            await app.Get<Reconciler>().RunAsync(CancellationToken.None);
            Assert.Equal(1 + day, Questions(app).Count);
            Assert.InRange(Link().Count(Questions(app)[^1].Text), 1, AddressQuestions.MostAsked);
        }

        Assert.Empty(await Waiting(app));
        var text = string.Concat(Questions(app).Select(mail => string.Concat(Link().Matches(mail.Text).Select(match => IdIn(app, new(match.Value))))));
        Assert.All(sent, id => Assert.Contains(id.ToString(), text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erased_contribution_leaves_the_waiting_questions()
    {
        var clock = new MovableClock();
        await using var app = await StartStill(clock, "--Mail:QuestionsPerAddressAndDay=1");
        var sent = new List<ContributionId>();
        for (var number = 1; number <= 3; number++)
            sent.Add(app.IdIn(await Send(app, $"Canary {number}")));
        await app.HandleMessages();
        await Erase(app, sent[2]);
        Assert.Equal([sent[1].ToString()], (await Waiting(app)).Select(row => row.RowKey));
        clock.Advance(TimeSpan.FromHours(25));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        // The provider has forgotten earlier emails with the erased address.
        var mail = Assert.Single(Questions(app));
        Assert.All(sent[..2], id => Assert.Contains(id.Reference, mail.Text, StringComparison.Ordinal));

        // This email is named after this contribution and asked about another too.
        await Erase(app, sent[1]);

        Assert.DoesNotContain(await app.Rows(), row => row.Contains(sent[1].ToString(), StringComparison.Ordinal) && row.StartsWith("to-", StringComparison.Ordinal));
        clock.Advance(TimeSpan.FromHours(25));
        await app.Get<ChangeQueue>().AnnounceAsync(sent[0], sent[0].ToString(), CancellationToken.None);
        await app.HandleMessages();
        Assert.Empty(Questions(app));
        Assert.Single(await QuestionRows(app));
        Assert.All(await QuestionRows(app), row => Assert.DoesNotContain(sent[1].ToString(), $"{row.RowKey} {row.GetString("New")}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_from_an_older_version_is_not_asked_again()
    {
        var clock = new MovableClock();
        await using var app = await StartStill(clock);
        var id = app.IdIn(await Send(app, Title));
        // An older version's row held only this.
        var recipient = await app.Get<AddressHash>().ComputeAsync(EmailAddress.TryParse(Address)!, CancellationToken.None);
        await MailTable(app).AddEntityAsync(new TableEntity(recipient, $"question-{id}") { ["ClaimedUntil"] = clock.GetUtcNow(), ["SentAt"] = clock.GetUtcNow() });

        await app.HandleMessages();

        Assert.Empty(Questions(app));
        await (await app.Browser.Open(new(LinkTo(app, id)))).Choose("answer", "yes").Submit();
        Assert.Equal([true], await Confirmed(app, [id]));
    }

    [Fact]
    public async Task Links_work_on_other_instances_after_a_question()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await Send(app, Title);
        await app.MailTo(Address, "Is this your address?");

        await using var other = await ManifestoApp.Start(azurite, settings: [.. app.Get<IOptions<StorageSettings>>().Value.AsArguments()]);

        var page = await other.Browser.Open(other.Function($"contributions/status{status.Address.Query}"));
        Assert.Equal(("We have your contribution", Title), (page.Heading, page.Document.QuerySelector(".cm-note__title")!.TextContent));
    }

    private static async Task<WebPage> Send(ManifestoApp app, string title) =>
        await (await (await app.Contributor.Fills(title, "Canary text")).Type("name", "Canary Person").Type("email", Address).Submit()).Submit();

    private Task<ManifestoApp> StartStill(MovableClock clock, params string[] settings) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(clock);
        },
        settings);

    private static List<ReceivedMail> Questions(ManifestoApp app) =>
        [.. app.Mails().Where(mail => mail.To == Address && mail.Subject.Contains("Is this your address?", StringComparison.Ordinal))];

    private static string LinkTo(ManifestoApp app, ContributionId id) =>
        app.Function($"contributions/address?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForAddress(id))}").ToString();

    private static ContributionId IdIn(ManifestoApp app, Uri link) =>
        app.Get<LinkTokens>().ReadAddress(QueryHelpers.ParseQuery(link.Query)["token"])!.Value;

    private static async Task<IEnumerable<bool>> Confirmed(ManifestoApp app, IEnumerable<ContributionId> ids) =>
        (await Task.WhenAll(ids.Select(id => app.Get<ContributionStore>().FindAsync(id, CancellationToken.None)))).Select(found => found!.Value.Value.Contributor.EmailConfirmed);

    private static async Task Erase(ManifestoApp app, ContributionId id)
    {
        var status = await app.Browser.Open(app.Function($"contributions/status?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForStatus(id))}"));
        await status.Confirms("erase");
        await app.HandleMessages();
    }

    private static TableClient MailTable(ManifestoApp app) => app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.MailTable);

    private static ValueTask<List<TableEntity>> Waiting(ManifestoApp app) => MailTable(app).QueryAsync<TableEntity>(row => row.PartitionKey == "unasked").ToListAsync();

    private static async Task<List<TableEntity>> QuestionRows(ManifestoApp app) =>
        [.. (await MailTable(app).QueryAsync<TableEntity>().ToListAsync()).Where(row => row.RowKey.StartsWith("question-", StringComparison.Ordinal))];

    private static Uri LinkIn(ReceivedMail mail) => new(Link().Match(mail.Text).Value);

    [GeneratedRegex(@"http://\S+/api/contributions/\S+\?token=\S+")]
    private static partial Regex Link();
}
