using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CollaborationManifesto.App.Tests.Curation;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Sessions;
using CollaborationManifesto.App.Tests.Signing;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Makes an app give every kind of response that its functions have.</summary>
internal static class EveryAnswer
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Sender = "sam@example.org";

    private static readonly string[] Posts =
        ["contributions/check", "contributions", "contributions/status", "contributions/address", "review", "review/link", "desk", "desk/order", "desk/editions", "desk/import", "desk/import/file", "desk/themes", "desk/themes/theme", "desk/themes/principle", "desk/workshops", "desk/workshops/workshop", "workshop/invitation", "workshop/lead", "workshop/group", "workshop/notes", "desk/link", "curators/mail", "problems", "problems/status", "problems/address", "desk/problems", "signatures/check", "signatures", "signatures/own", "signatures/news", "desk/signatures", "desk/signatures/import"];

    private static readonly string[] Gets =
        ["contributions/new", "contributions/status", "contributions/address", "review", "desk", "desk/order", "desk/editions", "desk/import", "desk/import/file", "desk/themes", "desk/themes/suggestions", "desk/themes/theme", "desk/themes/principle", "desk/workshops", "desk/workshops/workshop", "workshop/invitation", "workshop/lead", "workshop/group", "desk/decisions.csv", "curators/mail", "problems", "problems/status", "problems/address", "desk/problems", "signatures/own", "signatures/news", "desk/signatures", "desk/signatures/import", "join", "workshop/notes", "workshop", "workshop/wall", "manifesto.json", "openapi.json", "health/live", "health/ready"];

    public static async Task Ask(ManifestoApp app)
    {
        await Contributing(app);
        await Deciding(app);
        await AtTheDesk(app);
        await Reporting(app);
        await Signs(app);
        await InWorkshops(app);
        await Reading(app);
        await Refused(app);
        await ByPrograms(app);
        await Flood(app);
    }

    private static async Task Contributing(ManifestoApp app)
    {
        await (await app.Browser.Open(new(app.Site, "/contribute/"))).Submit();
        var check = await (await app.Contributor.Fills("Mine")).Type("email", Sender).Submit();
        var status = await check.Submit();
        await check.WithValue("token", "another").Submit();
        await status.Submit();
        await (await status.Choose("wish", "correct").Submit()).Type("title", "Mine, corrected").Submit();
        var question = await app.Browser.Open(EveryMail.LinksIn([await app.MailTo(Sender, "Is this your address?")]).First());
        await question.Submit();
        await question.Choose("answer", "yes").Submit();
        await (await app.Browser.Open(status.Address)).Confirms("withdraw");
    }

    private static async Task Reporting(ManifestoApp app)
    {
        var form = await app.Browser.Open(app.Function("problems?page=%2Fboard%2F"));
        await form.Submit();
        var receipt = await form.Type("text", "Broken").Type("email", "reader@example.org").Submit();
        await receipt.Submit();
        var question = await app.Browser.Open(EveryMail.LinksIn([await app.MailTo("reader@example.org", "Is this your address?")]).Single());
        await question.Submit();
        await question.Choose("answer", "no").Submit();
        var list = await app.Browser.Open(app.Function($"desk/problems{(await app.Desk(Curators.Ben)).Address.Query}"));
        var one = await app.Browser.Open(new(list.Document.QuerySelector("main a[href*='report=']")!.GetAttribute("href")!));
        await one.Submit();
        await one.Choose("decision", "close").Submit();
        await receipt.Choose("agreed", "yes").Submit();
    }

    private static async Task Signs(ManifestoApp app)
    {
        await app.SigningForm();
        await app.NamesEdition(9);
        await app.Published("/sign/", "You sign");
        await (await app.SigningForm()).Submit();
        var check = await app.ChecksSignature("Sam", "signatory@example.org", "Dorset", forIt: true, "Share");
        await app.SendsSignature(check);
        await check.WithValue("token", "another").Submit();
        var question = await app.Browser.Open(EveryMail.LinksIn([await app.MailTo("signatory@example.org", "Confirm your signature")]).Single());
        await question.Submit();
        var own = await question.Choose("answer", "yes").Submit();
        await own.Submit();
        var change = await app.Browser.Open(new($"{own.Address}&change=1"));
        await change.Submit();
        await change.Type("role", "Head").Submit();
        var news = await app.Browser.Open(new(own.Address.ToString().Replace("signatures/own", "signatures/news", StringComparison.Ordinal)));
        await news.Submit();
        await news.Choose("stops", "yes").Submit();
        var list = await app.Browser.Open(app.Function($"desk/signatures{(await app.Desk(Curators.Ben)).Address.Query}"));
        await app.Browser.Open(new($"{list.Address}&search=Sam"));
        var one = await app.Browser.Open(new(list.Document.QuerySelector("main a[href*='signature=']")!.GetAttribute("href")!));
        await one.Submit();
        await one.Choose("decision", "approve").Submit();
        await own.Choose("agreed", "yes").Submit();
        var import = await app.Browser.Open(app.Function($"desk/signatures/import{list.Address.Query}"));
        await import.Submit();
        var listed = await import.Type("consent", "They agreed").Attach("file", "organisation\nKent\n"u8.ToArray(), "list.csv").Submit();
        await listed.Submit();
        await listed.Choose("sure", "yes").Submit();
        var refused = await app.SendsSignature(await app.ChecksSignature("Someone", "signatory@example.org"));
        await (await app.Browser.Open(refused)).Choose("answer", "no").Submit();
    }

    private static async Task Deciding(ManifestoApp app)
    {
        await app.Contributor.Sends("Decided");
        var stale = await app.Curators.OpensReview(Curators.Ben, "Decided");
        await stale.Submit();
        await (await app.Curators.Edits(Curators.Amina, "Decided")).Type("title", "Decided again").Submit();
        await stale.Choose("decision", "approve").Submit();
        var tokens = app.Get<LinkTokens>();
        var curators = await app.Get<CuratorRegister>().AllAsync(CancellationToken.None);
        var amina = curators.Single(curator => curator.Email.Value == Curators.Amina);
        var id = ContributionId.Parse((await app.ContributionIds())[0]);
        var expired = await app.Browser.Open(app.Function($"review?token={tokens.ForReview(new(id, amina.Id, DateTimeOffset.UnixEpoch))}"));
        await expired.Submit();
        await expired.Choose("answer", "yes").Submit();
        await app.Browser.Open(app.Function($"review?token={tokens.ForReview(new(id, "nobody", DateTimeOffset.MaxValue))}"));
        var mails = await app.Browser.Open(app.Function($"curators/mail?token={tokens.ForEmailPreference(amina.Id)}"));
        await mails.Submit();
        await mails.Choose("mails", "Each").Submit();
        // Nothing else here waits for this curator's email.
        using var oneClick = await app.Browser.Http.PostAsync(app.Function($"curators/mail?token={tokens.ForEmailPreference(curators.Single(curator => curator.Email.Value == Curators.Carys).Id)}"), Body("List-Unsubscribe=One-Click", Form));
    }

    private static async Task AtTheDesk(ManifestoApp app)
    {
        var ask = await app.Browser.Open(app.Function("desk"));
        await ask.Type("email", "nobody").Submit();
        await ask.Type("email", "nobody@example.org").Submit();
        await app.Contributor.Sends("On the desk");
        await app.Curators.Mail(Curators.Ben, "On the desk");
        var desk = await app.Desk(Curators.Ben);
        await desk.Submit();
        await (await app.Desk(Curators.Ben, $"after={long.MaxValue}-{ContributionId.New()}")).Submit("first");
        await (await desk.Tick("On the desk").Type("action", "approve").Submit()).Submit();
        await app.PublishPrinciple("Write it down");
        var order = await app.Browser.Open(app.Function($"desk/order{desk.Address.Query}"));
        await order.Submit();
        await app.Browser.Send(order.ToRequest());
        var editions = await app.Browser.Open(app.Function($"desk/editions{desk.Address.Query}"));
        await editions.Submit();
        await editions.Type("title", "The first").Choose("agreed", "yes").Submit();
        var upload = await app.Browser.Open(app.Function($"desk/import/file{desk.Address.Query}"));
        await upload.Submit();
        await upload.Attach("file", new byte[6_000_000], "notes.csv").Submit();
        var check = await (await app.Browser.Open(upload.Address)).Type("name", "Camp").Type("notes", "A note of a workshop").Submit();
        await check.Submit();
        var started = await (await check.Type("category", "tools").Submit()).Choose("agreed", "yes").Submit("yes");
        await (await Eventually.Some(async () => await app.Browser.Open(started.Address) is var page && page.Text.Contains("1 note was added", StringComparison.Ordinal) ? page : null, "the note")).Submit();
        await OnThemes(app, desk.Address.Query);
        await Leading(app, desk.Address.Query);
        using var file = await app.Browser.Http.GetAsync(app.Function($"desk/decisions.csv{desk.Address.Query}"));
        var tokens = app.Get<LinkTokens>();
        await app.Browser.Open(app.Function($"desk?token={tokens.ForDesk(new("nobody", DateTimeOffset.MaxValue))}"));
    }

    private static async Task Leading(ManifestoApp app, string query)
    {
        var plan = await app.Browser.Open(app.Function($"desk/workshops{query}"));
        await plan.Submit();
        var workshop = await plan.Type("name", "Camp").Submit();
        await workshop.Submit("code");
        await workshop.Type("name", "Dana").Type("email", "dana@example.org").Submit("add");
        await app.Browser.Open(app.Function($"desk/workshops/workshop{query}&session={ContributionId.New()}"));
        var session = (await app.Get<SessionRegister>().AllAsync(CancellationToken.None))[0].Value;
        var invitation = await app.Browser.Open(app.Function($"workshop/invitation?token={app.Get<LinkTokens>().ForInvitation(new(session.Id, session.Facilitators[0].Id))}"));
        await invitation.Submit();
        var lead = await invitation.Choose("sure", "yes").Submit();
        await lead.Submit("close");
        await lead.Submit("reveal");
    }

    private static async Task OnThemes(ManifestoApp app, string query)
    {
        var grouping = await app.Browser.Open(app.Function($"desk/themes{query}"));
        await grouping.Submit();
        await grouping.Tick("Write it down").Type("name", "Records").Submit("new");
        var theme = (await app.Get<ThemeRegister>().AllAsync(CancellationToken.None))[0].Value.Id;
        await app.Browser.Open(app.Function($"desk/themes/suggestions{query}"));
        var page = await app.Browser.Open(app.Function($"desk/themes/theme{query}&theme={theme}"));
        await page.Submit("rename");
        await page.Type("note", "What we keep.").Submit("rename");
        var draft = await app.Browser.Open(app.Function($"desk/themes/principle{query}&theme={theme}"));
        await draft.Submit("");
        await draft.Type("title", "Keep records").Type("text", "We keep records.").Submit("");
        await app.Browser.Open(app.Function($"desk/themes/theme{query}&theme={ContributionId.New()}"));
        await app.Browser.Open(app.Function($"desk/themes/principle{query}&theme={ContributionId.New()}"));
        await page.WithValue("theme", ContributionId.New().ToString()).Submit("rename");
        await draft.WithValue("theme", ContributionId.New().ToString()).Submit("");
    }

    private static async Task InWorkshops(ManifestoApp app)
    {
        var held = await LiveWorkshop.Open(app);
        var phone = await held.Joins();
        await phone.Submit("send");
        await LiveWorkshop.Send(phone, "A note");
        await held.Opens("workshop/group");
        await held.Change(session => session with { Step = SessionStep.Group, RevealedAt = session.OpensAt });
        var group = await held.Opens("workshop/group");
        await group.Submit("new");
        await group.Tick("A note").Type("name", "Trust").Submit("new");
        var (room, over) = (await Room.Open(app), await Room.Open(app, session => session with { OpensAt = session.OpensAt.AddDays(-3), ClosesAt = session.ClosesAt.AddDays(-3) }));
        await room.Write("On the wall");
        await room.WallByCode();
        var wall = await room.Wall();
        using var again = new HttpRequestMessage(HttpMethod.Get, room.WallLink);
        again.Headers.IfNoneMatch.Add(wall.Headers.ETag!);
        using var same = await app.Browser.Http.SendAsync(again);
        await over.Wall();
        await app.Browser.Open(app.Function("workshop/wall?token=made-up"));
        await room.Outcomes();
    }

    private static async Task Reading(ManifestoApp app)
    {
        foreach (var route in Gets)
        {
            using var head = await app.Browser.Http.SendAsync(new(HttpMethod.Head, app.Function(route)));
            // The published file may change in between.
            await Eventually.Some(async () => await ReadTwice(app, route) is HttpStatusCode.OK ? null : "not sent again", $"{route} that is not sent again");
        }
    }

    /// <returns>The second response, when only a newer version is wanted. Null if the route has no versions.</returns>
    private static async Task<HttpStatusCode?> ReadTwice(ManifestoApp app, string route)
    {
        using var answer = await app.Browser.Http.GetAsync(app.Function(route));
        if (answer.Headers.ETag is not { } tag)
            return null;
        using var again = new HttpRequestMessage(HttpMethod.Get, app.Function(route));
        again.Headers.IfNoneMatch.Add(tag);
        using var second = await app.Browser.Http.SendAsync(again);
        return second.StatusCode;
    }

    private static async Task Refused(ManifestoApp app)
    {
        foreach (var route in Posts)
        {
            foreach (var body in new[] { Body("x", "text/plain"), Body("a=b", Form), Body("token=made-up", Form), Body("title=" + new string('x', 300_000), Form) })
                await app.Browser.Send(new(HttpMethod.Post, app.Function(route)) { Content = body });
            using var deleted = await app.Browser.Http.DeleteAsync(app.Function(route));
            Assert.Equal(Gets.Contains(route) ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed, deleted.StatusCode);
        }

        foreach (var route in Posts.Except(Gets))
            await Reopened(app, route);

        await app.Browser.Open(app.Function("nowhere"));
    }

    /// <summary>A tab that is opened again leads on, to a page that exists.</summary>
    private static async Task Reopened(ManifestoApp app, string route)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Put, HttpMethod.Patch })
        {
            using var answer = await app.Browser.Http.SendAsync(new(method, app.Function(route)));
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "POST"), (answer.StatusCode, Assert.Single(answer.Content.Headers.Allow)));
        }

        var page = await app.Browser.Open(app.Function(route));
        Assert.Equal("This page cannot be opened again", page.Heading);
        var next = await app.Browser.Open(new(page.Document.QuerySelector("main a")!.GetAttribute("href")!));
        Assert.NotNull(next.Document.QuerySelector("main form[method=post]"));
    }

    private static async Task ByPrograms(ManifestoApp app)
    {
        const string Whole = """{"kind":"barrier","category":"tools","title":"By a program","attribution":"anonymous","licence":"yes"}""";
        foreach (var json in new[] { Whole, "{}", "{", """{"title":5}""", """{"unknown":""}""", $$"""{"title":"{{new string('x', 300_000)}}"}""" })
        {
            using var answer = await app.Browser.Http.PostAsync(app.Function("contributions"), Body(json, "application/json"));
        }

        using var wrongType = await app.Browser.Http.PostAsync(app.Function("contributions"), Body(Whole, "text/plain"));
        foreach (var route in Posts.Concat(Gets))
        {
            using var request = new HttpRequestMessage(Posts.Contains(route) ? HttpMethod.Post : HttpMethod.Get, app.Function($"{route}?token=made-up"));
            request.Content = Posts.Contains(route) ? Body("""{"token":"made-up"}""", "application/json") : null;
            request.Headers.Accept.Add(new("application/json"));
            using var answer = await app.Browser.Http.SendAsync(request);
        }
    }

    private static async Task Flood(ManifestoApp app)
    {
        foreach (var route in new[] { "contributions/check", "contributions", "desk/link" })
        {
            while ((await app.Browser.Send(new(HttpMethod.Post, app.Function(route)) { Content = Body("title=x", Form) })).Status != HttpStatusCode.TooManyRequests)
            {
            }

            using var program = await app.Browser.Http.PostAsync(app.Function(route), Body("{}", "application/json"));
            Assert.Equal(HttpStatusCode.TooManyRequests, program.StatusCode);
        }
    }

    private static StringContent Body(string text, string type) => new(text, Encoding.UTF8, new MediaTypeHeaderValue(type));
}
