using System.Globalization;
using CollaborationManifesto.App.Tests.Running;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>The contribution form, with and without JavaScript.</summary>
public sealed class FormJourneyTests(SharedAzurite azurite, ChromiumFixture chromium, ITestOutputHelper output) : IClassFixture<ChromiumFixture>
{
    private const string CheckHeading = "Check what you wrote before you send it";
    private const string Receipt = "We have your contribution";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Guidance_is_sent_from_a_principles_page(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write decisions down");

        await page.Opens(app, "/principles/write-decisions-down/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Be the first" }).ClickAsync();
        await Assertions.Expect(page.Locator("#kind")).ToContainTextAsync("Write decisions down");
        await page.FillsRest("We keep a log of decisions", "It takes a minute a day.");
        await page.Presses("Continue");
        await Assertions.Expect(page.Locator("dl")).ToContainTextAsync("Write decisions down");
        await page.Presses("Send it to the curators");
        await page.Sees(Receipt);

        Assert.StartsWith("Guidance: ", (await app.Curators.Mail(Web.Curators.Ben, "We keep a log of decisions")).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_barrier_on_a_phone_takes_few_screens_and_five_taps(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript, width: 375, height: 812);
        await using var app = await ManifestoApp.Start(azurite);
        await app.PublishPrinciple("Write decisions down");
        await page.Opens(app, "/contribute/");

        await page.GetByText("A barrier", new() { Exact = true }).ClickAsync();
        await page.Locator("#title").FillAsync("Nobody wrote down why");
        await page.Locator("#text").FillAsync("So we argued it again in March.");
        var title = await Top("#title");
        var screens = (await Top("main .govuk-button:not([type=button])") + 60 - await Top("form")) / 812;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{screens:F2} screens from the form's first question to its button, title at {title:F0} px"));
        await page.GetByText("Decision Making", new() { Exact = true }).ClickAsync();
        await page.GetByText("I wrote this").ClickAsync();
        await page.Presses("Continue");
        await page.Sees(CheckHeading);
        Assert.InRange(await Top("main .govuk-button:not([name])"), 0, await Top("dl"));
        await page.Presses("Send it to the curators");
        await page.Sees(Receipt);

        Assert.InRange(screens, 1, 2.5);
        Assert.InRange(title, 1, 812 - 60);

        async Task<double> Top(string selector) => await page.Locator(selector).First.EvaluateAsync<double>("element => element.getBoundingClientRect().top + scrollY");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Fields_that_only_some_answers_need_appear_with_them(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");
        foreach (var field in new[] { "#importance", "#meaning", "#name", "#organisation" })
            await Assertions.Expect(page.Locator(field)).ToBeHiddenAsync();

        await page.GetByLabel("A principle", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("With my organisation’s name only").CheckAsync();
        await Assertions.Expect(page.Locator("#name")).ToBeHiddenAsync();
        await page.Locator("#organisation").FillAsync("Example Council");
        await page.GetByLabel("With my name").CheckAsync();
        await page.Locator("#name").FillAsync("Ada");
        await page.GetByLabel("Decision Making").CheckAsync();
        await page.Locator("#title").FillAsync("Write decisions down");
        await page.Locator("#text").FillAsync("So that nobody has to ask again.");
        await page.Locator("#importance").FillAsync("People come and go.");
        await page.Locator("#meaning").FillAsync("Say who decided");
        await page.GetByLabel("I wrote this").CheckAsync();
        await page.Presses("Continue");

        await page.Sees(CheckHeading);
        await Assertions.Expect(page.Locator("article")).ToContainTextAsync("People come and go.");
        await page.Presses("Send it to the curators");
        await page.Sees(Receipt);
        var stored = Assert.Single(await app.Services.Contributions());
        Assert.Equal(("People come and go.", "Say who decided"), (stored.Importance, stored.Meaning));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Focus_moves_to_the_error_summary(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");
        await page.FillsBarrier("", "Everything typed stays");
        await page.Presses("Continue");

        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Error: Add what you know – Collaboration Manifesto");
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter a title" }).ClickAsync();
        await Assertions.Expect(page.Locator("#title")).ToBeFocusedAsync();
        Assert.Equal("Everything typed stays", await page.Value("text"));
        await page.Keyboard.TypeAsync("Nobody asked the users");
        await page.Presses("Continue");

        await page.Sees(CheckHeading);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_change_on_the_check_page_is_sent_and_stays_out_of_URLs(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        var addresses = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        await page.Opens(app, "/contribute/");
        await page.FillsBarrier("Kanarienvogel", "Stays");
        await page.Presses("Continue");

        await page.Presses("Change title");
        Assert.Equal("Kanarienvogel", await page.Value("title"));
        Assert.Equal("Stays", await page.Value("text"));
        await page.Locator("#title").FillAsync("Another Kanarienvogel");
        await page.Presses("Continue");
        await page.Presses("Send it to the curators");

        await page.Sees(Receipt);
        await app.Curators.Mail(Web.Curators.Amina, "Another Kanarienvogel");
        Assert.DoesNotContain(addresses, address => address.Contains("Kanarienvogel", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Double_click_refresh_and_back_make_one_contribution(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");
        await page.FillsBarrier("Sent with impatience");
        await page.Presses("Continue");
        await page.Sees(CheckHeading);

        await page.GetByRole(AriaRole.Button, new() { Name = "Send it to the curators" }).DblClickAsync();
        await page.Sees(Receipt);
        var reference = await page.Reference();
        await page.ReloadAsync();
        Assert.Equal(reference, await page.Reference());
        await page.GoBackAsync();
        await page.Presses("Send it to the curators");
        await page.Sees(Receipt);

        Assert.Equal(reference, await page.Reference());
        Assert.Single(await app.ContributionIds());
    }

    [Fact]
    public async Task A_second_click_within_a_second_sends_nothing()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");

        var sent = await page.Locator("main button[type=submit]").EvaluateAsync<int[]>("""
            button => {
              let sent = 0;
              addEventListener('submit', event => {
                sent += event.defaultPrevented ? 0 : 1;
                event.preventDefault();
              });
              button.click();
              button.click();
              const first = sent;
              dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
              button.click();
              return [first, sent];
            }
            """);

        Assert.Equal([1, 2], sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_back_button_leads_to_the_form_as_it_was_left(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");
        await page.FillsBarrier("Typed once", "Two\n\nparagraphs");
        await page.Presses("Continue");
        await page.Sees(CheckHeading);

        await page.GoBackAsync();

        await page.Sees("Add what you know");
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Typed once");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("Two\n\nparagraphs");
        await Assertions.Expect(page.GetByLabel("A barrier", new() { Exact = true })).ToBeCheckedAsync();
        await page.Presses("Continue");
        await page.Sees(CheckHeading);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Everything_can_be_done_with_the_keyboard(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");

        await TabTo(page, "#kind", "Space");
        await TabTo(page, "#title");
        await page.Keyboard.TypeAsync("Typed without a mouse");
        foreach (var choice in new[] { "#category", "#licence" })
            await TabTo(page, choice, "Space");
        await TabTo(page, "button", "Enter");
        await page.Sees(CheckHeading);
        await TabTo(page, "button:not([name])", "Enter");

        await page.Sees(Receipt);
    }

    /// <summary>1280 by 1024 pixels at 400% zoom are 320 by 256 (WCAG 2.2, 1.4.10).</summary>
    [Theory]
    [InlineData(640)]
    [InlineData(256)]
    public async Task No_page_of_the_way_in_scrolls_sideways_at_320_pixels(int height)
    {
        var page = await chromium.NewPage(width: 320, height: height);
        await using var app = await ManifestoApp.Start(azurite);
        var longWord = new string('m', 100);
        await app.PublishPrinciple(longWord);

        foreach (var path in new[] { "/", "/board/", $"/principles/{new string('m', 60)}/", $"/principles/{new string('m', 60)}/contribute/", "/contribute/" })
        {
            await page.Opens(app, path);
            await page.AssertFits(path);
        }

        await page.FillsBarrier(longWord + new string('x', 30), longWord);
        await page.Presses("Continue");
        await page.AssertFits("the form with an error");
        await page.Locator("#title").FillAsync(longWord);
        await page.Presses("Continue");
        await page.Sees(CheckHeading);
        await page.AssertFits("the check page");
        await page.Presses("Send it to the curators");
        await page.Sees(Receipt);
        await page.AssertFits("the receipt");
    }

    private static async Task TabTo(IPage page, string target, string? key = null)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!await page.Locator($"main :is({target}):focus").IsVisibleAsync())
                continue;
            if (key is not null)
                await page.Keyboard.PressAsync(key);
            return;
        }

        Assert.Fail($"The Tab key does not lead to {target}.");
    }
}
