using System.Diagnostics;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>html-validate (https://html-validate.org) finds no error in any published page.</summary>
public sealed class ValidHtmlTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Every_published_page_is_valid_html()
    {
        await using var stage = await PublishingStage.Set(azurite);
        await stage.PublishAsNext(await stage.Projection(Everything));
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await stage.PublishAsNext(await stage.Projection([.. Everything.Skip(1), Given.Withdrawn(Everything[0])]));

        var site = await stage.Copy();

        Assert.True(site.Pages.Count() > 30);
        Assert.Empty(await Wrong(site.Files.Where(file => file.Key.EndsWith(".html", StringComparison.Ordinal))));
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

        Assert.NotEmpty(await Wrong([new("privacy/index.html", page[..at] + wrong + page[(at + right.Length)..])]));
    }

    private static IReadOnlyList<Contribution> Everything { get; } =
    [
        .. Given.After.Where(item => item.State == ContributionState.Approved),
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

    private static async Task<IReadOnlyList<string>> Wrong(IEnumerable<KeyValuePair<string, string>> pages)
    {
        var folder = Directory.CreateTempSubdirectory("manifesto-html-");
        foreach (var (path, html) in pages)
        {
            var file = new FileInfo(Path.Combine(folder.FullName, path));
            file.Directory!.Create();
            await File.WriteAllTextAsync(file.FullName, html);
        }

        var frontend = Path.Combine(Repository.Root, "frontend");
        using var process = Process.Start(new ProcessStartInfo(
            "node",
            [Path.Combine(frontend, "node_modules", "html-validate", "bin", "html-validate.mjs"), "--config", Path.Combine(frontend, "html-validate.json"), "--formatter", "json", folder.FullName])
        {
            RedirectStandardOutput = true,
        })!;
        using var report = JsonDocument.Parse(await process.StandardOutput.ReadToEndAsync());
        await process.WaitForExitAsync();
        folder.Delete(recursive: true);
        var wrong = report.RootElement.EnumerateArray()
            .SelectMany(file => file.GetProperty("messages").EnumerateArray().Select(message => $"{file.GetProperty("filePath").GetString()}: {message.GetProperty("message").GetString()}"))
            .ToList();
        Assert.Equal(wrong.Count > 0, process.ExitCode != 0);
        return wrong;
    }
}
