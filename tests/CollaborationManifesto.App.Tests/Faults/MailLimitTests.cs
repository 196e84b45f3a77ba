using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using CollaborationManifesto.App.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>The provider names the time of the next try and is left alone until then. Contributions are accepted meanwhile.</summary>
public sealed class MailLimitTests(SharedAzurite azurite)
{
    private readonly MovableClock _clock = new();

    public static TheoryData<string> Headers => ["Retry-After in seconds", "Retry-After as a date", "X-RateLimit-Reset"];

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task The_provider_is_left_alone_until_the_time_it_names(string header)
    {
        using var provider = new MailOutage { Fault = _ => Limited(header, TimeSpan.FromMinutes(10)) };
        await using var app = await Start(provider);
        await app.Contributor.Sends("First");
        await app.HandleMessages();
        var asked = provider.Attempts;
        Assert.InRange(asked, 1, 3);
        provider.Fault = null;

        Assert.Equal("We have your contribution", (await app.Contributor.Sends("Second")).Heading);
        await app.HandleMessages();
        _clock.Advance(TimeSpan.FromMinutes(9));
        await HandleNext(app);
        Assert.Equal(asked, provider.Attempts);
        Assert.Empty(app.Mails());

        _clock.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromSeconds(1));
        await Eventually.Some(
            async () =>
            {
                await app.HandleMessages();
                return app.Mails().Count == 6 ? "sent" : null;
            },
            "six mails");
        Assert.Equal(0, await app.PoisonLength());
    }

    [Fact]
    public async Task A_distant_retry_time_counts_as_an_hour()
    {
        using var provider = new MailOutage { Fault = _ => Limited("Retry-After in seconds", TimeSpan.FromDays(365)) };
        await using var app = await Start(provider);
        await app.Contributor.Sends();
        await app.HandleMessages();
        provider.Fault = null;

        _clock.Advance(TimeSpan.FromMinutes(61));
        await HandleNext(app);

        Assert.Equal(3, app.Mails().Count);
    }

    private Task<ManifestoApp> Start(MailOutage provider) => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
        provider.Install(services);
    });

    /// <summary>A returned message becomes visible after a second or two, by the queue's own clock.</summary>
    private static Task HandleNext(ManifestoApp app) =>
        Eventually.Some(async () => await app.Services.HandleMessages() > 0 ? "handled" : null, "a message that was put back");

    private HttpResponseMessage Limited(string header, TimeSpan wait)
    {
        var answer = MailOutage.Answer(HttpStatusCode.TooManyRequests);
        var until = _clock.GetUtcNow() + wait;
        if (header == "X-RateLimit-Reset")
            answer.Headers.Add(header, until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        else
            answer.Headers.RetryAfter = header == "Retry-After as a date" ? new RetryConditionHeaderValue(until) : new RetryConditionHeaderValue(wait);
        return answer;
    }
}
