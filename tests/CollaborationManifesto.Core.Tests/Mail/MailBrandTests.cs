using CollaborationManifesto.Editions;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Mail;

/// <summary>Emails show the manifesto's name and colour, as the site does.</summary>
public sealed class MailBrandTests
{
    private const string Accent = "#7a1f3d";
    private const string Name = "Rules <of> ours & others";

    [Fact]
    public async Task Each_kind_of_mail_has_the_name_and_the_colour()
    {
        foreach (var (kind, mail) in await EachKind())
        {
            Assert.True(mail.Text.Contains(Name, StringComparison.Ordinal), $"{kind}: no name in the text");
            Assert.True(mail.Html.Contains("Rules &lt;of&gt; ours &amp; others", StringComparison.Ordinal), $"{kind}: no name in the HTML");
            Assert.True(mail.Html.Contains($"background-color:{Accent}", StringComparison.Ordinal), $"{kind}: the button has another colour");
            Assert.DoesNotContain(ManifestoSettings.DefaultAccentColour, mail.Html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_question_has_one_link_per_contribution()
    {
        var (one, two) = (Asked("One"), Asked("Two"));

        EmailMessage single = await Mails().QuestionAsync(one.Contributor.Email!, [one]);
        EmailMessage several = await Mails().QuestionAsync(one.Contributor.Email!, [one, two]);

        Assert.Contains("Someone sent a contribution to the", single.Text, StringComparison.Ordinal);
        Assert.Contains("Confirm my email address:\nhttps://api.example.org/api/contributions/address?token=", single.Text, StringComparison.Ordinal);
        Assert.Contains("Someone sent 2 contributions to the", several.Text, StringComparison.Ordinal);
        Assert.All(new[] { one, two }, asked => Assert.Contains($"Confirm {asked.Id.Reference}, sent on 2 March 2026:\nhttps://api", several.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("Canary", several.Text + several.Html + several.Subject, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<(string Kind, EmailMessage Mail)>> EachKind()
    {
        var (tokens, clock, curator, asked) = (new LinkTokens(new EphemeralDataProtectionProvider()), new FakeTimeProvider(A.Morning), A.Curator("Amina"), Asked("One"));
        var (site, manifesto, curation) = (Options.Create(A.Site), Options.Create(Manifesto()), Options.Create(new CurationSettings()));
        var review = new ReviewMail(tokens, AllWords.English, site, manifesto, curation, clock);
        var row = new WaitingRow(A.Id("One"), 1, ContributionKind.Barrier, "culture", "One", A.Morning, A.Morning, []);
        return
        [
            ("review", await review.ForAsync(asked, CuratorNotice.About(asked)[0], [], curator, A.Consent(A.Morning))),
            ("fresh link", await review.FreshLinkAsync(asked, [], curator)),
            ("digest", await new DigestMail(tokens, AllWords.English, site, manifesto, clock).ForAsync(new([new(row, row.Notices[0])], []), curator, new Dictionary<ContributionId, string>())),
            ("desk", await new DeskLinkMail(tokens, AllWords.English, site, manifesto, clock).ForAsync(curator)),
            ("edition", await new EditionMail(tokens, AllWords.English, site, manifesto, clock).ForAsync(new(1, 1, A.Morning, "", "Spring", "", new("", A.Morning, curator.Id, curator.Name)), null, curator)),
            ("question", await Mails().QuestionAsync(asked.Contributor.Email!, [asked])),
            ("decision", await Mails().DecisionAsync(asked with { State = ContributionState.Declined }, null)),
            ("asked", await Mails().AskedAsync(asked)),
        ];
    }

    private static ContributorMails Mails() => new(
        new(new EphemeralDataProtectionProvider()), AllWords.English, Options.Create(A.Site), Options.Create(Manifesto()), Options.Create(new CurationSettings()), new FakeTimeProvider(A.Morning));

    private static Contribution Asked(string name) => A.Contribution() with
    {
        Id = A.Id(name),
        Title = "Canary",
        Contributor = new("Canary", null, EmailAddress.TryParse("sam@example.org"), Attribution.Named),
    };

    private static ManifestoSettings Manifesto()
    {
        var manifesto = A.Manifesto();
        (manifesto.Name, manifesto.AccentColour) = (Name, Accent);
        return manifesto;
    }
}
