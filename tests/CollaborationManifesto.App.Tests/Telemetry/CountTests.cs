using System.Diagnostics.Metrics;
using System.Net;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Telemetry;

/// <summary>Operators' figures count each thing once.</summary>
public sealed class CountTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_contribution_and_a_decision_that_are_posted_twice_count_once()
    {
        await using var app = await ManifestoApp.Start(azurite);
        using var seen = new MetricsSeen(app.Get<IMeterFactory>());

        var check = await (await app.Contributor.Fills()).Submit();
        await check.Submit();
        await check.Submit();
        var review = (await app.Curators.OpensReview(Curators.Amina, "Nobody wrote down why")).Choose("decision", "approve");
        await review.Submit();
        await review.Submit();

        Assert.Equal((1, 1), (seen.Sum("manifesto.contributions.accepted"), seen.Sum("manifesto.decisions")));
    }

    [Fact]
    public async Task A_refused_mail_counts_as_refused_and_a_taken_one_as_sent()
    {
        var outage = new MailOutage { Fault = body => body.Contains(Curators.Ben, StringComparison.Ordinal) ? MailOutage.Answer(HttpStatusCode.ServiceUnavailable) : null };
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            outage.Install(services);
        });
        using var seen = new MetricsSeen(app.Get<IMeterFactory>());

        await app.Contributor.Sends();
        await app.HandleMessages();

        Assert.Equal(
            (2, 1, 1),
            (seen.Sum("manifesto.mails.sent"), seen.Sum("manifesto.mails.refused"), seen.Sum("manifesto.messages.put_back")));
    }

    [Fact]
    public async Task Every_post_that_was_limited_is_counted()
    {
        await using var app = await ManifestoApp.Start(azurite, null, "--Limits:Burst=2", "--Limits:PerMinute=1");
        using var seen = new MetricsSeen(app.Get<IMeterFactory>());

        for (var posts = 0; posts < 5; posts++)
            await app.Browser.Send(new(HttpMethod.Post, app.Function("contributions")) { Content = new FormUrlEncodedContent([]) });

        Assert.Equal(3, seen.Sum("manifesto.posts.limited"));
    }
}
