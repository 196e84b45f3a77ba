using System.Net;
using System.Net.Sockets;
using CollaborationManifesto.App.Tests.Running;

namespace CollaborationManifesto.App.Tests.Faults;

public sealed class MailOutageTests(SharedAzurite azurite)
{
    public static TheoryData<string> Faults => ["429", "500", "503", "401", "reset", "timeout"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Contributions_are_taken_while_mail_is_down_and_every_curator_gets_one_mail_after(string fault)
    {
        var outage = new MailOutage { Fault = () => Fail(fault) };
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

    private static HttpResponseMessage Fail(string fault) => fault switch
    {
        "reset" => throw new HttpRequestException("reset", new SocketException((int)SocketError.ConnectionReset)),
        "timeout" => throw new TaskCanceledException("timeout", new TimeoutException()),
        _ => MailOutage.Answer(Enum.Parse<HttpStatusCode>(fault)),
    };
}
