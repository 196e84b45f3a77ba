using System.Collections.Concurrent;
using System.Net;
using CollaborationManifesto.App.Tests.Browser;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Signing;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Hostile texts go from the form through email and review into everything published, and stay texts.</summary>
public sealed class HostileTextTests(SharedAzurite azurite, ChromiumFixture chromium, ReliabilityTable table) : IClassFixture<ChromiumFixture>
{
    private const int Windows = 3;

    private static readonly string[] Kinds = ["barrier", "principle", "guidance"];

    private static readonly string[] Lines = ["title", "name", "organisation"];

    private static readonly string[] Settings =
    [
        "--Limits:Burst=100000", "--Limits:TotalBurst=1000000", "--Intake:TitleMaxLength=200", "--Intake:NameMaxLength=200", "--Logging:LogLevel:Default=Information",
    ];

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task No_hostile_text_runs_anywhere_or_becomes_a_cell_a_header_or_a_line_of_its_own()
    {
        var browser = await UnguardedBrowser.Open(chromium, Windows);
        var answers = new AnswersSeen();
        using var stores = new Stores();
        await using var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.RemovePumps();
                services.AddSingleton<IStartupFilter>(answers);
                stores.Watch(services);
            },
            Settings);
        var texts = HostileTexts.Some(ReliabilityTable.Size(100, 500));

        var sent = await Send(app, browser, texts);
        await HandleAll(app);
        await Decide(app, browser, sent);
        await HandleAll(app);
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);
        await Read(app, browser, sent);
        await HostileOutputs.AssertTexts(app, sent);
        await Report(app, browser, texts);
        await Sign(app, browser, texts);

        Assert.True(sent.Count >= texts.Count / 2, $"{sent.Count} accepted");
        Assert.Empty(browser.Ran.Distinct());
        Assert.Empty(browser.Asked.Distinct());
        Assert.Empty(browser.NotOurs.Distinct());
        Assert.Empty(answers.All.Where(answer => answer.Status >= 500).Select(answer => $"{answer.Status} {answer.Route}"));
        Assert.DoesNotContain(answers.All, answer => Says(answer.Headers) || Says(answer.Location));
        Assert.DoesNotContain(stores.Log.All, Says);
        table.Passed(
            "hostile texts",
            $"{texts.Count} texts, {sent.Count} of them accepted and published; {browser.Seen:N0} pages in a browser without CSP",
            "0 scripts run, 0 requests to others, 0 server errors, 0 injected cells, headers or lines");
    }

    [Fact]
    public async Task Hostile_text_runs_when_unescaped()
    {
        var browser = await UnguardedBrowser.Open(chromium, windows: 1);
        var ran = 0;
        foreach (var text in HostileTexts.Collected)
        {
            var before = browser.Ran.Count();
            await browser.Show("raw", $"<p title=\"{text}\">{text}</p><textarea>{text}</textarea>");
            ran += browser.Ran.Count() > before ? 1 : 0;
        }

        Assert.True(ran >= 20, $"{ran} ran");
        Assert.NotEmpty(browser.Asked);
        Assert.True(browser.NotOurs.Count() >= 40, $"{browser.NotOurs.Count()} found");
    }

    /// <summary>Sends each text in every text field, in each kind of contribution in turn.</summary>
    private static async Task<IReadOnlyDictionary<ContributionId, string>> Send(ManifestoApp app, UnguardedBrowser browser, IReadOnlyList<string> texts)
    {
        var sent = new ConcurrentDictionary<ContributionId, string>();
        await InWindows(texts.Index(), async numbered =>
        {
            var (index, text) = numbered;
            var form = await app.Browser.Open(app.Function("contributions/new"));
            form.Choose("kind", Kinds[index % 3]).Choose("category", "tools").Choose("attribution", "organisation").Choose("licence", "yes");
            foreach (var field in Lines)
                form.Type(field, text);
            var check = await form.Type("text", Kinds[index % 3] == "principle" ? WithSections(text) : text).Submit();
            await browser.Show("the check page", check.Html, Own(app));
            if (check.Status == HttpStatusCode.OK)
            {
                var status = await check.Submit();
                await browser.Visit(status.Address, Own(app));
                sent[app.IdIn(status)] = text;
            }
            else
            {
                Assert.Contains(check.Status, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest });
            }
        });
        return sent;
    }

    /// <summary>A contributor can write importance and meaning into a principle's text.</summary>
    private static string WithSections(string text) => $"{text}\n\n## Why it’s important\n\n{text}\n\n## What it means\n\n- In practice {text.ReplaceLineEndings(" ")}";

    private static async Task Decide(ManifestoApp app, UnguardedBrowser browser, IReadOnlyDictionary<ContributionId, string> sent)
    {
        var mails = app.Mails().Index().Where(mail => mail.Item.To == Curators.Amina).ToList();
        Assert.Equal(sent.Count, mails.Count);
        await InWindows(mails, async numbered =>
        {
            var (index, mail) = numbered;
            await browser.Visit(new(app.Site, $"/inbox/{index + 1}/html"), Own(app));
            var review = await app.Browser.Open(Curators.LinkIn(mail));
            await browser.Visit(review.Address, Own(app));
            var decided = await review.Choose("decision", "approve").Type("reason", sent.Single(one => mail.Subject.Contains(one.Key.Reference, StringComparison.Ordinal)).Value).Submit();
            Assert.Contains("is approved", decided.Text, StringComparison.Ordinal);
            await browser.Visit(decided.Address, Own(app));
        });
    }

    private static bool IsForm(string path) => path.EndsWith("/contribute/index.html", StringComparison.Ordinal) || path.EndsWith("/tried/index.html", StringComparison.Ordinal);

    /// <summary>Everything published that a browser shows, and the desk.</summary>
    private static async Task Read(ManifestoApp app, UnguardedBrowser browser, IReadOnlyDictionary<ContributionId, string> sent)
    {
        var files = await app.Services.SiteFiles();
        Assert.All(files.Keys, path => Assert.Matches("^[a-z0-9./-]+$", path));
        Assert.Equal(sent.Count, files.Keys.Count(path => path.StartsWith("contributions/", StringComparison.Ordinal) && !IsForm(path)));
        // Of two forms of an item, which show the same of it, one.
        var pages = files.Keys.Where(path => !path.EndsWith("/contribute/index.html", StringComparison.Ordinal)).Where(path => path.EndsWith("index.html", StringComparison.Ordinal) || path is "feed.atom" or "manifesto.json" or "changes/index.html");
        await InWindows(pages, path => browser.Visit(new(app.Site, "/" + path.Replace("index.html", "", StringComparison.Ordinal)), Own(app)));
        var desk = await app.Desk(Curators.Amina, "view=decided");
        await browser.Show("the desk", desk.Html, Own(app));
        await browser.Show("manifesto.md", HostileOutputs.HtmlOfMarkdown(files["manifesto.md"]));
        foreach (var html in HostileOutputs.HtmlInFeed(files["feed.atom"]))
            await browser.Show("feed.atom", html);
    }

    /// <summary>Reports with each text in every field, the curators’ page and one of their emails, and the answer.</summary>
    private static async Task Report(ManifestoApp app, UnguardedBrowser browser, IReadOnlyList<string> texts)
    {
        var (sent, mails) = (new ConcurrentBag<WebPage>(), app.Mails().Count);
        await InWindows(texts.Take(ProblemReport.MostWaiting), async text =>
        {
            var answer = await (await app.Browser.Open(app.Function($"problems?page={Uri.EscapeDataString("/" + text)}"))).Type("page", text).Type("text", text).Submit();
            await browser.Show("a problem report", answer.Html, Own(app));
            if (answer.Status == HttpStatusCode.OK)
                sent.Add(answer);
            else
                Assert.Contains(answer.Status, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest });
        });
        Assert.True(sent.Count >= texts.Count / 2, $"{sent.Count} reported");
        var list = await app.Browser.Open(app.Function($"desk/problems{(await app.Desk(Curators.Amina)).Address.Query}"));
        await browser.Show("the problem reports", list.Html, Own(app));
        var notices = app.Get<ReportMails>();
        var curator = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None))[0];
        var waiting = await app.Get<ReportRegister>().WaitingAsync(CancellationToken.None);
        foreach (var some in waiting.Chunk(10))
        {
            var mail = await notices.ForCuratorAsync(curator, some);
            await browser.Show("an email about problem reports", mail.Html, Own(app));
            Assert.DoesNotContain('\n', mail.Subject);
            Assert.All(mail.Text.Split('\n').Where(Says), line => Assert.StartsWith("> ", line, StringComparison.Ordinal));
        }

        var one = waiting[0] with { Ending = new("", waiting[0].SentAt, "", "", waiting[^1].Text) };
        await browser.Show("an answer", (await notices.AnswerAsync(curator.Email, one)).Html, Own(app));
        Assert.Equal(mails, app.Mails().Count);
    }

    /// <summary>Signatures with each text in every field: what the sender sees, the question, the private page, the curators’ page, the site and the emails.</summary>
    private static async Task Sign(ManifestoApp app, UnguardedBrowser browser, IReadOnlyList<string> texts)
    {
        await app.NamesEdition();
        var register = app.Get<SignatureRegister>();
        var sent = new ConcurrentBag<Signature>();
        texts = [.. texts.Take(ReliabilityTable.Size(20, 500))];
        await InWindows(texts, async text =>
        {
            var answer = await (await app.SigningForm()).Choose("kind", "organisation").Choose("applies", "allowed").Choose("applies", "domain").Type("email", "signatory@example.org")
                .Type("name", text).Type("role", text).Type("organisation", text).Type("commitment", text).Submit();
            await browser.Show("checking a signature", answer.Html, Own(app));
            if (answer.Status != HttpStatusCode.OK)
            {
                Assert.Contains(answer.Status, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest });
                return;
            }

            var link = await app.SendsSignature(answer);
            await browser.Show("the question of a signature", (await app.Browser.Open(link)).Html, Own(app));
            var request = (await register.FindRequestAsync(app.Get<LinkTokens>().ReadSignatureCheck(answer.Value("token"))!.Value.Page.Id, CancellationToken.None))!;
            var decision = new SignatureDecision("hostile", SignatureVerdict.ApprovedWithoutCommitment, app.Get<TimeProvider>().GetUtcNow(), "", "", text);
            // An address has no room for so many.
            var signature = Signature.FromRequest($"to-{request.Id}", request.ConfirmedAt(request.SentAt), null).DecidedBy(decision);
            signature = signature with { Standing = signature.Text };
            await register.AddAsync(signature, CancellationToken.None);
            sent.Add(signature);
        });
        Assert.True(sent.Count >= texts.Count / 3, $"{sent.Count} signed");
        var token = (await app.Desk(Curators.Amina)).Address.Query;
        await browser.Show("the signatures", (await app.Browser.Open(app.Function($"desk/signatures{token}"))).Html, Own(app));
        var (mails, curator) = (app.Get<SignatureMails>(), (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None))[0]);
        foreach (var some in sent.Chunk(10))
        {
            var mail = await mails.ForCuratorAsync(curator, some);
            await browser.Show("an email about signatures", mail.Html, Own(app));
            Assert.DoesNotContain('\n', mail.Subject);
            Assert.All(mail.Text.Split('\n').Where(Says), line => Assert.StartsWith("> ", line, StringComparison.Ordinal));
        }

        await Import(app, browser, texts, token);
        foreach (var signature in sent.Take(Windows))
            await browser.Show("the email about a decision", (await mails.DecisionAsync(curator.Email, signature)).Html, Own(app));
        await app.Get<Projection>().MarkChangeAsync(CancellationToken.None);
        Assert.True(await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
        foreach (var page in await app.SignatoryPages())
            await browser.Show("the signatories", page.Html, Own(app));
        using var json = System.Text.Json.JsonDocument.Parse(await app.Browser.Http.GetStringAsync(new Uri(app.Site, "/signatories.json")));
        Assert.Equal(sent.Select(signature => signature.Text.Organisation).Order(StringComparer.Ordinal), json.RootElement.GetProperty("organisations").EnumerateArray().Select(one => one.GetProperty("organisation").GetString()).Order(StringComparer.Ordinal));
    }

    /// <summary>A list of people with each text in every cell, and as what curators say of their consent.</summary>
    private static Task Import(ManifestoApp app, UnguardedBrowser browser, IReadOnlyList<string> texts, string token) => InWindows(texts.Index(), async numbered =>
    {
        var (index, text) = numbered;
        var list = SafeCsv.Create(["name", "role", "organisation", "commitment", "email"], [[text, text, text, text, $"listed{index}@example.org"]]);
        var answer = await (await app.Browser.Open(app.Function($"desk/signatures/import{token}"))).Type("consent", text).Attach("file", list.ToArray(), "list.csv").Submit();
        await browser.Show("the list of an import", answer.Html, Own(app));
        if (answer.Status != HttpStatusCode.OK)
        {
            Assert.Contains(answer.Status, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.BadRequest });
            return;
        }

        await browser.Show("the end of an import", (await answer.Choose("sure", "yes").Submit()).Html, Own(app));
        var request = await app.Get<SignatureRegister>().UnfinishedRequestsAsync(CancellationToken.None).FirstAsync(read => read.Value.Email?.Value == $"listed{index}@example.org");
        await browser.Show("the email about an import", (await app.Get<SignatureMails>().QuestionAsync(request.Value.Email!, request.Value)).Html, Own(app));
        await browser.Show("the question about an import", (await app.Browser.Open(app.OwnSignature(request.Value.Id))).Html, Own(app));
    });

    private static Task InWindows<T>(IEnumerable<T> all, Func<T, Task> look) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = Windows }, async (one, _) => await look(one));

    private static async Task HandleAll(ManifestoApp app)
    {
        while (await app.Services.HandleMessages() > 0)
        {
        }
    }

    private static bool Says(string text) => text.Contains("hostile", StringComparison.OrdinalIgnoreCase);

    private static string[] Own(ManifestoApp app) => [LocalOptions.Origin(app.Site), LocalOptions.Origin(app.Api)];
}
