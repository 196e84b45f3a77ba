using System.Net;
using CollaborationManifesto.App.Tests.Curation;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Reporting;

/// <summary>Readers report problems with pages, and curators answer them.</summary>
public sealed class ReportTests(SharedAzurite azurite)
{
    private const string Rae = "rae@example.org";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly MovableClock _clock = new();

    private readonly DeskMessages _desk = new();

    [Fact]
    public async Task A_report_from_a_page_names_that_page_and_gets_a_private_page()
    {
        await using var app = await Start();

        var form = await app.Browser.Open(app.Function("problems?page=%2Fboard%2F"));
        Assert.Equal(("Report a problem with a page", $"{app.Get<IOptions<SiteSettings>>().Value.SiteUrl}/board/"), (form.Heading, form.Value("page")));
        var receipt = await form.Type("text", "The <b>filter</b>\n\ndoes nothing").Submit();

        Assert.Equal((HttpStatusCode.OK, "We have your report"), (receipt.Status, receipt.Heading));
        Assert.Contains("The <b>filter</b>", receipt.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", receipt.Headers.CacheControl!.ToString());
        var report = Assert.Single(await Reports(app));
        Assert.Equal(("The <b>filter</b>\n\ndoes nothing", null, true), (report.Text, report.Email, report.IsWaiting));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser.Open(app.Function("problems/status?token=x"))).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?page=https%3A%2F%2Fevil.example")]
    [InlineData("?page=%2Fa%0Ab")]
    public async Task A_page_that_is_no_address_of_the_site_is_left_out(string query)
    {
        await using var app = await Start();

        Assert.Equal("", (await app.Browser.Open(app.Function("problems" + query))).Value("page"));
    }

    [Fact]
    public async Task Bad_input_gets_a_sentence_and_keeps_what_was_typed()
    {
        await using var app = await Start();
        var form = await app.Browser.Open(app.Function("problems"));

        var untouched = await form.Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Enter the page that has the problem, Enter what the problem is"), (untouched.Status, string.Join(", ", untouched.Errors)));
        var wrong = await untouched.Type("page", "Home").Type("text", new('x', 2_001)).Type("email", "rae@").Submit();
        Assert.Equal(
            ["What is the problem? must be 2,000 characters or fewer. It has 2,001 now", "Enter an email address in the correct format, like name@example.com, or leave it empty"], wrong.Errors);
        Assert.Equal(("Home", 2_001), (wrong.Value("page"), wrong.Value("text")!.Trim('\n').Length));
        Assert.StartsWith("We could not recognise the page", Assert.Single((await wrong.Type("text", "x").Type("email", "").Type("token", "forged").Submit()).Errors), StringComparison.Ordinal);
        Assert.Empty(await Reports(app));
    }

    [Fact]
    public async Task The_same_form_twice_is_one_report()
    {
        await using var app = await Start();
        var form = (await app.Browser.Open(app.Function("problems"))).Type("page", "Home").Type("text", "Broken");

        var answers = new[] { await form.Submit(), await form.Submit() };

        Assert.Equal(answers[0].Text, answers[1].Text);
        var other = await form.Type("text", "Other words").Submit();
        Assert.StartsWith("You sent this page before with other words", Assert.Single(other.Errors), StringComparison.Ordinal);
        Assert.Single(await Reports(app));
        Assert.Equal("We have your report", (await other.Submit()).Heading);
        Assert.StartsWith("You sent this page before", Assert.Single((await form.Type("text", "Broken").Type("email", Rae).Submit()).Errors), StringComparison.Ordinal);
        Assert.Equal(2, (await Reports(app)).Count);
    }

    [Fact]
    public async Task Curators_hear_once_a_day_of_all_that_are_waiting()
    {
        await using var app = await Start();
        await Sends(app, "First");
        await _desk.Handle(app);
        var mail = Assert.Single(app.Mails(), mail => mail.To == Curators.Amina);
        Assert.Equal("A problem report is waiting", mail.Subject);
        Assert.Contains("> Home\n> First", mail.Text.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await Sends(app, "Second");
        await Sends(app, "Third");
        await _desk.Handle(app);
        Assert.Equal(1, app.Mails().Count(mail => mail.To == Curators.Amina));

        _clock.Advance(1.1 * Day);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Equal(["A problem report is waiting", "3 problem reports are waiting"], app.Mails().Where(mail => mail.To == Curators.Amina).Select(mail => mail.Subject));
        _clock.Advance(1.1 * Day);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await _desk.HandleAgain(app);
        Assert.Equal(2, app.Mails().Count(mail => mail.To == Curators.Ben));
    }

    [Fact]
    public async Task Curators_who_paused_their_emails_hear_nothing()
    {
        await using var app = await Start();
        var ben = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Ben);
        await app.Get<CuratorRegister>().SetEmailPreferenceAsync(ben.Id, EmailPreference.Paused, CancellationToken.None);

        await Sends(app, "Broken");
        await _desk.Handle(app);

        Assert.Equal([Curators.Amina, Curators.Carys], app.Mails().Select(mail => mail.To).Order());
    }

    [Fact]
    public async Task An_answer_goes_to_the_private_page_and_by_email_only_to_a_confirmed_address()
    {
        await using var app = await Start();
        var receipt = await Sends(app, "Broken <i>badly</i>", Rae);
        await _desk.Handle(app);
        var question = Assert.Single(app.Mails(), mail => mail.To == Rae);
        Assert.DoesNotContain("badly", question.Text + question.Html, StringComparison.Ordinal);

        var done = await (await Decision(app)).Choose("decision", "answer").Type("answer", "We mended\nit & more").Submit();
        Assert.Contains("The report is answered", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Rae, done.Text, StringComparison.Ordinal);
        Assert.Equal("The curators answered your report", (await app.Browser.Open(receipt.Address)).Heading);
        Assert.Contains("We mended it & more", (await app.Browser.Open(receipt.Address)).Text, StringComparison.Ordinal);
        _clock.Advance(Day);
        await _desk.Handle(app);
        Assert.Equal(1, app.Mails().Count(mail => mail.To == Rae));

        var asked = await app.Browser.Open(EveryMail.LinksIn([question]).Single());
        Assert.DoesNotContain("badly", asked.Text, StringComparison.Ordinal);
        Assert.Equal(["Choose yes or no"], (await asked.Submit()).Errors);
        Assert.Equal("Your address is confirmed", (await asked.Choose("answer", "yes").Submit()).Heading);
        await _desk.Handle(app);
        await _desk.HandleAgain(app);

        var answer = Assert.Single(app.Mails(), mail => mail.To == Rae && mail.Subject.StartsWith("An answer to your problem report", StringComparison.Ordinal));
        Assert.Contains("> We mended\n> it & more", answer.Text.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("The curators answered your report", (await app.Browser.Open(EveryMail.LinksIn([answer]).Single())).Heading);
    }

    [Fact]
    public async Task An_address_that_is_not_theirs_is_removed()
    {
        await using var app = await Start();
        await Sends(app, "Broken", Rae);
        await _desk.Handle(app);

        var asked = await app.Browser.Open(EveryMail.LinksIn(app.Mails().Where(mail => mail.To == Rae)).Single());
        Assert.Equal("The address is removed", (await asked.Choose("answer", "no").Submit()).Heading);
        Assert.Equal("The address is removed", (await asked.Choose("answer", "yes").Submit()).Heading);

        Assert.Null(Assert.Single(await Reports(app)).Email);
    }

    [Fact]
    public async Task One_address_gets_three_questions_a_day()
    {
        await using var app = await Start();
        for (var number = 1; number <= 4; number++)
            await Sends(app, $"Broken {number}", Rae);
        await _desk.Handle(app);
        Assert.Equal(3, app.Mails().Count(mail => mail.To == Rae));

        _clock.Advance(1.1 * Day);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Equal(4, app.Mails().Count(mail => mail.To == Rae));
    }

    [Fact]
    public async Task A_report_can_be_closed_and_opened_again()
    {
        await using var app = await Start();
        var receipt = await Sends(app, "Broken");
        var page = await Decision(app);

        Assert.Equal(["Select your decision"], (await page.Submit()).Errors);
        Assert.Equal(["Enter your answer"], (await page.Choose("decision", "answer").Submit()).Errors);
        var both = await page.Choose("decision", "close").Type("answer", "Words").Submit();
        Assert.Equal(("You entered an answer. Select “Answer it”, or clear the answer", "Words"), (Assert.Single(both.Errors), both.Value("answer")!.Trim('\n')));
        var closing = both.Type("answer", "");
        Assert.Contains("The report is closed", (await closing.Submit()).Text, StringComparison.Ordinal);
        Assert.Contains("The report is closed", (await closing.Submit()).Text, StringComparison.Ordinal);
        Assert.Equal("The curators closed your report", (await app.Browser.Open(receipt.Address)).Heading);
        var late = await page.Choose("decision", "answer").Type("answer", "My own words").Type("nonce", ContributionId.New().ToString()).Submit();
        Assert.Equal(["Amina answered or closed this before your decision arrived. Your decision was not saved"], late.Errors);
        Assert.Contains("What you entered My own words", late.Text, StringComparison.Ordinal);

        var ended = await Decision(app);
        Assert.Equal(["Select your decision"], (await ended.Submit()).Errors);
        Assert.Contains("The report is waiting again", (await ended.Choose("decision", "reopen").Submit()).Text, StringComparison.Ordinal);
        Assert.Equal("We have your report", (await app.Browser.Open(receipt.Address)).Heading);
    }

    [Fact]
    public async Task An_answer_that_was_taken_back_in_time_is_not_emailed()
    {
        await using var app = await Start("--Curation:UndoMinutes=15");
        await Sends(app, "Broken", Rae);
        await _desk.Handle(app);
        await (await app.Browser.Open(EveryMail.LinksIn(app.Mails().Where(mail => mail.To == Rae)).Single())).Choose("answer", "yes").Submit();
        await (await Decision(app)).Choose("decision", "answer").Type("answer", "Wrong").Submit();
        await _desk.Handle(app);
        await (await Decision(app)).Choose("decision", "reopen").Submit();
        await (await Decision(app)).Choose("decision", "answer").Type("answer", "Right").Submit();

        _clock.Advance(Day);
        await _desk.Handle(app);
        await _desk.HandleAgain(app);

        var answer = Assert.Single(app.Mails(), mail => mail.To == Rae && mail.Subject.StartsWith("An answer", StringComparison.Ordinal));
        Assert.Contains("> Right", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_sent_it_can_remove_all_of_it()
    {
        await using var app = await Start();
        var receipt = await Sends(app, "Broken", Rae);
        await _desk.Handle(app);

        Assert.Equal(["Confirm that you want to remove your report"], (await receipt.Submit()).Errors);
        Assert.Equal("Your report is removed", (await receipt.Choose("agreed", "yes").Submit()).Heading);
        Assert.DoesNotContain("Broken", (await app.Browser.Open(receipt.Address)).Text, StringComparison.Ordinal);
        Assert.Contains("No report is waiting.", (await List(app)).Text, StringComparison.Ordinal);
        await _desk.Handle(app);

        var left = Assert.Single(await Reports(app));
        Assert.Equal(("", "", null, null), (left.Page, left.Text, left.Email, left.ErasureDue));
        Assert.DoesNotContain(app.Mails(), mail => mail.To == Rae);
        Assert.DoesNotContain(await app.Rows(), row => row.Contains($"report-question-{left.Id}", StringComparison.Ordinal));
        Assert.Equal("Your report is removed", (await app.Browser.Open(receipt.Address)).Heading);
        _clock.Advance(366 * Day);
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal("We do not know this link", (await app.Browser.Open(receipt.Address)).Heading);
    }

    [Fact]
    public async Task Removing_reports_allows_no_more_questions_to_an_address()
    {
        await using var app = await Start();
        var asked = 0;
        for (var number = 1; number <= 4; number++)
        {
            var receipt = await Sends(app, $"Broken {number}", Rae);
            await _desk.Handle(app);
            asked += app.Mails().Count(mail => mail.To == Rae);
            await receipt.Choose("agreed", "yes").Submit();
            await _desk.Handle(app);
        }

        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Questions_about_contributions_and_reports_count_together()
    {
        await using var app = await Start();
        for (var number = 1; number <= 2; number++)
            await (await (await app.Contributor.Fills($"Idea {number}")).Type("email", Rae).Submit()).Submit();
        await app.HandleMessages();
        await Sends(app, "One", Rae);
        await Sends(app, "Two", Rae);
        await _desk.Handle(app);

        Assert.Equal(3, app.Mails().Count(mail => mail.To == Rae));
    }

    [Fact]
    public async Task What_lost_messages_left_undone_is_done_by_the_hourly_run()
    {
        await using var app = await Start();
        await Sends(app, "Waiting", Rae);
        var removed = await Sends(app, "Removed", Rae);
        await removed.Choose("agreed", "yes").Submit();
        await DeskMessages.Lose(app);

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Empty(app.Mails());
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.All(await Reports(app), report => Assert.Null(report.ErasureDue));
        await (await Decision(app)).Choose("decision", "answer").Type("answer", "Mended").Submit();
        await DeskMessages.Lose(app);
        await (await app.Browser.Open(EveryMail.LinksIn(app.Mails().Where(mail => mail.To == Rae)).Single())).Choose("answer", "yes").Submit();
        await DeskMessages.Lose(app);
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Equal((3, 2), (app.Mails().Count(mail => mail.Subject == "A problem report is waiting"), app.Mails().Count(mail => mail.To == Rae)));
    }

    [Fact]
    public async Task While_the_form_is_closed_nobody_reports_and_no_page_asks_for_it()
    {
        await using var app = await Start("--Intake:Open=false");

        var closed = await app.Browser.Open(app.Function("problems"));
        Assert.Equal((HttpStatusCode.Forbidden, "This form is closed for now"), (closed.Status, closed.Heading));
        using var posted = await app.Browser.Http.PostAsync(app.Function("problems"), new FormUrlEncodedContent([KeyValuePair.Create("text", "Broken")]));

        Assert.Equal(HttpStatusCode.Forbidden, posted.StatusCode);
        Assert.Empty(await Reports(app));
    }

    [Fact]
    public async Task An_operator_removes_every_report_of_an_address()
    {
        await using var app = await Start();
        await Sends(app, "One", Rae);
        await Sends(app, "Two", "RAE@example.org");
        await Sends(app, "Three", "someone@example.org");

        var (code, output, _) = await new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value).Runs("erase", Rae);
        await _desk.Handle(app);

        Assert.Equal((0, "Personal data erased from 0 contributions.\n2 problem reports removed.\n"), (code, output));
        Assert.Equal(["", "", "Three"], (await Reports(app)).Select(report => report.Text).Order());
    }

    [Fact]
    public async Task Retention_deletes_addresses_and_then_reports_but_none_that_is_waiting()
    {
        await using var app = await Start("--Privacy:AddressDays=10", "--Privacy:ClosedDays=20");
        await Sends(app, "Closed", Rae);
        await (await Decision(app)).Choose("decision", "close").Submit();
        await Sends(app, "Waiting", Rae);

        _clock.Advance(11 * Day);
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal([("Closed", null), ("Waiting", Rae)], (await Reports(app)).OrderBy(report => report.Text).Select(report => (report.Text, report.Email?.Value)));
        _clock.Advance(10 * Day);
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);

        Assert.Equal(["Waiting"], (await Reports(app)).Select(report => report.Text));
    }

    [Fact]
    public async Task No_more_reports_are_taken_while_very_many_are_waiting()
    {
        await using var app = await Start();
        await Task.WhenAll(Enumerable.Range(0, ProblemReport.MostWaiting).Select(number =>
            app.Get<ReportRegister>().AddAsync(new(ContributionId.New(), "Home", $"{number}", _clock.GetUtcNow()), CancellationToken.None)));

        var refused = await Sends(app, "One more");

        Assert.StartsWith("The curators have too many reports that they have not read", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal("One more", refused.Value("text")!.Trim('\n'));
        Assert.Equal(ProblemReport.MostWaiting, (await Reports(app)).Count);
    }

    [Fact]
    public async Task What_programs_send_is_marked_as_such()
    {
        await using var app = await Start();
        await (await app.Browser.Open(app.Function("problems"))).Type("page", "Home").Type("text", "Buy").Type("website", "spam").Submit();

        Assert.Matches("It was sent within [1-4] seconds? of opening the form\\.", (await List(app)).Text);
        Assert.Contains("A field that people cannot see was filled in.", (await List(app)).Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Problem reports (1 waiting)", (await app.Desk(Curators.Amina)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_export_with_personal_data_has_reports_and_restores_them()
    {
        await using var app = await Start();
        await Sends(app, "Secret words", Rae);
        await (await Decision(app)).Choose("decision", "answer").Type("answer", "An answer").Submit();
        await Sends(app, "Removed", Rae);
        await (await Sends(app, "Removed too", Rae)).Choose("agreed", "yes").Submit();

        using MemoryStream plain = new(), personal = new();
        await app.Get<CollaborationManifesto.Exporting.ManifestoExport>().WriteAsync(plain, personalData: false, CancellationToken.None);
        await app.Get<CollaborationManifesto.Exporting.ManifestoExport>().WriteAsync(personal, personalData: true, CancellationToken.None);

        Assert.DoesNotContain("Secret words", System.Text.Encoding.UTF8.GetString(plain.ToArray()), StringComparison.Ordinal);
        await using var other = await Start();
        personal.Position = 0;
        Assert.IsType<CollaborationManifesto.Exporting.RestoreOutcome.Done>(await other.Get<CollaborationManifesto.Exporting.ManifestoRestore>().RestoreAsync(personal, merge: false, CancellationToken.None));
        Assert.Equivalent(
            (await Reports(app)).Where(report => !report.IsRemoved).Select(report => report.ChangedBy(ProblemReport.Restored)).OrderBy(report => report.Text), (await Reports(other)).OrderBy(report => report.Text), strict: true);
        _clock.Advance(TimeSpan.FromHours(1));
        await other.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Empty(other.Mails());
    }

    private static async Task<WebPage> Sends(ManifestoApp app, string text, string email = "") =>
        await (await app.Browser.Open(app.Function("problems"))).Type("page", "Home").Type("text", text).Type("email", email).Submit();

    private static async Task<IReadOnlyList<ProblemReport>> Reports(ManifestoApp app) =>
        await app.Get<ReportRegister>().AllAsync(CancellationToken.None).Select(read => read.Value).ToListAsync();

    private static async Task<WebPage> List(ManifestoApp app) =>
        await app.Browser.Open(new((await app.Desk(Curators.Amina)).Document.QuerySelector("main a[href*='desk/problems']")!.GetAttribute("href")!));

    /// <summary>The page of the first report that is listed.</summary>
    private static async Task<WebPage> Decision(ManifestoApp app) =>
        await app.Browser.Open(new((await List(app)).Document.QuerySelector("main a[href*='report=']")!.GetAttribute("href")!));

    private Task<ManifestoApp> Start(params string[] settings) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(_clock);
        },
        settings);
}
