using System.Net;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Reconciling;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>What the provider refuses for one address, or for want of a permission, holds up nobody else's mail.</summary>
public sealed class MailRefusedTests(SharedAzurite azurite) : IDisposable
{
    private readonly MailOutage _mail = new();
    private readonly MovableClock _clock = new();
    private readonly LogLines _log = new();

    [Fact]
    public async Task An_address_that_it_takes_for_none_is_told_in_the_log_by_id_and_poisons_nothing()
    {
        await using var app = await Start();
        _mail.Fault = body => body.Contains("nobody@example.org", StringComparison.Ordinal) ? MailOutage.Answer(HttpStatusCode.BadRequest) : null;
        var id = await Sends(app, "Mine", "nobody@example.org");

        await app.HandleMessages();

        Assert.Equal(3, app.Mails().Count);
        Assert.Equal(0, await app.PoisonLength());
        Assert.Contains(_log.All, line => line.Contains($"SendGrid refused the address of contribution {id} for good, with status 400", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    public async Task An_erasure_that_it_refuses_waits_for_the_permission_or_is_over_and_the_others_get_their_mails(HttpStatusCode status, bool waits)
    {
        await using var app = await Start();
        var erased = await Sends(app, "Erased", "gone@example.org");
        await app.HandleMessages();
        _mail.Fault = body => body.Contains("email_addresses", StringComparison.Ordinal) ? MailOutage.Answer(status) : null;
        await Erases(app, erased);
        await app.HandleMessages();
        // Their messages are lost.
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Sends(app, $"Other {number}", $"other{number}@example.org")));
        await app.Get<QueueServiceClient>().GetQueueClient(app.Get<IOptions<StorageSettings>>().Value.ContributionsQueue).ClearMessagesAsync();
        _clock.Advance(TimeSpan.FromHours(1));

        await app.Get<Reconciler>().Run(CancellationToken.None);

        Assert.Equal(waits, (await Stored(app, erased)).ErasureDue is not null);
        Assert.All(Enumerable.Range(0, 4), number => Assert.Single(app.Mails(), mail => mail.To == $"other{number}@example.org"));
        Assert.Equal(waits, _log.All.Any(line => line.Contains("has not the scope recipients.erasejob.create", StringComparison.Ordinal)));
        Assert.Equal(0, await app.PoisonLength());
    }

    [Fact]
    public async Task An_erasure_whose_key_was_taken_away_is_over_and_says_so()
    {
        await using var app = await Start();
        var id = await Sends(app, "Erased", "gone@example.org");
        await app.HandleMessages();
        await Erases(app, id);
        var read = (await app.Get<ContributionStore>().Find(id, CancellationToken.None))!.Value;
        await app.Get<ContributionStore>().Replace(read.Value with { ErasureDue = "sealed with a key that is gone" }, read.ETag, CancellationToken.None);

        await app.HandleMessages();

        Assert.Null((await Stored(app, id)).ErasureDue);
        Assert.Equal(0, await app.PoisonLength());
        Assert.Contains(_log.All, line => line.Contains($"the address of contribution {id} was sealed", StringComparison.Ordinal));
    }

    public void Dispose() => _mail.Dispose();

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ILoggerProvider>(_log);
        _mail.Install(services);
    }, "--Logging:LogLevel:Default=Warning");

    private static async Task<ContributionId> Sends(ManifestoApp app, string title, string email) =>
        app.IdIn(await (await (await app.Contributor.Fills(title)).Type("email", email).Submit()).Submit());

    private static async Task Erases(ManifestoApp app, ContributionId id)
    {
        var status = await app.Browser.Open(app.Function($"contributions/status?token={Uri.EscapeDataString(app.Get<Links.LinkTokens>().ForStatus(id))}"));
        await status.Choose("wish", "erase").Submit();
    }

    private static async Task<Contribution> Stored(ManifestoApp app, ContributionId id) =>
        (await app.Get<ContributionStore>().Find(id, CancellationToken.None))!.Value.Value;
}
