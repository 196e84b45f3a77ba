using System.Net.Http.Json;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>
/// Every kind of page, and every email, in each of its states: axe reports nothing, and nothing scrolls sideways or is cut off, however long a word
/// someone typed.
/// </summary>
public sealed class AccessibilityTests(SharedAzurite azurite, ChromiumFixture chromium, ITestOutputHelper output) : IClassFixture<ChromiumFixture>
{
    /// <summary>One word, as long as a title may be.</summary>
    private static readonly string Word = new('m', 120);

    private static readonly string[] LongNames =
        [$"--Privacy:Controller={Word}", $"--Manifesto:Question={Word}", $"--Manifesto:Preamble={Word}", "--Curation:Curators:0:Email=amina@example.org", $"--Curation:Curators:0:Name={Word}", $"--Curation:Curators:0:PublicName={Word}"];

    // An email is shown inside an email program's page, which has the landmarks.
    private static readonly string[] LandmarkRules = ["landmark-one-main", "region"];

    [Fact]
    public async Task Public_pages_can_be_used_by_everyone()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite, settings: [.. LongNames, "--Publishing:SnapshotMinIntervalSeconds=1"]);
        var audit = new PageAudit(page);
        foreach (var theme in Themes)
            await app.Get<ThemeRegister>().AddAsync(theme, CancellationToken.None);
        foreach (var contribution in Published)
            await app.Get<Projection>().ShowAsync(contribution, CancellationToken.None);
        await app.Published("/whole/", "Short guidance");
        var month = await Changes(app);

        string[] paths =
        [
            "/", "/board/", "/board/tools/", "/board/tools/unanswered/", "/themes/", .. Themes.Select(theme => $"/themes/{theme.Id}/"), "/principles/short/", $"/principles/{Published[1].FirstSlug}/", "/whole/", "/poster/", "/changes/", month, "/editions/", "/editions/1/", "/about/", "/decisions/",
            "/privacy/", "/accessibility/", "/nowhere/", "/principles/short/contribute/", "/principles/short/tried/", "/contribute/", "/join/", .. Published.Select(one => $"/contributions/{one.Id}/"),
        ];
        foreach (var path in paths)
        {
            await page.Opens(app, path);
            Assert.Equal((path, path == "/nowhere/"), (path, await page.TitleAsync() == "Page not found – Collaboration Manifesto"));
            await audit.Look(path);
        }

        await page.Opens(app, "/contribute/");
        await TheWayIn(page, audit.Look);
        await WhatIsThere(page, app, audit);
        Print(audit);
    }

    [Fact]
    public async Task Pages_and_emails_after_sending_can_be_used_by_everyone()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite, settings: LongNames);
        var audit = new PageAudit(page);

        var later = new LaterPages(page, app, Word);
        await later.Visit(what => audit.Look(what));
        await later.VisitMails(what => audit.Look(what, LandmarkRules));
        Print(audit);
    }

    [Fact]
    public async Task A_closed_form_and_a_proposed_change_can_be_used_by_everyone()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite, settings: ["--Curation:ApprovalsNeeded=2", "--Intake:Open=false", "--Intake:Invitation=for invited people"]);
        var audit = new PageAudit(page);
        await app.Published("/contribute/", "We are not taking contributions at the moment");
        foreach (var address in new[] { app.Site, new(app.Site, "/contribute/"), app.Function("contributions/new"), app.Function("contributions/check"), app.Function("problems") })
        {
            await page.GotoAsync(address.ToString());
            await audit.Look($"{address.AbsolutePath} while the form is closed");
        }

        using var sent = await app.Browser.Http.PostAsJsonAsync(
            app.Function("contributions"),
            new { invitation = "for invited people", kind = "barrier", category = "tools", title = Word, text = "", attribution = "anonymous", licence = "yes" });
        sent.EnsureSuccessStatusCode();
        await TheProposedChange(page, app, audit);
        Print(audit);
    }

    /// <summary>The first check begins to read what the second one shows.</summary>
    private static async Task WhatIsThere(IPage page, ManifestoApp app, PageAudit audit)
    {
        for (var check = 1; check <= 2; check++)
        {
            await page.Opens(app, "/contribute/");
            await page.FillsBarrier($"{Word[..119]}b", Word);
            await page.Presses("Continue");
            await page.Sees("Check what you wrote before you send it");
            await app.Get<PublishedTexts>().Reading;
        }

        await Assertions.Expect(page.GetByText("Is it already there?")).ToBeVisibleAsync();
        await audit.Look("a check page that shows what is there already");
    }

    [Theory]
    [InlineData("target-size", "<ul style='line-height:12px'><li><a href='/a'>One</a></li><li><a href='/b'>Two</a></li></ul>")]
    [InlineData("heading-order", "<h4>A level is missing</h4>")]
    [InlineData("label-content-name-mismatch", "<button aria-label='Send'>Continue</button>")]
    [InlineData("pixels wide", "<p style='white-space:nowrap'>Words that are on one line in any case, however long that line becomes</p>")]
    [InlineData("cut off", "<p style='height:24px;overflow:hidden'>Words that take more than one line in a narrow window</p>")]
    [InlineData("on other text", "<p>One</p><p style='position:absolute;top:0'>Two</p>")]
    public async Task Faults_are_found(string fault, string html)
    {
        var page = await chromium.NewPage();
        await page.SetContentAsync(
            $"<!DOCTYPE html><html lang='en'><head><title>A page</title><meta name='viewport' content='width=device-width, initial-scale=1'></head><body style='margin:0'><main><h1 style='margin:0'>A page</h1>{html}</main></body></html>");

        Assert.Contains(fault, (await Record.ExceptionAsync(() => new PageAudit(page).Look("this page")))?.ToString() ?? "", StringComparison.Ordinal);
    }

    private static readonly Theme[] Themes = [Theme("Short theme", ""), Theme(Word[..Model.Theme.MaxNameLength], $"{Word}\n\n- {Word}\n\n[{Word}](https://example.org/{Word})")];

    private static Theme Theme(string name, string note) =>
        new(ContributionId.FromKey("theme", name), name, note, [new("1", DateTimeOffset.UnixEpoch, ThemeAction.Published, "1", "Amina")]) { Published = new(name, note, DateTimeOffset.UnixEpoch) };

    private static ThemePlace In(Theme theme) => new(theme.Id, 1, 0, DateTimeOffset.UnixEpoch, "1", "Amina", "move");

    private static IReadOnlyList<Contribution> Published { get; } =
    [
        Given.Approved("Short", ContributionKind.Principle) with { DraftedFrom = new(Themes[0].Id, "1", "Amina", [ContributionId.FromKey("test", Word), ContributionId.FromKey("test", "Short guidance")]), Importance = Word, Meaning = $"- {Word}\n- {Word}" },
        Given.Approved(Word, ContributionKind.Principle) with { Text = $"{Word}\n\n- {Word}\n\n1. {Word}\n\n[{Word}](https://example.org/{Word})" },
        Given.Approved("Short guidance", ContributionKind.Guidance) with { Place = In(Themes[0]), Text = Word, Contributor = new(Word[..100], Word[..100], null, Attribution.Named) },
        Given.Approved($"{Word[..119]}g", ContributionKind.Guidance) with { Principles = [ContributionId.FromKey("test", "Short")], Source = new(Word, "card", DateTimeOffset.UnixEpoch) },
        Given.Approved($"{Word[..119]}b", ContributionKind.Barrier) with { Place = In(Themes[1]), Text = Word, Principles = [ContributionId.FromKey("test", "Short"), ContributionId.FromKey("test", Word)] },
        Given.Approved("Short barrier", ContributionKind.Barrier) with { Place = In(Themes[0]), Text = "" },
        Given.Approved($"{Word[..119]}e", ContributionKind.Experience) with { About = ContributionId.FromKey("test", "Short"), Again = TryAgain.WithChanges, Text = Word, Contributor = new(Word[..100], Word[..100], null, Attribution.Named) },
    ];

    /// <summary>Names an edition, and rewords and moves what is in it.</summary>
    /// <returns>The page of this month's changes.</returns>
    private static async Task<string> Changes(ManifestoApp app)
    {
        var version = await Eventually.Some(async () => await app.Get<PublishedSnapshots>().ListAsync(CancellationToken.None) is [.., var newest] ? newest : null, "a version");
        var act = new EditionAct("1", version.TakenAt, "1", "Amina");
        await app.Get<EditionRegister>().AddAsync(new(1, version.Number, version.TakenAt, version.TakenSha256, Word[..Edition.MaxTitleLength], $"{Word}\n\n{Word}", act) { Named = act }, CancellationToken.None);
        Contribution[] changed =
        [
            Published[0] with { Text = $"{Word} {Word[..100]}.", Position = 2, Revision = 2, ContentVersion = 2 },
            Published[1] with { Position = 1, Revision = 2, ContentVersion = 2 },
            Published[4] with { Category = "culture", Principles = [], Revision = 2, ContentVersion = 2 },
        ];
        foreach (var contribution in changed)
            await app.Get<Projection>().ShowAsync(contribution, CancellationToken.None);
        var page = await app.Published("/changes/", "Reworded");
        // The text, and not only a title.
        Assert.NotEmpty(page.Document.QuerySelectorAll("ins"));
        return page.Document.QuerySelector("main h2 a")!.GetAttribute("href")!;
    }

    private static async Task TheWayIn(IPage page, Func<string, IEnumerable<string>, Task> look)
    {
        await page.Presses("Continue");
        await page.SeesErrors();
        await look("the form with every error", []);
        await page.FillsBarrier(new string('x', 125), "Some **text** with a [link](https://example.org)");
        await page.Locator("#email").FocusAsync();
        await Assertions.Expect(page.Locator("#title ~ .cm-count--over")).ToBeVisibleAsync();
        await look("the form with a counter and a field over the limit", []);
        await page.Locator("#title").FillAsync(Word);
        await page.Locator("#text").FillAsync(Word);
        await page.GetByLabel("With my name").CheckAsync();
        await page.Locator("#name").FillAsync(Word[..100]);
        await page.Locator("#organisation").FillAsync(Word[..100]);
        await page.Locator("#email").FillAsync($"{Word[..60]}@{Word[..60]}.example.org");
        await page.Presses("Continue");
        await page.Sees("Check what you wrote before you send it");
        await look("the check page", []);
        await page.Presses("Send it to the curators");
        await page.Sees("We have your contribution");
        await look("the status page", []);
    }

    private static async Task TheProposedChange(IPage page, ManifestoApp app, PageAudit audit)
    {
        foreach (var curator in new[] { Curators.Amina, Curators.Ben })
            await app.Curators.Decides(curator, Word, "approve");
        await app.IsIdle();
        var desk = await app.Desk(Curators.Ben, "view=decided");
        await page.GotoAsync(desk.Document.QuerySelector(".cm-desk__item a")!.GetAttribute("href")!);
        await page.Decides("Change what is published");
        await page.Locator("#title").FillAsync($"{Word[..119]}n");
        await page.GetByLabel("Remove the earlier words everywhere").CheckAsync();
        await audit.Look("the page that proposes a change");
        await page.Presses("Propose this change");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The proposed change" })).ToBeVisibleAsync();
        await audit.Look("the review page with a proposed change");
        await page.GotoAsync(page.Url + "x");
        await audit.Look("a link that does not work");
    }

    private void Print(PageAudit audit)
    {
        foreach (var line in audit.BeyondRequired)
            output.WriteLine(line);
    }
}
