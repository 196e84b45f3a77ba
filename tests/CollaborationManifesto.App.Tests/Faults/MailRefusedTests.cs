using System.Net;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>When the provider refuses one address or lacks a permission, everyone else still gets their email.</summary>
public sealed class MailRefusedTests(SharedAzurite azurite) : IDisposable
{
    private readonly MailOutage _mail = new();
    private readonly MovableClock _clock = new();
    private readonly LogLines _log = new();

    [Fact]
    public async Task An_invalid_contributor_address_is_logged_by_id()
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
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_refused_curator_address_does_not_block_the_others(HttpStatusCode status)
    {
        await using var app = await Start();
        _mail.Fault = body => body.Contains(Curators.Ben, StringComparison.Ordinal) ? MailOutage.Answer(status) : null;

        var ids = new[] { await Sends(app, "One", "one@example.org"), await Sends(app, "Two", "two@example.org") };
        await app.HandleMessages();

        Assert.Equal(0, await app.QueueLength() + await app.PoisonLength());
        Assert.Equal(
            [Curators.Amina, Curators.Amina, Curators.Carys, Curators.Carys, "one@example.org", "two@example.org"], app.Mails().Select(mail => mail.To).Order(StringComparer.Ordinal));
        var ben = Ben.Id;
        Assert.Equal(2, _log.All.Count(line => line.Contains($"SendGrid refused the address of curator {ben} for good, with status {(int)status}", StringComparison.Ordinal)));
        Assert.DoesNotContain(_log.All, line => line.Contains("example.org", StringComparison.Ordinal));

        // Handling it again does not retry the email.
        var tries = _mail.Attempts;
        await app.Get<ChangeQueue>().AnnounceAsync(ids[0], ids[0].ToString(), CancellationToken.None);
        await app.HandleMessages();
        Assert.Equal(tries, _mail.Attempts);
    }

    [Fact]
    public async Task A_refused_digest_is_final_and_the_others_get_theirs()
    {
        await using var app = await Start("--Notices:BurstMails=1");
        await app.Contributor.Sends("One");
        await app.HandleMessages();
        await app.Contributor.Sends("Two");
        await app.HandleMessages();
        _mail.Fault = body => body.Contains(Curators.Ben, StringComparison.Ordinal) ? MailOutage.Answer(HttpStatusCode.BadRequest) : null;
        _clock.Advance(TimeSpan.FromHours(2));

        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
        var tries = _mail.Attempts;
        _clock.Advance(TimeSpan.FromHours(2));
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);

        Assert.Equal([Curators.Amina, Curators.Carys], app.Mails().Where(mail => mail.Text.Contains("/api/desk?", StringComparison.Ordinal)).Select(mail => mail.To).Order());
        Assert.Equal(tries, _mail.Attempts);
    }

    [Fact]
    public async Task A_refused_link_email_is_not_retried()
    {
        await using var app = await Start();
        await app.Contributor.Sends();
        await app.HandleMessages();
        var page = await app.Curators.OpensReview(Curators.Ben, "Nobody wrote down why");
        _mail.Fault = _ => MailOutage.Answer(HttpStatusCode.BadRequest);
        _clock.Advance(TimeSpan.FromDays(15));

        var told = await (await app.Curators.Reloads(page)).Choose("answer", "yes").Submit();
        await (await app.Browser.Open(app.Function("desk"))).Type("email", Curators.Ben).Submit();
        var desk = app.Get<QueueServiceClient>().GetQueueClient(app.Get<IOptions<StorageSettings>>().Value.DeskQueue);
        await app.Get<DeskLinks>().MailAsync((await desk.ReceiveMessageAsync()).Value.MessageText, CancellationToken.None);

        Assert.Equal("We cannot email your address", told.Heading);
        // Only the message just handled: none was put back.
        Assert.Equal(1, (await desk.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        Assert.Equal(2, _log.All.Count(line => line.Contains($"the address of curator {Ben.Id} for good", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refused_sender_address_holds_all_email_until_fixed()
    {
        await using var app = await Start();
        _mail.Fault = _ => new(HttpStatusCode.BadRequest) { Content = new StringContent("""{"errors":[{"message":"Invalid","field":"from.email"}]}""") };
        await app.Contributor.Sends();
        await app.HandleMessages();
        Assert.Empty(app.Mails());
        _mail.Fault = null;

        await Eventually.Some(
            async () =>
            {
                await app.HandleMessages();
                return app.Mails().Count == 3 ? "sent" : null;
            },
            "three mails");
        Assert.Equal(0, await app.PoisonLength());
    }

    [Fact]
    public async Task A_defect_in_one_email_does_not_block_the_rest()
    {
        await using var app = await Start();
        _mail.Fault = body => body.Contains(Curators.Ben, StringComparison.Ordinal) || body.Contains("one@", StringComparison.Ordinal) ? throw new FormatException("a defect") : null;
        await Sends(app, "Two", "two@example.org");

        await Assert.ThrowsAsync<FormatException>(app.HandleMessages);
        Assert.Single(app.Mails(), mail => mail.To == "two@example.org");

        string[] others = ["three", "four", "five"];
        await Task.WhenAll(others.Prepend("one").Select(name => Sends(app, name, $"{name}@example.org")));
        await app.Get<QueueServiceClient>().GetQueueClient(app.Get<IOptions<StorageSettings>>().Value.ContributionsQueue).ClearMessagesAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.All(others, name => Assert.Single(app.Mails(), mail => mail.To == $"{name}@example.org"));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, true)]
    [InlineData(HttpStatusCode.BadRequest, false)]
    public async Task A_refused_erasure_does_not_block_other_emails(HttpStatusCode status, bool waits)
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

        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Equal(waits, (await Stored(app, erased)).ErasureDue is not null);
        Assert.All(Enumerable.Range(0, 4), number => Assert.Single(app.Mails(), mail => mail.To == $"other{number}@example.org"));
        Assert.Equal(waits, _log.All.Any(line => line.Contains("has not the scope recipients.erasejob.create", StringComparison.Ordinal)));
        Assert.Equal(0, await app.PoisonLength());
    }

    [Fact]
    public async Task An_erasure_with_a_revoked_key_ends_with_a_log_line()
    {
        await using var app = await Start();
        var id = await Sends(app, "Erased", "gone@example.org");
        await app.HandleMessages();
        await Erases(app, id);
        var read = (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value;
        await app.Get<ContributionStore>().ReplaceAsync(read.Value with { ErasureDue = "sealed with a key that is gone" }, read.ETag, CancellationToken.None);

        await app.HandleMessages();

        Assert.Null((await Stored(app, id)).ErasureDue);
        Assert.Equal(0, await app.PoisonLength());
        Assert.Contains(_log.All, line => line.Contains($"the address of contribution {id} was sealed", StringComparison.Ordinal));
    }

    public void Dispose() => _mail.Dispose();

    private static Curator Ben => Curator.Create("", EmailAddress.TryParse(Curators.Ben)!);

    private Task<ManifestoApp> Start(params string[] settings) => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ILoggerProvider>(_log);
        _mail.Install(services);
    }, [.. settings, "--Logging:LogLevel:Default=Warning"]);

    private static async Task<ContributionId> Sends(ManifestoApp app, string title, string email) =>
        app.IdIn(await (await (await app.Contributor.Fills(title)).Type("email", email).Submit()).Submit());

    private static async Task Erases(ManifestoApp app, ContributionId id)
    {
        var status = await app.Browser.Open(app.Function($"contributions/status?token={Uri.EscapeDataString(app.Get<Links.LinkTokens>().ForStatus(id))}"));
        await status.Confirms("erase");
    }

    private static async Task<Contribution> Stored(ManifestoApp app, ContributionId id) =>
        (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value;
}
