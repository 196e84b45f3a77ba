using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>RFC 5322, section 3.6.4: emails about one contribution form one thread, and each has its own Message-ID.</summary>
public sealed class MailThreadTests(SharedAzurite azurite)
{
    [Fact]
    public async Task All_mails_to_a_curator_about_a_contribution_are_one_thread()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:UndoMinutes=15");
        await app.Contributor.Sends("One");
        await app.Contributor.Sends("Two");
        await app.Curators.Decides(Curators.Amina, "One", "approve");
        await app.Curators.Decides(Curators.Ben, "One", "undo", "Why");
        await Eventually.True(() => app.Mails().Count == 9, "nine mails");

        var threads = app.Mails().Where(mail => mail.To == Curators.Carys).GroupBy(mail => mail.Headers["References"]).ToList();

        Assert.Equal([1, 2], threads.Select(thread => thread.Count()).Order());
        // Gmail makes another thread of another subject.
        Assert.All(threads, thread => Assert.Single(thread.Select(mail => mail.Subject).Distinct()));
        Assert.Equal(9, app.Mails().Select(mail => mail.Headers["Message-ID"]).Distinct().Count());
        Assert.All(app.Mails(), mail =>
        {
            Assert.Matches(@"^<[a-z0-9]{26}\.review-[0-9]+-[a-z0-9]{12}@127\.0\.0\.1>$", mail.Headers["Message-ID"]);
            Assert.Matches(@"^<[a-z0-9]{26}@127\.0\.0\.1>$", mail.Headers["References"]);
            Assert.Equal(mail.Headers["References"], mail.Headers["In-Reply-To"]);
        });
    }

    [Theory]
    [InlineData("Bcc: everyone@example.org")]
    [InlineData("=?utf-8?q?=0D=0ABcc:_everyone@example.org?=")]
    [InlineData("“Quoted” — [7K3M-9QXP] <b>")]
    public async Task A_title_cannot_break_out_of_the_subject(string title)
    {
        await using var app = await ManifestoApp.Start(azurite);
        var status = await app.Contributor.Sends(title);
        var reference = status.Document.QuerySelector(".cm-panel__reference")!.TextContent;

        var mail = await app.Curators.Mail(Curators.Amina, title);

        Assert.Equal($"Barrier: {title} [{reference}]", mail.Subject);
        Assert.Equal(["Auto-Submitted", "In-Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post", "Message-ID", "References"], mail.Headers.Keys.Order());
        Assert.Contains($"\n> {title}\n", mail.Text, StringComparison.Ordinal);
    }
}
