using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reporting;

/// <summary>Writes emails about problem reports. The question quotes nothing that was typed, because its reader may be a stranger.</summary>
public sealed class ReportMails(LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, TimeProvider clock)
{
    public Task<EmailMessage> QuestionAsync(EmailAddress address, ProblemReport report) => ForAsync(
        address,
        words.ReportMail.QuestionSubject(manifesto.Value.Name),
        words.Address.Heading,
        [words.ReportMail.Question(manifesto.Value.Name), words.ReportMail.IfYou],
        null,
        new(words.Address.Button, site.Value.Link("problems/address", tokens.ForReportAddress(report.Id))),
        null);

    public Task<EmailMessage> AnswerAsync(EmailAddress address, ProblemReport report) => ForAsync(
        address,
        words.ReportMail.AnswerSubject(report.Id.Reference),
        words.ReportMail.AnswerHeading,
        [words.ReportMail.AnswerIntroduction(words.Language.Day(report.SentAt))],
        report.Ending!.Answer,
        new(words.ReportMail.AnswerButton, site.Value.Link("problems/status", tokens.ForReport(report.Id))),
        words.ReportMail.WhyYou(report.Id.Reference));

    /// <param name="waiting">Oldest first.</param>
    public async Task<EmailMessage> ForCuratorAsync(Curator curator, IReadOnlyList<ProblemReport> waiting)
    {
        var expires = clock.GetUtcNow().AddHours(DeskLinkMail.LinkHours);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new ReportMailModel(
            words, manifesto.Value, curator.Name, waiting, site.Value.Link("desk/problems", tokens.ForDesk(new(curator.Id, expires))), words.Language.Minute(expires), wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(ReportMailPage.Create(model))) { Unsubscribe = wish };
    }

    private async Task<EmailMessage> ForAsync(EmailAddress address, string subject, string heading, IReadOnlyList<string> sentences, string? quoted, MailLink link, string? closing)
    {
        var model = new ContributorMailModel(manifesto.Value, words.Language, subject, heading, sentences, quoted, words.Address.Spelled, [link], closing);
        return new(address, null, model.Subject, model.PlainText, await Page.TextAsync(ContributorMailPage.Create(model)));
    }
}

/// <param name="Waiting">Oldest first.</param>
public sealed record ReportMailModel(
    AllWords AllWords, ManifestoSettings Manifesto, string CuratorName, IReadOnlyList<ProblemReport> Waiting, string Link, string Expires, string EmailPreferenceLink)
{
    /// <summary>The desk shows all of them, in full.</summary>
    private const int MostNamed = 10;

    private const int TextLength = 300;

    public ReportMailWords Words => AllWords.ReportMail;

    public string Subject => Words.Subject(Waiting.Count);

    public IEnumerable<(string Page, string Text)> Named => Waiting.TakeLast(MostNamed).Select(report => (report.Page, TypedText.CutAtWord(report.Text, TextLength)));

    /// <summary>Null if all are named.</summary>
    public string? More => Waiting.Count > MostNamed ? Words.More(Waiting.Count - MostNamed) : null;

    public string PlainText => string.Join(
        "\n\n",
        [
            $"{AllWords.ReviewMail.Greeting(CuratorName)}\n{Words.Introduction(Waiting.Count)}",
            .. Named.Select(report => Quoted($"{report.Page}\n{report.Text}")),
            .. More is { } more ? new[] { more } : [],
            $"{Words.Button}:\n{Link}",
            AllWords.EditionMail.Expiry(Expires),
            $"-- \n{AllWords.ReviewMail.WhyYou(Manifesto.Name)}\n{AllWords.EmailPreference.Line}\n{EmailPreferenceLink}",
        ]) + "\n";

    // Each line begins with a mark, so that typed text cannot look like ours.
    private static string Quoted(string text) => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);
}
