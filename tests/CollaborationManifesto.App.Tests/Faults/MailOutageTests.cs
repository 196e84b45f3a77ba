using System.Net;
using System.Net.Sockets;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

public sealed class MailOutageTests(SharedAzurite azurite, ReliabilityTable table)
{
    private static readonly string[] Everybody = [Curators.Amina, Curators.Ben, Curators.Carys];

    private static readonly string[] KindsOfFault = ["429", "500", "reset", "timeout"];

    public static TheoryData<string> Faults => ["429", "500", "503", "401", "reset", "timeout"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_email_outage_blocks_no_contributions(string fault)
    {
        var outage = new MailOutage { Fault = _ => Fail(fault) };
        await using var app = await ManifestoApp.Start(azurite, outage.Install);

        var receipt = await app.Contributor.Sends();
        Assert.Equal("We have your contribution", receipt.Heading);
        await Eventually.True(() => outage.Attempts >= 6, "a second round of tries");
        Assert.Empty(app.Mails());
        outage.Fault = null;

        await Eventually.True(() => app.Mails().Count == 3, "three mails");
        await app.IsIdle();
        Assert.Equal(3, app.Mails().Select(mail => mail.To).Distinct().Count());
        Assert.Equal(3, app.Mails().Count);
        Assert.Equal(0, await app.PoisonLength());
    }

    /// <summary>At short size each fault meets one of the curators, in the long proof all of them.</summary>
    public static TheoryData<string, string> FaultsOfOne => new(
        from recipient in Everybody.Index()
        from fault in KindsOfFault.Index()
        where ReliabilityTable.IsLong || fault.Index % Everybody.Length == recipient.Index
        select (recipient.Item, fault.Item));

    [Theory]
    [MemberData(nameof(FaultsOfOne))]
    public async Task A_mail_that_fails_holds_up_no_other_and_is_sent_once_after(string recipient, string fault)
    {
        var outage = new MailOutage { Fault = body => body.Contains(recipient, StringComparison.Ordinal) ? Fail(fault) : null };
        await using var app = await ManifestoApp.Start(azurite, outage.Install);

        await app.Contributor.Sends();
        await Eventually.True(() => app.Mails().Count == 2 && outage.Attempts > 3, "the others' mails and a second try");
        Assert.DoesNotContain(app.Mails(), mail => mail.To == recipient);
        outage.Fault = null;

        await Eventually.True(() => app.Mails().Count == 3, "the third mail");
        await app.IsIdle();
        Assert.Equal(Everybody, app.Mails().Select(mail => mail.To).Order());
        Assert.Equal(0, await app.PoisonLength());
    }

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task Half_an_hour_without_mail_loses_and_poisons_nothing()
    {
        const int Minutes = 30;
        var clock = new MovableClock();
        var outage = new MailOutage { Fault = _ => Fail("503") };
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            outage.Install(services);
        });

        for (var minute = 1; minute <= Minutes; minute++)
        {
            Assert.Equal("We have your contribution", (await app.Contributor.Sends($"Sent in minute {minute:00}")).Heading);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        await Eventually.True(() => outage.Attempts > 2 * Minutes * Everybody.Length, "every mail to be tried more than once");
        Assert.Empty(app.Mails());
        outage.Fault = null;

        await Eventually.True(() => app.Mails().Count == Minutes * Everybody.Length, "every mail");
        await app.IsIdle();
        Assert.Equal(Minutes * Everybody.Length, app.Mails().Select(mail => (mail.To, mail.Subject)).Distinct().Count());
        Assert.Equal(Minutes * Everybody.Length, app.Mails().Count);
        Assert.Equal(0, await app.PoisonLength());
        table.Passed("mail down", $"{Minutes} simulated minutes, a contribution in each, {outage.Attempts} tries of mails", $"0 lost, 0 poisoned; {app.Mails().Count} mails after, each once");
    }

    private static HttpResponseMessage Fail(string fault) => fault switch
    {
        "reset" => throw new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)),
        "timeout" => throw new TaskCanceledException("timeout", new TimeoutException()),
        _ => MailOutage.Answer(Enum.Parse<HttpStatusCode>(fault)),
    };
}
