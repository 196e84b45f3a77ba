using System.Net;
using System.Text.RegularExpressions;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>Nothing but one question is mailed to an address until whoever reads it says that it is theirs.</summary>
public sealed partial class OwnAddressTests(SharedAzurite azurite)
{
    private const string Title = "Canary title";
    private const string Address = "sam@example.org";

    [Fact]
    public async Task The_question_holds_nothing_that_the_sender_typed()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, Title);

        var mail = await app.MailTo(Address, "Is this your address?");

        foreach (var part in new[] { mail.Subject, mail.Text, mail.Html })
            Assert.DoesNotContain("canary", part, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("canary", (await app.Browser.Open(LinkIn(mail))).Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_confirmed_address_is_told_the_decision_and_its_reason()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, Title);
        var page = await app.Browser.Open(LinkIn(await app.MailTo(Address, "Is this your address?")));
        Assert.Equal("Your address is confirmed", (await page.Choose("answer", "yes").Submit()).Heading);

        await app.Curators.Decides(Curators.Amina, Title, "decline", "We have <this> already");

        var told = await app.MailTo(Address, "was decided");
        Assert.Contains("> We have <this> already", told.Text, StringComparison.Ordinal);
        Assert.Contains("We have &lt;this&gt; already", told.Html, StringComparison.Ordinal);
        Assert.Equal("Your contribution was not published", (await app.Browser.Open(LinkIn(told))).Heading);
    }

    [Fact]
    public async Task An_address_that_is_confirmed_after_the_decision_is_told_it_then()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, Title);
        var question = await app.MailTo(Address, "Is this your address?");
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.IsIdle();
        Assert.DoesNotContain(app.Mails(), mail => mail.Subject.Contains("was decided", StringComparison.Ordinal));

        await (await app.Browser.Open(LinkIn(question))).Choose("answer", "yes").Submit();

        await app.MailTo(Address, "was decided");
    }

    [Fact]
    public async Task A_scanner_that_opens_the_link_and_posts_its_form_untouched_confirms_nothing()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await Send(app, Title);
        var link = LinkIn(await app.MailTo(Address, "Is this your address?"));

        var untouched = await (await app.Browser.Open(link)).Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose yes or no"), (untouched.Status, untouched.Errors.Single()));
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.IsIdle();
        Assert.Single(app.Mails(), mail => mail.To == Address);
    }

    [Fact]
    public async Task A_stranger_removes_the_address_and_gets_nothing_more()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await Send(app, Title);
        var page = await app.Browser.Open(LinkIn(await app.MailTo(Address, "Is this your address?")));

        Assert.Equal("The address is removed", (await page.Choose("answer", "no").Submit()).Heading);

        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.IsIdle();
        Assert.Single(app.Mails(), mail => mail.To == Address);
        Assert.DoesNotContain("Confirm it there", (await app.Browser.Open(status.Address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_is_asked_three_times_a_day_at_most()
    {
        await using var app = await ManifestoApp.Start(azurite);
        for (var number = 1; number <= 5; number++)
        {
            await Send(app, $"Canary {number}");
            await app.Curators.Mail(Curators.Carys, $"Canary {number}");
            await app.IsIdle();
        }

        Assert.Equal(3, app.Mails().Count(mail => mail.To == Address));
    }

    [Fact]
    public async Task After_an_address_was_asked_another_instance_still_opens_the_links_of_the_first()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await Send(app, Title);
        await app.MailTo(Address, "Is this your address?");

        await using var other = await ManifestoApp.Start(azurite, settings: [.. app.Get<IOptions<StorageSettings>>().Value.AsArguments()]);

        var page = await other.Browser.Open(other.Function($"contributions/status{status.Address.Query}"));
        Assert.Equal(("We have your contribution", Title), (page.Heading, page.Document.QuerySelector(".cm-note__title")!.TextContent));
    }

    private static async Task<WebPage> Send(ManifestoApp app, string title) =>
        await (await (await app.Contributor.Fills(title, "Canary text")).Type("name", "Canary Person").Type("email", Address).Submit()).Submit();

    private static Uri LinkIn(ReceivedMail mail) => new(Link().Match(mail.Text).Value);

    [GeneratedRegex(@"http://\S+/api/contributions/\S+\?token=\S+")]
    private static partial Regex Link();
}
