using System.Net;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Curators choose their emails on a page or by one click in their email program (RFC 8058).</summary>
public sealed class MailWishTests(SharedAzurite azurite)
{
    private const string Title = "Nobody wrote down why";

    private static FormUrlEncodedContent UrlEncoded => new([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);

    public static TheoryData<string> Bodies => ["urlencoded", "multipart"];

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task One_click_in_a_mail_program_pauses_and_the_page_takes_it_back(string kind)
    {
        await using var app = await ManifestoApp.Start(azurite);
        var mail = await Sent(app);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        using HttpContent body = kind == "multipart" ? new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } } : UrlEncoded;

        using var answer = await app.Browser.Http.PostAsync(HeaderLink(mail), body);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(EmailPreference.Paused, await Wish(app));
        var page = await app.Browser.Open(HeaderLink(mail));
        Assert.Contains("You get no emails about contributions or editions. We will still send links you ask for.", page.Text, StringComparison.Ordinal);
        var changed = await page.Choose("mails", "Each").Submit();
        Assert.Contains("Success Saved", changed.Text, StringComparison.Ordinal);
        Assert.Contains("You get an email for each contribution", changed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved", (await app.Browser.Open(HeaderLink(mail))).Text, StringComparison.Ordinal);
        Assert.Equal(EmailPreference.Each, await Wish(app));
    }

    [Fact]
    public async Task A_curator_chooses_digests_only()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var mail = await Sent(app);
        Assert.Contains(HeaderLink(mail).ToString(), mail.Text, StringComparison.Ordinal);

        var page = await app.Browser.Open(HeaderLink(mail));
        Assert.Equal("What we email you", page.Heading);
        Assert.Contains("One summary a day", page.Text, StringComparison.Ordinal);
        await page.Choose("mails", "DigestOnly").Submit();

        Assert.Equal(EmailPreference.DigestOnly, await Wish(app));
    }

    [Fact]
    public async Task The_desk_and_digests_link_to_email_preferences()
    {
        await using var workshop = await Workshop.Open(azurite);
        await workshop.Wishes(Curators.Amina, EmailPreference.DigestOnly);
        await workshop.SendAndHandle();
        await workshop.After(TimeSpan.FromMinutes(31));
        var digest = workshop.Digests(Curators.Amina).Single();
        Assert.Equal("What we email you", (await workshop.App.Browser.Open(HeaderLink(digest))).Heading);

        var desk = await workshop.App.Desk(Curators.Amina);
        var link = desk.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "Choose what we email you").GetAttribute("href")!;
        Assert.Equal("What we email you", (await workshop.App.Browser.Open(new(link))).Heading);
    }

    [Fact]
    public async Task A_scanner_changes_no_preferences()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var link = HeaderLink(await Sent(app));
        await Chosen(app, link, "DigestOnly");

        var page = await app.Browser.Open(link);
        Assert.Null(page.Value("mails"));
        var untouched = await page.Submit();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose what we should email you"), (untouched.Status, untouched.Errors.Single()));
        foreach (var content in new HttpContent?[]
        {
            null, new StringContent(""), new StringContent("List-Unsubscribe=One-Click"), new StringContent("{}", null, "application/json"),
            new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "")]), new FormUrlEncodedContent([KeyValuePair.Create("mails", "Paused")]),
            new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", new string('x', 100_000))]),
        })
        {
            using var answer = await app.Browser.Http.PostAsync(link, content);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.Equal(EmailPreference.DigestOnly, await Wish(app));
    }

    [Theory]
    [InlineData("2")]
    [InlineData("paused")]
    [InlineData("Each,Paused")]
    public async Task An_unknown_choice_is_refused(string posted)
    {
        await using var app = await ManifestoApp.Start(azurite);
        var link = HeaderLink(await Sent(app));
        var page = await app.Browser.Open(link);
        page.Document.QuerySelector("[name=mails]")!.SetAttribute("value", posted);

        var answered = await page.Choose("mails", posted).Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answered.Status);
        Assert.Equal(EmailPreference.Each, await Wish(app));
    }

    [Fact]
    public async Task Other_links_and_former_curators_cannot_change_preferences()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var mail = await Sent(app);
        var review = Curators.LinkIn(mail);

        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser.Open(app.Function($"curators/mail{review.Query}"))).Status);
        using var posted = await app.Browser.Http.PostAsync(app.Function($"curators/mail{review.Query}"), UrlEncoded);
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);

        await Remove(app, Curators.Amina);
        using var former = await app.Browser.Http.PostAsync(HeaderLink(mail), UrlEncoded);
        Assert.Equal(HttpStatusCode.Forbidden, former.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Browser.Open(HeaderLink(mail))).Status);
        Assert.DoesNotContain(await app.Get<CuratorRegister>().AllAsync(CancellationToken.None), curator => curator.Email.Value == Curators.Amina);
    }

    private static async Task<ReceivedMail> Sent(ManifestoApp app)
    {
        await app.Contributor.Sends(Title);
        return await app.Curators.Mail(Curators.Amina, Title);
    }

    private static async Task Remove(ManifestoApp app, string address)
    {
        var table = app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.CuratorsTable);
        await table.DeleteEntityAsync(await table.QueryAsync<TableEntity>($"Email eq '{address}'").SingleAsync());
    }

    private static async Task Chosen(ManifestoApp app, Uri link, string wish) => await (await app.Browser.Open(link)).Choose("mails", wish).Submit();

    private static Uri HeaderLink(ReceivedMail mail) => new(mail.Headers["List-Unsubscribe"].Trim('<', '>'));

    private static async Task<EmailPreference> Wish(ManifestoApp app) =>
        (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Amina).EmailPreference;
}
