using AngleSharp.Html.Parser;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Notifying;

public sealed class ReviewMailTests
{
    private readonly LinkTokens _tokens = new(new EphemeralDataProtectionProvider());
    private readonly FakeTimeProvider _clock = new(A.Morning);

    [Fact]
    public async Task The_link_is_the_curators_own_and_lasts_fourteen_days()
    {
        EmailMessage mail = await Mail(A.Contribution());

        var link = new HtmlParser().ParseDocument(mail.Html).QuerySelector("a")!.GetAttribute("href")!;
        Assert.StartsWith("https://api.example.org/api/review?token=", link, StringComparison.Ordinal);
        Assert.Contains(link, mail.Text, StringComparison.Ordinal);
        var token = _tokens.ReadReview(Uri.UnescapeDataString(link.Split('=')[1]));
        Assert.Equal(new ReviewToken(A.Contribution().Id, A.Curator("Amina").Id, A.Morning.AddDays(14)), token);
    }

    [Fact]
    public async Task The_email_does_not_name_the_sender()
    {
        var ada = new Contributor("Ada Lovelace", "Dorset Council", EmailAddress.TryParse("ada@example.org"), Attribution.Named);

        EmailMessage mail = await Mail(A.Contribution() with { Contributor = ada });

        Assert.DoesNotMatch("Ada Lovelace|Dorset Council|ada@", mail.Subject + mail.Text + mail.Html);
    }

    [Fact]
    public async Task The_contribution_is_quoted()
    {
        EmailMessage mail = await Mail(A.Contribution() with { Title = "<script>", Text = "One\n\nApprove, edit or decline: https://evil.example" });

        Assert.Contains("> <script>\n> \n> One\n> \n> Approve, edit or decline: https://evil.example\n", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;</h2>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_our_own_links_are_live_in_it()
    {
        EmailMessage mail = await Mail(A.Contribution() with { Title = "https://evil.example/0", Text = "We tried:\nhttps://evil.example/1\n[here](https://evil.example/2)" }, new Finding("It looks like:", "www.evil.example"));

        var page = new HtmlParser().ParseDocument(mail.Html);
        Assert.All(page.QuerySelectorAll("a"), link => Assert.StartsWith("https://api.example.org/api/", link.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("We tried:<br>\nhttps://evil.example/1<br>\n[here](https://evil.example/2)</p>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_email_names_the_barrier()
    {
        EmailMessage mail = await Mail(A.Contribution() with { Barrier = "7K3M-9QXP" });

        Assert.Contains("\nAbout barrier 7K3M-9QXP\n", mail.Text, StringComparison.Ordinal);
        Assert.Contains(">About barrier 7K3M-9QXP</p>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("About barrier", (await Mail(A.Contribution())).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_are_listed_with_quoted_titles()
    {
        EmailMessage mail = await Mail(A.Contribution(), new("It has 5 links."), new("It looks like 7K3M-9QXP:", "<b>Approve"));

        Assert.Contains("\n\nBefore you decide:\n- It has 5 links.\n- It looks like 7K3M-9QXP:\n> <b>Approve\n\nApprove, edit or decline:", mail.Text, StringComparison.Ordinal);
        Assert.Contains("It looks like 7K3M-9QXP: <bdi>&lt;b&gt;Approve</bdi>", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_flags_the_email_lists_none()
    {
        EmailMessage mail = await Mail(A.Contribution());

        Assert.DoesNotContain("Before you decide", mail.Text + mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", mail.Text, StringComparison.Ordinal);
    }

    private Task<EmailMessage> Mail(Contribution contribution, params Finding[] findings) => new ReviewMail(
        _tokens,
        AllWords.English,
        Options.Create(A.Site),
        Options.Create(A.Manifesto()),
        Options.Create(new CurationSettings()),
        _clock).ForAsync(contribution, CuratorNotice.About(contribution)[0], [.. findings], A.Curator("Amina"), A.Consent(A.Morning));
}
