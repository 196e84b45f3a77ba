using System.Net;
using System.Net.Sockets;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Faults;

public sealed class MailOutageTests(SharedAzurite azurite)
{
    private static readonly string[] Everybody = [Curators.Amina, Curators.Ben, Curators.Carys];

    private static readonly string[] KindsOfFault = ["429", "500", "reset", "timeout"];

    public static TheoryData<string> Faults => ["429", "500", "503", "401", "reset", "timeout"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Contributions_are_taken_while_mail_is_down_and_every_curator_gets_one_mail_after(string fault)
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

    public static TheoryData<string, string> FaultsOfOne => new(
        from recipient in Everybody
        from fault in KindsOfFault
        select (recipient, fault));

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

    private static HttpResponseMessage Fail(string fault) => fault switch
    {
        "reset" => throw new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)),
        "timeout" => throw new TaskCanceledException("timeout", new TimeoutException()),
        _ => MailOutage.Answer(Enum.Parse<HttpStatusCode>(fault)),
    };
}
