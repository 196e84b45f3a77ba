using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using AngleSharp.Html.Parser;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.TestData;
using Markdig;
using Microsoft.VisualBasic.FileIO;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Reads emails and data files as their readers do, and compares them with what was typed.</summary>
internal static partial class HostileOutputs
{
    private static readonly string[] MailHeaders = ["Auto-Submitted", "In-Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post", "Message-ID", "References"];

    private static readonly string[] Lists = ["principles", "barriers", "guidance"];

    /// <summary>The characters that start a formula in a spreadsheet (https://owasp.org/www-community/attacks/CSV_Injection).</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    public static async Task AssertTexts(ManifestoApp app, IReadOnlyDictionary<ContributionId, string> sent)
    {
        var files = await app.Services.SiteFiles();
        var titles = sent.ToDictionary(one => one.Key.ToString(), one => AnyText.Line(one.Value));
        AssertMails(app, titles.Values);
        AssertJson(files["manifesto.json"], titles);
        AssertCsv(files["manifesto.csv"], titles);
        AssertFeed(files["feed.atom"], titles);
        var guidance = Guidance(files["manifesto.json"]);
        AssertMarkdown(files["manifesto.md"], titles.Values.Where(title => !guidance.Contains(title)));
    }

    public static IEnumerable<string> HtmlInFeed(string xml) => Feed(xml).Items.Select(item => ((TextSyndicationContent)item.Content).Text);

    private static void AssertMails(ManifestoApp app, IEnumerable<string> titles)
    {
        var mails = app.Mails().Where(mail => mail.To == Curators.Amina).ToList();
        Assert.Equal(titles.Order(StringComparer.Ordinal), mails.Select(mail => mail.Subject[(mail.Subject.IndexOf(": ", StringComparison.Ordinal) + 2)..mail.Subject.LastIndexOf(" [", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        foreach (var mail in mails)
        {
            Assert.DoesNotContain(mail.Subject, char.IsControl);
            Assert.Equal(MailHeaders, mail.Headers.Keys.Order());
            Assert.DoesNotContain(mail.Headers.Values, value => value.Any(char.IsControl) || value.Contains("hostile", StringComparison.OrdinalIgnoreCase));
            Assert.All(mail.Text.Split('\n').Where(line => line.Contains("hostile", StringComparison.OrdinalIgnoreCase)), line => Assert.StartsWith("> ", line, StringComparison.Ordinal));
        }
    }

    private static HashSet<string> Guidance(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("guidance").EnumerateArray().Select(item => item.GetProperty("title").GetString()!)];
    }

    private static void AssertJson(string json, IReadOnlyDictionary<string, string> titles)
    {
        using var document = JsonDocument.Parse(json);
        var items = Lists.SelectMany(list => document.RootElement.GetProperty(list).EnumerateArray());
        Assert.Equal(Sorted(titles), Sorted(items.Select(item => KeyValuePair.Create(item.GetProperty("id").GetString()!, item.GetProperty("title").GetString()!))));
    }

    private static void AssertCsv(string csv, IReadOnlyDictionary<string, string> titles)
    {
        using var parser = new TextFieldParser(new StringReader(csv)) { Delimiters = [","], TrimWhiteSpace = false };
        var rows = new List<string[]>();
        while (parser.ReadFields() is { } row)
            rows.Add(row);
        Assert.All(rows, row => Assert.Equal(16, row.Length));
        Assert.DoesNotContain(rows.SelectMany(row => row), cell => cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal));
        Assert.Equal(Sorted(titles), Sorted(rows.Skip(1).Select(row => KeyValuePair.Create(row[0], row[3] == $"'{titles[row[0]]}" ? titles[row[0]] : row[3]))));
    }

    private static void AssertFeed(string xml, IReadOnlyDictionary<string, string> titles)
    {
        var items = Feed(xml).Items.ToList();
        Assert.Equal(Math.Min(50, titles.Count), items.Count);
        Assert.All(items, item => Assert.Equal(titles[item.Id.TrimEnd('/').Split('/')[^1]], item.Title.Text[(item.Title.Text.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
    }

    /// <summary>As a program shows it that allows HTML.</summary>
    public static string HtmlOfMarkdown(string markdown) => Markdown.ToHtml(markdown);

    /// <summary>Principles are headings and barriers list items. Guidance without a principle is not included.</summary>
    private static void AssertMarkdown(string markdown, IEnumerable<string> titles)
    {
        var lines = new HtmlParser().ParseDocument(HtmlOfMarkdown(markdown)).QuerySelectorAll("h2, li").Select(element => element.TextContent.Split(": http://127.0.0.1")[0]).ToList();
        Assert.Empty(
            from title in titles
            group title by title into same
            where lines.Count(line => line == same.Key || NumberAndSpace().Replace(line, "", 1) == same.Key) != same.Count()
            select same.Key);
    }

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex NumberAndSpace();

    private static SyndicationFeed Feed(string xml)
    {
        using var reader = XmlReader.Create(new StringReader(xml));
        return SyndicationFeed.Load(reader);
    }

    private static IEnumerable<string> Sorted(IEnumerable<KeyValuePair<string, string>> items) => items.Select(item => $"{item.Key} {item.Value}").Order(StringComparer.Ordinal);
}
