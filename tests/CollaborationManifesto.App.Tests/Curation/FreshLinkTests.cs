using System.Net;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Curation;

public sealed class FreshLinkTests(SharedAzurite azurite)
{
    private const string Title = "We ran out of time";
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task An_expired_link_offers_a_new_one()
    {
        await using var app = await Start();
        var expired = await Expired(app);

        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), (expired.Status, expired.Heading));
        for (var times = 0; times < 3; times++)
            Assert.Equal("A new link is on its way", (await expired.Choose("answer", "yes").Submit()).Heading);

        var mail = Assert.Single(app.Mails(), mail => mail.Text.Contains("You asked for a new link", StringComparison.Ordinal));
        Assert.Equal(Curators.Amina, mail.To);
        var review = await app.Browser.Open(Curators.LinkIn(mail));
        Assert.Contains("is approved", (await review.Choose("decision", "approve").Submit()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untouched_form_sends_no_link()
    {
        await using var app = await Start();
        var expired = await Expired(app);

        var untouched = await expired.Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Confirm that you want a link by email"), (untouched.Status, untouched.Errors.Single()));
        Assert.Equal(3, app.Mails().Count);
    }

    [Fact]
    public async Task An_email_outage_is_shown_and_the_link_can_be_requested_again()
    {
        var outage = new MailOutage();
        await using var app = await Start(outage.Install);
        var expired = await Expired(app);
        outage.Fault = _ => MailOutage.Answer(HttpStatusCode.ServiceUnavailable);

        var failed = await expired.Choose("answer", "yes").Submit();
        outage.Fault = null;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "We could not send the email"), (failed.Status, failed.Heading));
        Assert.Equal("A new link is on its way", (await expired.Choose("answer", "yes").Submit()).Heading);
        Assert.Equal(4, app.Mails().Count);
    }

    private Task<ManifestoApp> Start(Action<IServiceCollection>? replace = null) => ManifestoApp.Start(azurite, services =>
    {
        services.AddSingleton<TimeProvider>(_clock);
        replace?.Invoke(services);
    });

    private async Task<WebPage> Expired(ManifestoApp app)
    {
        await app.Contributor.Sends(Title);
        var page = await app.Curators.OpensReview(Curators.Amina, Title);
        await app.IsIdle();
        _clock.Advance(TimeSpan.FromDays(15));
        return await app.Curators.Reloads(page);
    }
}
