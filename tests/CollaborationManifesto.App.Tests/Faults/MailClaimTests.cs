using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

public sealed class MailClaimTests(SharedAzurite azurite)
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task One_of_many_concurrent_senders_may_send()
    {
        await using var app = await Start();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Claim(app)));

        Assert.Single(outcomes.OfType<ClaimOutcome.Claimed>());
        Assert.Equal(11, outcomes.OfType<ClaimOutcome.InProgress>().Count());
    }

    [Fact]
    public async Task A_sent_email_is_never_claimed_again()
    {
        await using var app = await Start();
        var mine = Assert.IsType<ClaimOutcome.Claimed>(await Claim(app));
        await app.Get<EmailClaims>().MarkSentAsync(mine.Claim, CancellationToken.None);

        _clock.Advance(TimeSpan.FromDays(365));

        Assert.IsType<ClaimOutcome.AlreadySent>(await Claim(app));
    }

    [Fact]
    public async Task A_dead_senders_claim_lasts_a_minute()
    {
        await using var app = await Start();
        await Claim(app);

        _clock.Advance(TimeSpan.FromSeconds(50));
        Assert.IsType<ClaimOutcome.InProgress>(await Claim(app));
        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.IsType<ClaimOutcome.Claimed>(await Claim(app));
    }

    [Fact]
    public async Task A_mail_that_was_refused_can_be_tried_at_once()
    {
        await using var app = await Start();
        var mine = Assert.IsType<ClaimOutcome.Claimed>(await Claim(app));

        await app.Get<EmailClaims>().ReleaseAsync(mine.Claim, CancellationToken.None);

        Assert.IsType<ClaimOutcome.Claimed>(await Claim(app));
    }

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
    });

    private static Task<ClaimOutcome> Claim(ManifestoApp app) => app.Get<EmailClaims>().ClaimAsync("amina", "review-1", NotifiedVersions.None, CancellationToken.None);
}
