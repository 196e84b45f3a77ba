using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.App.Tests.Curation;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>"Email me this link" on the private page.</summary>
public sealed class OwnLinkTests(SharedAzurite azurite)
{
    private const string Sam = "sam@example.org";
    private const string Button = "link";

    private readonly MovableClock _clock = new();

    [Fact]
    public async Task The_link_is_emailed_once_and_the_address_is_not_kept()
    {
        await using var app = await Start();
        var receipt = await app.Contributor.Sends("A title that <nobody> else reads");

        var asked = receipt.Type("email", $" {Sam} ");
        var answers = new[] { await asked.Submit(Button), await asked.Submit(Button) };

        Assert.All(answers, answer => Assert.Equal((HttpStatusCode.OK, true), (answer.Status, answer.Text.Contains("We emailed you the link", StringComparison.Ordinal))));
        var mail = Assert.Single(app.Mails(), mail => mail.To == Sam);
        Assert.DoesNotContain("nobody", mail.Text + mail.Html + mail.Subject, StringComparison.Ordinal);
        Assert.Equal("We have your contribution", (await app.Browser.Open(Assert.Single(EveryMail.LinksIn([mail])))).Heading);
        Assert.Null(Assert.Single(await app.Services.Contributions()).Contributor.Email);
    }

    [Theory]
    [InlineData("")]
    [InlineData("me@")]
    public async Task A_wrong_address_comes_back_with_a_sentence(string typed)
    {
        await using var app = await Start();
        var receipt = await app.Contributor.Sends();

        var answer = await receipt.Type("email", typed).Submit(Button);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, typed), (answer.Status, EmailOn(answer)));
        Assert.Equal(["Enter an email address in the correct format, like name@example.com"], answer.Errors);
        Assert.True(answer.Document.QuerySelector("#email")!.Closest("details")!.HasAttribute("open"));
        Assert.DoesNotContain(app.Mails(), mail => mail.Subject.Contains("private page", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_address_gets_three_links_a_day_whoever_asks()
    {
        await using var app = await Start();
        for (var number = 1; number <= 3; number++)
            Assert.Empty((await (await app.Contributor.Sends($"Idea {number}")).Type("email", Sam).Submit(Button)).Errors);
        var fourth = await app.Contributor.Sends("Idea 4");

        Assert.StartsWith("We cannot email this link again so soon.", Assert.Single((await fourth.Type("email", "SAM@example.org").Submit(Button)).Errors), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Empty((await (await app.Browser.Open(fourth.Address)).Type("email", Sam).Submit(Button)).Errors);
        Assert.Equal(4, app.Mails().Count(mail => mail.To == Sam));
    }

    [Fact]
    public async Task One_page_sends_five_links_a_day_to_whomever()
    {
        await using var app = await Start();
        var receipt = await app.Contributor.Sends();
        for (var number = 1; number <= 5; number++)
            Assert.Empty((await (await app.Browser.Open(receipt.Address)).Type("email", $"person{number}@example.org").Submit(Button)).Errors);

        var sixth = await (await app.Browser.Open(receipt.Address)).Type("email", "person6@example.org").Submit(Button);

        Assert.StartsWith("We cannot email this link again so soon.", Assert.Single(sixth.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain(app.Mails(), mail => mail.To == "person6@example.org");
        _clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Empty((await (await app.Browser.Open(receipt.Address)).Type("email", "person6@example.org").Submit(Button)).Errors);
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "We could not send the email.")]
    [InlineData(HttpStatusCode.BadRequest, "Our email provider does not accept this address.")]
    public async Task An_email_that_is_not_sent_says_so(HttpStatusCode status, string sentence)
    {
        var outage = new MailOutage();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            outage.Install(services);
        });
        var receipt = await app.Contributor.Sends();
        outage.Fault = _ => MailOutage.Answer(status);

        var answer = await receipt.Type("email", Sam).Submit(Button);

        Assert.StartsWith(sentence, Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal(Sam, EmailOn(answer));
    }

    private static string EmailOn(WebPage page) => page.Document.QuerySelector<IHtmlInputElement>("#email")!.Value;

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
    });
}
