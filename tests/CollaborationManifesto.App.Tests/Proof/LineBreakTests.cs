using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Signing;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>A typed line break starts no header of a response or an email, and no log line.</summary>
public sealed class LineBreakTests(SharedAzurite azurite, ReliabilityTable table)
{
    private const string Break = "hostile\r\nX-Hostile: hostile\r\nBcc: hostile@hostile.example\r\n\r\nhostile";

    private static readonly string[] Routes =
        ["contributions/new", "contributions/status", "contributions/address", "review", "desk", "desk/order", "desk/editions", "desk/import", "desk/import/file", "desk/themes", "desk/themes/suggestions", "desk/themes/theme", "desk/themes/principle", "desk/decisions.csv", "curators/mail", "problems", "problems/status", "problems/address", "desk/problems", "signatures/own", "signatures/news", "desk/signatures", "desk/signatures/import", "manifesto.json", "openapi.json", "health/live", "health/ready", "nowhere"];

    private static readonly string[] Parameters = ["token", "invitation", "view", "kind", "category", "odd", "search", "after", "tick", "import", "alike", "page", "report", "signature", "change", "hostile"];

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task A_line_break_in_any_field_of_any_form_begins_no_header_and_no_line()
    {
        var answers = new AnswersSeen();
        using var stores = new Stores();
        await using var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.AddSingleton<IStartupFilter>(answers);
                stores.Watch(services);
            },
            "--Logging:LogLevel:Default=Information");

        var fields = await BreakEveryField(app);
        await BreakEveryAddress(app);
        await app.Curators.Mail(Curators.Carys, "hostile X-Hostile: hostile Bcc:");
        await app.IsIdle();

        Assert.True(fields > 60, $"{fields} fields");
        Assert.Empty(answers.All.Where(answer => answer.Status >= 500).Select(answer => $"{answer.Status} {answer.Method} {answer.Route}"));
        Assert.DoesNotContain(answers.All, answer => Says(answer.Headers) || Says(answer.Location));
        Assert.DoesNotContain(stores.Log.All, Says);
        Assert.All(app.Mails(), mail =>
        {
            Assert.DoesNotContain($"{mail.To}{mail.Subject}{string.Concat(mail.Headers.Keys)}{string.Concat(mail.Headers.Values)}", char.IsControl);
            Assert.DoesNotContain(mail.Headers, header => Says(header.Key) || Says(header.Value));
        });
        table.Passed("line breaks in every field of every form", $"{fields} fields, {answers.All.Count:N0} requests, {app.Mails().Count} mails", "0 headers and 0 lines injected, 0 server errors");
    }

    /// <returns>The number of fields.</returns>
    private static async Task<int> BreakEveryField(ManifestoApp app)
    {
        var fields = 0;
        foreach (var form in await Forms(app))
        {
            foreach (var button in form.Document.QuerySelectorAll<IHtmlButtonElement>("main form[method=post] button"))
            {
                var posted = QueryHelpers.ParseQuery(await form.ToRequest(button).Content!.ReadAsStringAsync()).Select(field => KeyValuePair.Create(field.Key, field.Value.ToString())).ToList();
                var names = form.Document.QuerySelectorAll("main form[method=post] [name]").Select(element => element.GetAttribute("name")!).Distinct().ToList();
                fields += names.Count;
                foreach (var name in names)
                {
                    using var request = form.ToRequest(button);
                    request.Content = new FormUrlEncodedContent(posted.Where(field => field.Key != name).Append(new(name, Break)));
                    using var answer = await app.Browser.Http.SendAsync(request);
                }
            }
        }

        return fields;
    }

    private static async Task BreakEveryAddress(ManifestoApp app)
    {
        foreach (var route in Routes)
        {
            foreach (var parameter in Parameters)
            {
                using var answer = await app.Browser.Http.GetAsync(app.Function($"{route}?{parameter}={Uri.EscapeDataString(Break)}"));
            }

            using var path = await app.Browser.Http.GetAsync(app.Function($"{route}%0d%0aX-Hostile:%20hostile"));
        }
    }

    /// <summary>Every page with a form, filled in correctly except for one field at a time.</summary>
    private static async Task<IReadOnlyList<WebPage>> Forms(ManifestoApp app)
    {
        var form = (await app.Contributor.Fills("To be decided")).Type("name", "Sam").Type("organisation", "Example Council").Type("email", "sam@example.org");
        var check = await form.Submit();
        var status = await (await form.Submit()).Submit();
        var id = app.IdIn(status);
        var tokens = app.Get<LinkTokens>();
        var amina = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Amina);
        var later = DateTimeOffset.MaxValue;
        Task<WebPage> Open(string page, string token) => app.Browser.Open(app.Function($"{page}?token={token}"));
        var review = await app.Curators.OpensReview(Curators.Amina, "To be decided");
        var editable = await app.Curators.OpensReview(Curators.Ben, "To be decided");
        return
        [
            form, check, status,
            await (await app.Browser.Open(status.Address)).Choose("wish", "correct").Submit(),
            (await Open("contributions/address", tokens.ForAddress(id))).Choose("answer", "yes"),
            await editable.Choose("decision", "edit").Submit(),
            review.Choose("decision", "object").Type("reason", "Because"),
            (await Open("review", tokens.ForReview(new(id, amina.Id, DateTimeOffset.UnixEpoch)))).Choose("answer", "yes"),
            await Open("desk", tokens.ForDesk(new(amina.Id, later))),
            await Open("desk/order", tokens.ForDesk(new(amina.Id, later))),
            await Open("desk/editions", tokens.ForDesk(new(amina.Id, later))),
            await (await Open("desk/import/file", tokens.ForDesk(new(amina.Id, later)))).Type("name", "Camp").Type("notes", "One\tTwo\tTools").Submit(),
            .. await OnThemes(app),
            (await app.Browser.Open(app.Function("problems"))).Type("page", "Home").Type("text", "Broken").Type("email", "reader@example.org"),
            .. await OnReports(app, tokens.ForDesk(new(amina.Id, later))),
            .. await OnSignatures(app, tokens.ForDesk(new(amina.Id, later))),
            (await app.Browser.Open(app.Function("desk"))).Type("email", Curators.Amina),
            (await Open("curators/mail", tokens.ForEmailPreference(amina.Id))).Choose("mails", "Each"),
        ];
    }

    private static async Task<IReadOnlyList<WebPage>> OnReports(ManifestoApp app, string desk)
    {
        var receipt = await (await app.Browser.Open(app.Function("problems"))).Type("page", "Home").Type("text", "Broken").Submit();
        var id = (await app.Get<ReportRegister>().WaitingAsync(CancellationToken.None))[0].Id;
        return
        [
            receipt.Choose("agreed", "yes"),
            (await app.Browser.Open(app.Function($"problems/address?token={app.Get<LinkTokens>().ForReportAddress(id)}"))).Choose("answer", "yes"),
            (await app.Browser.Open(app.Function($"desk/problems?token={desk}&report={id}"))).Choose("decision", "answer").Type("answer", "Mended"),
        ];
    }

    private static async Task<IReadOnlyList<WebPage>> OnSignatures(ManifestoApp app, string desk)
    {
        await app.NamesEdition();
        var links = new List<Uri>();
        foreach (var name in new[] { "Confirmed", "Asked" })
            links.Add(await app.SendsSignature(await app.ChecksSignature(name, "signatory@example.org", commitment: "Share")));
        var own = await (await app.Browser.Open(links[0])).Choose("answer", "yes").Submit();
        return
        [
            (await app.SigningForm()).Choose("kind", "person").Type("name", "Sam").Type("email", "signatory@example.org"),
            await app.ChecksSignature("Sam", "signatory@example.org", "Dorset", forIt: true, "Share", "news"),
            (await app.Browser.Open(links[1])).Choose("answer", "yes"),
            (await app.Browser.Open(new($"{own.Address}&change=1"))).Type("role", "Head"),
            (await app.Browser.Open(new(own.Address.ToString().Replace("signatures/own", "signatures/news", StringComparison.Ordinal)))).Choose("stops", "yes"),
            own.Choose("agreed", "yes"),
            await (await app.Browser.Open(app.Function($"desk/signatures/import?token={desk}"))).Type("consent", "They agreed").Attach("file", "organisation\nKent\n"u8.ToArray(), "list.csv").Submit(),
            (await app.Browser.Open(app.Function($"desk/signatures?token={desk}&signature={(await app.Signatures())[0].Key}"))).Choose("decision", "ask").Type("reason", "Why?"),
        ];
    }

    private static async Task<IReadOnlyList<WebPage>> OnThemes(ManifestoApp app)
    {
        var query = (await app.Desk(Curators.Amina)).Address.Query;
        var grouping = await (await app.Browser.Open(app.Function($"desk/themes{query}"))).Tick("To be decided").Type("name", "Trust").Submit("new");
        var theme = (await app.Get<ThemeRegister>().AllAsync(CancellationToken.None))[0].Value.Id;
        return
        [
            grouping,
            await app.Browser.Open(app.Function($"desk/themes/suggestions{query}")),
            await app.Browser.Open(app.Function($"desk/themes/theme{query}&theme={theme}")),
            await app.Browser.Open(app.Function($"desk/themes/principle{query}&theme={theme}")),
        ];
    }

    private static bool Says(string text) => text.Contains("hostile", StringComparison.OrdinalIgnoreCase);
}
