using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Notifying;

public sealed class ContributorMailsTests
{
    [Theory]
    [InlineData("We wait", "Your contribution is published: “We wait”")]
    [InlineData("We put one decision log in the shared drive and everyone reads it before they argue", "Your contribution is published: “We put one decision log in the shared drive and everyone…”")]
    [InlineData("x\r\nBcc: everyone@example.org\u2028y\u0007z", "Your contribution is published: “x Bcc: everyone@example.org yz”")]
    [InlineData("oneverylongwordoneverylongwordoneverylongwordoneverylongword123", "Your contribution is published: “oneverylongwordoneverylongwordoneverylongwordoneverylongword…”")]
    public async Task A_subject_has_the_outcome_and_the_beginning_of_the_title_on_one_line(string title, string subject)
    {
        EmailMessage mail = await Mails().DecisionAsync(Sent(title) with { State = ContributionState.Approved }, null);

        Assert.Equal(subject, mail.Subject);
        Assert.Equal($"A question about {subject[subject.IndexOf('“', StringComparison.Ordinal)..]}", (await Mails().AskedAsync(Sent(title))).Subject);
    }

    [Fact]
    public async Task The_public_page_is_linked_from_what_is_published_alone()
    {
        var sent = Sent("We wait");

        Assert.Contains($"See it on the site:\nhttps://manifesto.example.org/contributions/{sent.Id}/\n", (await Mails().DecisionAsync(sent with { State = ContributionState.Approved }, null)).Text, StringComparison.Ordinal);
        var merged = sent with { State = ContributionState.Merged };
        Assert.Contains($"https://manifesto.example.org/contributions/{A.Id("other")}/\n", (await Mails().DecisionAsync(merged, new(MergeStanding.Published, A.Id("other"), A.Morning))).Text, StringComparison.Ordinal);
        foreach (var mail in new[] { await Mails().DecisionAsync(merged, new(MergeStanding.Waiting, A.Id("other"), A.Morning)), await Mails().DecisionAsync(sent with { State = ContributionState.Declined }, null) })
            Assert.DoesNotContain("https://manifesto.example.org/contributions/", mail.Text + mail.Html, StringComparison.Ordinal);
    }

    private static Contribution Sent(string title) => A.Contribution() with
    {
        Title = title,
        Contributor = new(null, null, EmailAddress.TryParse("sam@example.org"), Attribution.Anonymous) { EmailConfirmed = true },
    };

    private static ContributorMails Mails() => new(
        new(new EphemeralDataProtectionProvider()), AllWords.English, Options.Create(A.Site), Options.Create(A.Manifesto()), Options.Create(new CurationSettings()), new FakeTimeProvider(A.Morning));
}
