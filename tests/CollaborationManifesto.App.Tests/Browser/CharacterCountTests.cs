using System.Text;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model.Texts;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>The page's counter and the server count characters alike.</summary>
public sealed class CharacterCountTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const int Limit = 120;

    // Sequences that may or may not join: marks, joiners, flags, Hangul, conjuncts with virama and nukta, prepended signs, spaces.
    private static readonly string[] Tricky =
        ["a", "é", "e", "\u0301", "\u200d", "\ufe0f", "👩", "👍", "🏽", "🇬", "🇧", "ᄀ", "ᅡ", "ᆨ", "각", "क", "ष", "\u094d", "\u093c", "ि", "ক", "\u09cd", "ำ", "\u0600", "\u0d4e", "ക", " ", "\n", "-"];

    [Theory]
    [InlineData("❤️‍🔥")]
    [InlineData("👍🏽")]
    [InlineData("🇬🇧")]
    [InlineData("e\u0301")]
    [InlineData("x\u0302\u0323")]
    [InlineData("क्षि")]
    public async Task At_the_limit_and_one_over_it_counter_and_server_agree(string unit)
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");
        await page.FillsBarrier(Characters(unit, Limit + 1));
        await Assertions.Expect(page.Locator("#title ~ .cm-count")).ToHaveTextAsync("You have 1 character too many");
        await page.Presses("Continue");
        await Assertions.Expect(page.Locator(".govuk-error-summary li")).ToHaveTextAsync("Title must be 120 characters or fewer. It has 121 now");

        await page.Locator("#title").FillAsync(Characters(unit, Limit));

        await Assertions.Expect(page.Locator("#title ~ .cm-count")).ToHaveTextAsync("You have 0 characters remaining");
        await page.Presses("Continue");
        await page.Sees("Check what you wrote before you send it");
    }

    [Fact]
    public async Task Any_text_has_the_same_length_for_the_page_as_for_the_server()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");
        var random = new Random(4);
        var texts = Enumerable.Range(0, 2_000).Select(_ => string.Concat(random.GetItems(Tricky, random.Next(1, 12)))).ToArray();

        var counted = await page.EvaluateAsync<int[]>(
            "texts => texts.map(text => { const area = document.getElementById('text'); area.value = text; return charactersIn(area); })", texts);

        Assert.All(texts.Zip(counted), pair =>
            Assert.True(TypedText.Length(pair.First.Trim().Normalize(NormalizationForm.FormC)) == pair.Second, $"{Uri.EscapeDataString(pair.First)}: {pair.Second}"));
    }

    [Fact]
    public async Task The_counter_speaks_when_typing_pauses()
    {
        var page = await chromium.NewPage();
        await using var app = await ManifestoApp.Start(azurite);
        await page.Opens(app, "/contribute/");
        var count = page.Locator("#text ~ .cm-count");
        await Assertions.Expect(count).ToHaveTextAsync("You have 5,000 characters remaining");
        await Assertions.Expect(count).ToHaveAttributeAsync("aria-live", "polite");

        await page.Locator("#text").FillAsync(new string('x', 5_003));

        await Assertions.Expect(count).ToHaveTextAsync("You have 3 characters too many");
        Assert.Equal(5_003, (await page.Value("text")).Length);
    }

    /// <summary>A text with this many characters, by the server's count.</summary>
    private static string Characters(string unit, int count)
    {
        var length = TypedText.Length(unit);
        return string.Concat(Enumerable.Repeat(unit, count / length)) + new string('x', count % length);
    }
}
