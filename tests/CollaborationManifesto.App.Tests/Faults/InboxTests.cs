using CollaborationManifesto.LocalHost.Inbox;

namespace CollaborationManifesto.App.Tests.Faults;

public sealed class InboxTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("manifesto-inbox-");

    [Fact]
    public void A_half_written_email_is_ignored()
    {
        new MailStore(_data).Add(Mail("First"));
        var file = Assert.Single(_data.GetFiles()).FullName;
        File.AppendAllText(file, File.ReadAllText(file)[..40]);

        new MailStore(_data).Add(Mail("Second"));

        Assert.Equal(["First", "Second"], new MailStore(_data).All.Select(mail => mail.Subject));
    }

    public void Dispose() => _data.Delete(recursive: true);

    private static ReceivedMail Mail(string subject) => new("amina@example.org", subject, "Text", "<p>Text</p>", DateTimeOffset.UnixEpoch);
}
