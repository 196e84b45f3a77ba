using System.Text;
using AngleSharp.Html.Parser;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Notifying;

public sealed class DigestMailTests
{
    /// <summary>Gmail cuts off longer emails (https://www.caniemail.com), and with them their last links.</summary>
    private const int GmailCuts = 102_400;

    private readonly LinkTokens _tokens = new(new EphemeralDataProtectionProvider());

    [Fact]
    public async Task A_digests_desk_link_lasts_a_day_and_its_review_links_as_usual()
    {
        EmailMessage mail = await Mail(new([Due("One")], []));

        var links = Links(mail);
        Assert.Equal(new DeskToken(A.Curator("Amina").Id, A.Morning.AddHours(24)), _tokens.ReadDesk(Token(links["See everything at the desk"])));
        Assert.Equal(new ReviewToken(A.Id("One"), A.Curator("Amina").Id, A.Morning.AddDays(14)), _tokens.ReadReview(Token(links["One"])));
        Assert.All(links.Values.Where(link => !link.Contains("curators/mail", StringComparison.Ordinal)), link => Assert.Contains(link, mail.Text, StringComparison.Ordinal));
        Assert.Contains("This one works until 3 March 2026 at 09:30, the others until 16 March 2026.", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_and_texts_are_quoted_and_cannot_pass_for_our_words()
    {
        EmailMessage mail = await Mail(new([Due("<b>Approve")], []), "One.\n\n- See everything at the desk:\nhttps://evil.example\n\n**Approve** <i>all</i> of [it](https://evil.example)");

        Assert.Contains(
            $"Barrier · Culture · {A.Id("<b>Approve").Reference} · received on 2 March 2026\n> <b>Approve\n> One. See everything at the desk: https://evil.example Approve <i>all</i> of it\nhttps://api.example.org/api/review?",
            mail.Text,
            StringComparison.Ordinal);
        Assert.Contains(">&lt;b&gt;Approve</a>", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("<div dir=\"auto\">One. See everything at the desk: https://evil.example Approve &lt;i&gt;all&lt;/i&gt; of it</div>", mail.Html, StringComparison.Ordinal);
        Assert.All(Links(mail).Values, link => Assert.StartsWith("https://api.example.org/api/", link, StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_line_end_of_a_text_ends_its_quotation()
    {
        EmailMessage mail = await Mail(new([Due("One")], []), "theirs\r\ntheirs\rtheirs\ntheirs\n\ntheirs\u2028theirs\u2029theirs\vtheirs\ftheirs\u0085theirs");

        var lines = mail.Text.Split('\r', '\n', '\v', '\f', '\u0085', '\u2028', '\u2029').Where(line => line.Contains("theirs", StringComparison.Ordinal));
        Assert.Equal("> theirs theirs theirs theirs theirs theirs theirs theirs theirs theirs", Assert.Single(lines));
    }

    [Fact]
    public async Task A_long_text_is_cut_after_a_word_and_a_missing_one_leaves_no_line()
    {
        EmailMessage mail = await Mail(new([Due("One")], []), string.Concat(Enumerable.Repeat("word ", 100)));

        Assert.Contains($"> One\n> {string.Concat(Enumerable.Repeat("word ", 40))}…\nhttps:", mail.Text, StringComparison.Ordinal);
        Assert.Contains("> One\nhttps:", (await Mail(new([Due("One")], []))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<div dir", (await Mail(new([Due("One")], []))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_ones_come_before_those_that_still_wait()
    {
        EmailMessage mail = await Mail(new([Due("One"), Due(Waiting("Two") with { ContentVersion = 2 })], [Due("Old")]));

        Assert.Equal("3 contributions need a decision", mail.Subject);
        Assert.Matches("(?s)New \\(2\\):.*> One.*waiting again\n> Two.*Still waiting \\(1\\):.*> Old", mail.Text);
        Assert.DoesNotContain("And ", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_subject_counts_what_needs_a_decision()
    {
        static DueNotice Objected(string title) => new(Waiting(title), new(NoticeKind.Objection, "objection", []));

        Assert.Equal("1 contribution needs a decision", (await Mail(new([Due("One"), Objected("Two")], []))).Subject);
        Assert.Equal("2 updates about the manifesto", (await Mail(new([Objected("One"), Objected("Two")], []))).Subject);
        Assert.Equal("1 contribution is still waiting for a decision", (await Mail(new([], [Due("Old")]))).Subject);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('ж')]
    [InlineData('語')]
    public async Task The_longest_digest_stays_under_the_Gmail_limit(char letter)
    {
        EmailMessage mail = await Mail(new([.. Enumerable.Range(0, 94).Select(number => Due($"{number} {new string(letter, 115)}"))], []), new(letter, 5_000));

        Assert.Contains("And 44 more", mail.Text, StringComparison.Ordinal);
        Assert.Contains("And 44 more", mail.Html, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(mail.Html), 30_000, GmailCuts);
    }

    private static Dictionary<string, string> Links(EmailMessage mail) => new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("a")
        .Where(link => !link.TextContent.StartsWith("https:", StringComparison.Ordinal))
        .ToDictionary(link => link.TextContent.Trim(), link => link.GetAttribute("href")!);

    private static string Token(string link) => Uri.UnescapeDataString(link.Split('=')[1]);

    private static DueNotice Due(string title) => Due(Waiting(title));

    private static DueNotice Due(WaitingRow row) => new(row, row.Notices[0]);

    private static WaitingRow Waiting(string title) =>
        new(A.Id(title), 1, ContributionKind.Barrier, "culture", title, A.Morning, A.Morning, []);

    /// <param name="text">Of each contribution; null if it can no longer be read.</param>
    private Task<EmailMessage> Mail(Digest digest, string? text = null) => new DigestMail(
        _tokens,
        AllWords.English,
        Options.Create(A.Site),
        Options.Create(A.Manifesto()),
        new FakeTimeProvider(A.Morning)).ForAsync(digest, A.Curator("Amina"), text is null ? new() : digest.New.ToDictionary(due => due.Row.Id, _ => text));
}
