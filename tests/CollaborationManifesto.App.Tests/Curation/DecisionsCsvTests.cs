using System.Globalization;
using System.Net;
using System.Text;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>The file of decisions that curators download from the desk.</summary>
public sealed class DecisionsCsvTests(SharedAzurite azurite)
{
    private const string Header = "Reference,Kind,Category,Title,Decision,Curator,Time (UTC),Reason";

    [Fact]
    public async Task A_file_says_who_decided_what_when_and_why_and_nothing_about_who_sent_it()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var form = (await app.Contributor.Fills("=1+1", "Some text"))
            .Choose("attribution", "named").Type("name", "Canary Person").Type("organisation", "Canary Council").Type("email", "canary@example.org");
        var status = await (await form.Submit()).Submit();
        await app.Curators.Decides(Curators.Ben, "=1+1", "decline", "@SUM, and more");
        await app.Contributor.Sends("Held");
        await app.Curators.Decides(Curators.Amina, "Held", "object", "＝1");
        await app.Contributor.Sends("Untouched");
        await app.Curators.Mail(Curators.Ben, "Untouched");
        await app.IsIdle();
        var desk = await app.Desk(Curators.Ben, "view=decided");
        var link = new Uri(desk.Document.QuerySelectorAll("main a").Single(one => one.TextContent == "Download these decisions (CSV)").GetAttribute("href")!);

        using var answer = await app.Browser.Http.GetAsync(link);
        var decided = await Lines(answer);
        var entry = (await Stored(app, status)).History.Single(one => one.Action == HistoryAction.Declined);
        Assert.Equal(
            [Header, $"{app.IdIn(status).Reference},Barrier,Decision Making,\"'=1+1\",Ben declined,Ben,{entry.At.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)}Z,\"'@SUM, and more\""],
            decided);
        Assert.Equal(("text/csv", "no-store"), (answer.Content.Headers.ContentType!.MediaType, answer.Headers.CacheControl!.ToString()));
        var name = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", $"decisions-{app.Get<TimeProvider>().GetUtcNow():yyyy-MM-dd}.csv"), (name.DispositionType, name.FileName!.Trim('"')));

        var waiting = await File(app, desk, "view=waiting");
        Assert.Equal(2, waiting.Count);
        Assert.Contains("Held,Amina objected,Amina,", waiting[1], StringComparison.Ordinal);
        Assert.EndsWith("'＝1", waiting[1].TrimEnd('"'), StringComparison.Ordinal);
        Assert.Equal(waiting, await File(app, desk, "view=held&kind=barrier&category=decision-making&search=held"));
        Assert.Equal([Header], await File(app, desk, "view=waiting&kind=principle"));
        Assert.Equal([Header], await File(app, desk, "view=waiting&search=untouched"));
        Assert.DoesNotContain(decided.Concat(waiting), line => line.Contains("Canary", StringComparison.OrdinalIgnoreCase));

        await (await app.Browser.Open(status.Address)).Confirms("erase");
        Assert.Equal(decided, await File(app, desk, "view=decided"));
    }

    [Fact]
    public async Task Only_a_curator_with_a_link_that_works_gets_the_file()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("Seeds the curators");
        await app.Curators.Mail(Curators.Ben, "Seeds the curators");
        var (tokens, curators) = (app.Get<LinkTokens>(), app.Get<CuratorRegister>());
        var ben = (await curators.AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Ben);
        var good = tokens.ForDesk(new(ben.Id, DateTimeOffset.MaxValue));
        var statuses = new List<HttpStatusCode>();
        foreach (var token in new[] { good, "", "made-up", tokens.ForEmailPreference(ben.Id), tokens.ForDesk(new(ben.Id, DateTimeOffset.UnixEpoch)) })
            statuses.Add((await app.Browser.Open(app.Function($"desk/decisions.csv?token={token}"))).Status);
        Assert.Equal([HttpStatusCode.OK, .. Enumerable.Repeat(HttpStatusCode.Gone, 4)], statuses);

        var table = app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.CuratorsTable);
        await table.DeleteEntityAsync(await table.QueryAsync<TableEntity>($"Email eq '{Curators.Ben}'").SingleAsync());

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Browser.Open(app.Function($"desk/decisions.csv?token={good}"))).Status);
    }

    [Fact]
    public async Task A_file_that_leaves_contributions_out_says_so()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var title in new[] { "First", "Second" })
        {
            await app.Contributor.Sends(title);
            await app.Curators.Decides(Curators.Ben, title, "object", "Why");
        }

        await app.IsIdle();
        var token = QueryHelpers.ParseQuery((await app.Desk(Curators.Ben)).Address.Query)["token"];
        var filter = new DeskFilter(DeskView.Waiting, null, null, false, null);
        DecisionsCsv Most(int contributions) =>
            new(app.Get<DeskAccess>(), app.Get<ContributionStore>(), app.Get<Projection>(), app.Get<IOptions<ManifestoSettings>>(), app.Get<AllWords>(), app.Get<TimeProvider>()) { MostContributions = contributions };

        Assert.Equal(1_000, app.Get<DecisionsCsv>().MostContributions);
        Assert.Equal(3, (await Lines(Most(2))).Count);
        var some = await Lines(Most(1));
        Assert.Contains("First", some[1], StringComparison.Ordinal);
        Assert.Equal("This file has the decisions on the first 1 contributions. Use the filters of the desk to find the others.,,,,,,,", Assert.Single(some.Skip(2)));

        async Task<IReadOnlyList<string>> Lines(DecisionsCsv csv) =>
            LinesOf(Encoding.UTF8.GetString(Assert.IsType<DecisionsFile>(await csv.CreateAsync(token, filter, CancellationToken.None)).Csv.Span));
    }

    private static async Task<Contribution> Stored(ManifestoApp app, WebPage status) =>
        (await app.Get<ContributionStore>().FindAsync(app.IdIn(status), CancellationToken.None))!.Value.Value;

    private static async Task<IReadOnlyList<string>> File(ManifestoApp app, WebPage desk, string filter)
    {
        var token = QueryHelpers.ParseQuery(desk.Address.Query)["token"];
        using var answer = await app.Browser.Http.GetAsync(app.Function($"desk/decisions.csv?token={Uri.EscapeDataString(token!)}&{filter}"));
        return await Lines(answer);
    }

    private static async Task<IReadOnlyList<string>> Lines(HttpResponseMessage answer) => LinesOf(await answer.Content.ReadAsStringAsync());

    private static IReadOnlyList<string> LinesOf(string csv) => csv.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
