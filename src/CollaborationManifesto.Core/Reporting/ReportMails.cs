using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reporting;

/// <summary>Writes emails about problem reports. The question quotes nothing that was typed, because its reader may be a stranger.</summary>
public sealed class ReportMails(DailyNoticeMail daily, LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto)
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
    public Task<EmailMessage> ForCuratorAsync(Curator curator, IReadOnlyList<ProblemReport> waiting) => daily.WriteAsync(curator, new(
        words.ReportMail.Subject(waiting.Count),
        words.ReportMail.Introduction(waiting.Count),
        [.. waiting.TakeLast(DailyNotice.MostNamed).Select(report => (report.Page, report.Text))],
        waiting.Count > DailyNotice.MostNamed ? words.ReportMail.More(waiting.Count - DailyNotice.MostNamed) : null,
        words.ReportMail.Button,
        "desk/problems"));

    private async Task<EmailMessage> ForAsync(EmailAddress address, string subject, string heading, IReadOnlyList<string> sentences, string? quoted, MailLink link, string? closing)
    {
        var model = new ContributorMailModel(manifesto.Value, words.Language, subject, heading, sentences, quoted, words.Address.Spelled, [link], closing);
        return new(address, null, model.Subject, model.PlainText, await Page.TextAsync(ContributorMailPage.Create(model)));
    }
}
