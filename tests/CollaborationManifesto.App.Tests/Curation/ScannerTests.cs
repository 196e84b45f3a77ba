using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.App.Tests.Browser;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Storage;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Email scanners follow links, run scripts and submit untouched forms. This decides nothing, and the links still work.</summary>
public sealed class ScannerTests(SharedAzurite azurite, ChromiumFixture chromium, ReliabilityTable table) : IClassFixture<ChromiumFixture>
{
    private static readonly int Times = ReliabilityTable.Size(10, 50);

    private static readonly string[] Scanners =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0 SafeLinks",
        "Mozilla/5.0 (compatible; Barracuda Sentinel; EE)",
        "Mozilla/5.0 (compatible; proofpoint-urldefense/1.0)",
        "Mozilla/4.0 (compatible; MSIE 8.0; Mimecast URL Protect)",
        "GoogleImageProxy",
    ];

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task Fetching_every_link_of_every_email_again_and_again_changes_nothing()
    {
        await using var app = await EveryMail.Sent(azurite);
        var links = await Links(app, ReliabilityTable.Size(20, 500));
        var before = await Everything(app);

        var requests = from link in links from method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options } from time in Enumerable.Range(0, Times) select (link, method, time);
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, cancellation) =>
        {
            using var request = new HttpRequestMessage(one.method, one.link);
            request.Headers.TryAddWithoutValidation("User-Agent", Scanners[one.time % Scanners.Length]);
            using var response = await app.Browser.Http.SendAsync(request, cancellation);
            Assert.True((int)response.StatusCode < 500, $"{one.method} {one.link.AbsolutePath}: {response.StatusCode}");
        });

        Assert.Equal(before, await Everything(app));
        await AssertLinksWork(app);
        table.Passed("links fetched by GET, HEAD and OPTIONS", $"{links.Count} links, {Times} times each, 8 side by side", "0 changes; the links work after");
    }

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task A_scanner_in_a_real_browser_submits_every_form_untouched_and_decides_nothing()
    {
        var page = await chromium.NewPage();
        await using var app = await EveryMail.Sent(azurite);
        var before = await Everything(app);
        var toVisit = new Queue<Uri>([.. EveryMail.LinksIn(EveryMail.OfEachKind(app)), app.Function($"desk/order{(await app.Desk(Curators.Amina)).Address.Query}")]);
        var visited = new HashSet<Uri>();
        var submitted = 0;

        while (toVisit.TryDequeue(out var link))
        {
            if (!visited.Add(link))
                continue;
            await page.GotoAsync(link.ToString());
            // Links to other contributions have new tokens each time, so follow them one step only.
            await OpenLinks(page, visited);
            submitted += await SubmitEveryForm(page, link);
        }

        Assert.True(submitted >= 10, $"{submitted} forms were submitted.");
        Assert.Equal(before, await Everything(app));
        await AssertLinksWork(app);
        table.Passed("a scanner in a real browser that submits every form untouched", $"a mail of each of {EveryMail.Kinds.Length} kinds, {visited.Count} links, {submitted} forms", "0 decisions, 0 changes; the links work after");
    }

    [Fact]
    public async Task Pressing_each_button_of_untouched_pages_and_of_their_answers_changes_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("One");
        await app.PublishPrinciple("Two");
        var status = await app.Contributor.Sends("Asked");
        await app.Curators.Decides(Curators.Ben, "Asked", "ask", "Why?");
        await EveryMail.Settled(app);
        var desk = await app.Desk(Curators.Ben);
        var mails = desk.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Single(link => link.Contains("/curators/mail?", StringComparison.Ordinal));
        var upload = app.Function($"desk/import/file{desk.Address.Query}");
        var check = await (await app.Browser.Open(upload)).Type("name", "Camp").Type("notes", "We have too many meetings\nWe have too many meetings!").Submit();
        var uploaded = check.Address;
        var added = await (await (await (await app.Browser.Open(upload)).Type("name", "Another").Type("notes", "We have far too many meetings\nWe have far too many meetings!").Submit()).Type("category", "tools").Submit())
            .Choose("agreed", "yes").Submit("yes");
        await Eventually.Some(async () => (await app.Browser.Open(added.Address)).Text.Contains("2 notes were added", StringComparison.Ordinal) ? "added" : null, "the notes");
        var grouping = app.Function($"desk/themes{desk.Address.Query}");
        await (await app.Browser.Open(grouping)).Tick("One").Type("name", "Trust").Submit("new");
        var theme = (await app.Get<ThemeRegister>().AllAsync(CancellationToken.None)).Single().Value.Id;
        var workshops = app.Function($"desk/workshops{desk.Address.Query}");
        var workshop = (await (await app.Browser.Open(workshops)).Type("name", "Camp").Submit()).Address;
        var session = Assert.Single(await app.Get<SessionRegister>().AllAsync(CancellationToken.None)).Value;
        var invitation = app.Function($"workshop/invitation?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForInvitation(new(session.Id, session.Facilitators[0].Id)))}");
        await EveryMail.Settled(app);
        var before = await Everything(app);
        var pressed = 0;

        foreach (var address in new[]
        {
            status.Address, desk.Address, app.Function($"desk/order{desk.Address.Query}"), app.Function($"desk/editions{desk.Address.Query}"), upload, uploaded, added.Address, new($"{added.Address}&alike=yes"), new(mails),
            workshops, workshop, invitation, grouping, new($"{grouping}&in={theme}"), app.Function($"desk/themes/suggestions{desk.Address.Query}"),
            app.Function($"desk/themes/theme{desk.Address.Query}&theme={theme}"), app.Function($"desk/themes/principle{desk.Address.Query}&theme={theme}"),
        })
            pressed += await PressEach(await app.Browser.Open(address), steps: 2);

        Assert.Equal(before, await Everything(app));
        Assert.True(pressed > 20, $"{pressed} buttons were pressed.");
    }

    private static async Task<int> PressEach(WebPage page, int steps)
    {
        var buttons = page.Document.QuerySelectorAll<IHtmlButtonElement>("main form[method=post] button").ToList();
        var pressed = buttons.Count;
        foreach (var button in buttons)
        {
            var answer = await page.Browser.Send(page.ToRequest(button));
            pressed += steps > 1 ? await PressEach(answer, steps - 1) : 0;
        }

        return pressed;
    }

    /// <summary>Links from one email of each kind, then as many more as needed.</summary>
    private static async Task<IReadOnlyList<Uri>> Links(ManifestoApp app, int count)
    {
        for (var more = 0; EveryMail.LinksIn(app.Mails()).Count() < count; more++)
        {
            await app.Contributor.Sends($"One more, number {more}");
            await app.Curators.Mail(Curators.Carys, $"One more, number {more}");
        }

        await EveryMail.Settled(app);
        var ofEachKind = EveryMail.LinksIn(EveryMail.OfEachKind(app)).ToList();
        return [.. ofEachKind.Concat(EveryMail.LinksIn(app.Mails())).Distinct().Take(Math.Max(count, ofEachKind.Count))];
    }

    /// <summary>Opens the page's links that have not been visited.</summary>
    private static async Task OpenLinks(IPage page, HashSet<Uri> visited)
    {
        var start = page.Url;
        foreach (var link in (await page.EvaluateAsync<string[]>("[...document.links].map(link => link.href)")).Select(link => new Uri(link)).Where(link => link.IsLoopback && visited.Add(link)))
            // A browser leaves the page that it is on when it downloads a file.
            await (link.AbsolutePath.EndsWith(".csv", StringComparison.Ordinal) ? page.APIRequest.GetAsync(link.ToString()) : (Task)page.GotoAsync(link.ToString()));
        await page.GotoAsync(start);
    }

    /// <summary>Submits with each button, and once without one as a script does.</summary>
    private static async Task<int> SubmitEveryForm(IPage page, Uri link)
    {
        var forms = await page.Locator("form").CountAsync();
        for (var form = 0; form < forms; form++)
        {
            var buttons = await page.Locator("form").Nth(form).Locator("button").CountAsync();
            for (var button = -1; button < buttons; button++)
            {
                await page.EvaluateAsync(
                    "([form, button]) => { window.before = true; const f = document.forms[form]; if (button < 0) f.submit(); else f.requestSubmit(f.querySelectorAll('button')[button]); }",
                    new[] { form, button });
                await page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
                await page.GotoAsync(link.ToString());
            }
        }

        return forms;
    }

    /// <summary>The ETag of every row and the number of emails, which reading must not change.</summary>
    private static async Task<string> Everything(ManifestoApp app) =>
        $"{app.Mails().Count} mails\n{string.Join('\n', await app.Rows())}\n{string.Join('\n', (await app.Get<SessionRegister>().AllAsync(CancellationToken.None)).Select(read => $"{read.Value.Id} {read.ETag}"))}";

    private static async Task AssertLinksWork(ManifestoApp app)
    {
        Assert.Contains("is approved", (await app.Curators.Decides(Curators.Carys, "Corrected", "approve")).Text, StringComparison.Ordinal);
        var told = app.Mails().First(mail => mail.To == EveryMail.Address && mail.Text.Contains("Your contribution is published", StringComparison.Ordinal));
        var status = await app.Browser.Open(EveryMail.LinksIn([told]).Single());
        Assert.Equal("You withdrew your contribution", (await status.Confirms("withdraw")).Heading);
        Assert.Equal(HttpStatusCode.OK, status.Status);
    }
}
