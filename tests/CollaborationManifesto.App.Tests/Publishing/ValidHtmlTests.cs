using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>The HTML of every published page is valid. <see cref="Proof.SecurityHeadersTests"/> checks the pages of the functions.</summary>
public sealed class ValidHtmlTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Every_published_page_is_valid_html()
    {
        await using var stage = await PublishingStage.Set(azurite);
        var pages = await Pages(stage);

        Assert.True(pages.Count > 30);
        Assert.Empty(await HtmlCheckers.HtmlValidate(pages));
    }

    [Fact]
    public async Task The_Nu_checker_finds_no_error_on_any_published_page()
    {
        Assert.SkipWhen(HtmlCheckers.WhyNoNu is not null, HtmlCheckers.WhyNoNu ?? "");
        await using var stage = await PublishingStage.Set(azurite);
        var pages = await Pages(stage);

        Assert.Empty(await HtmlCheckers.Nu(pages));
        // So that we know that it looks.
        var wrong = Assert.Single(await HtmlCheckers.Nu([new("index.html", pages["index.html"].Replace("Z\">", ".1234567Z\">", StringComparison.Ordinal))]));
        Assert.Contains("datetime", wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>", "<p><div>a block in a paragraph</div>")]
    [InlineData("</main>", "<a href=\"/\"><button type=\"button\">A button in a link</button></a></main>")]
    [InlineData("<h1>", "<h1 id=\"twice\"><span id=\"twice\"></span>")]
    public async Task Invalid_HTML_is_found(string right, string wrong)
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Everything));
        var page = (await stage.Copy()).Files["privacy/index.html"];
        var at = page.IndexOf(right, StringComparison.Ordinal);

        Assert.NotEmpty(await HtmlCheckers.HtmlValidate([new("privacy/index.html", page[..at] + wrong + page[(at + right.Length)..])]));
    }

    private static async Task<IReadOnlyDictionary<string, string>> Pages(PublishingStage stage)
    {
        // Clocks have more decimals than HTML allows.
        stage.Clock.Advance(TimeSpan.FromTicks(1_234_567));
        await stage.Themes(await stage.Projection()).AddAsync(Theme, CancellationToken.None);
        await stage.PublishAsNext(await stage.Projection(Everything));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        var next = await stage.Projection([.. Everything.Skip(1).Select(item => item with { Text = $"{item.Text} <More>", Revision = 2, ContentVersion = 2 }), Given.Withdrawn(Everything[0])]);
        await stage.Name(next, number: 1, snapshot: 1, "<Edition> & \"more\"");
        await stage.PublishAsNext(next);
        return (await stage.Copy()).Files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal)).ToDictionary();
    }

    private static readonly Theme Theme = new(
        ContributionId.FromKey("test", "theme"),
        "<Theme> & \"more\"",
        "With *emphasis*, <b>no html</b> and\n\n- a list",
        [new("1", DateTimeOffset.UnixEpoch, ThemeAction.Created, "amina", "Amina"), new("2", DateTimeOffset.UnixEpoch, ThemeAction.Published, "amina", "Amina")])
    {
        Published = new("<Theme> & \"more\"", "With *emphasis*, <b>no html</b> and\n\n- a list", DateTimeOffset.UnixEpoch),
    };

    private static IReadOnlyList<Contribution> Everything { get; } =
    [
        .. Given.After.Where(item => item.State == ContributionState.Approved).Select(item => item with { Place = new(Theme.Id, 1, 0, DateTimeOffset.UnixEpoch, "amina", "Amina", "move") }),
        Given.Approved("A principle from <notes>", ContributionKind.Principle) with { DraftedFrom = new(Theme.Id, "amina", "Amina", [.. Given.After.Select(item => item.Id)]) },
        Given.Approved("Everything that can be <typed> & \"more\"", ContributionKind.Principle) with
        {
            Text = "Statement with [a link](https://example.org?a=1&b=2 \"title\").\n\n# Heading\n\n> quote\n\n```\ncode < more\n```\n\n1. one\n   - nested\n\n3. three\n\n***\n\n<b>no html</b> ![picture](x.png)  \nbroken line `code`",
            Importance = "# Because\n\n- it is",
            Meaning = "- **one**\n# two\n- > three",
        },
        Given.Approved("שלום", ContributionKind.Guidance) with { Text = "- a\n- b\n\n  c", Contributor = new("<Ada> & co", null, null, Attribution.Named) },
        Given.Approved("A barrier without a category", ContributionKind.Barrier) with { Category = "gone", Text = "" },
        Given.Approved("A principle that was retired", ContributionKind.Principle) with { Retired = true },
    ];
}
