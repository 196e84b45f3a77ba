using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>Writes the email for a digest.</summary>
public sealed class DigestMail(
    LinkTokens tokens,
    AllWords words,
    IOptions<SiteSettings> site,
    IOptions<ManifestoSettings> manifesto,
    TimeProvider clock)
{
    public async Task<EmailMessage> ForAsync(Digest digest, Curator curator)
    {
        var deskUntil = clock.GetUtcNow().AddHours(DeskLinkMail.LinkHours);
        var linksUntil = clock.GetUtcNow().AddDays(ReviewMail.LinkDays);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new DigestMailModel(
            words,
            manifesto.Value,
            curator.Name,
            digest.New.IsEmpty ? words.Digest.SubjectReminder(digest.Count)
            : digest.New.Any(due => due.Notice.Kind is NoticeKind.Decision or NoticeKind.Proposal) ? words.Digest.Subject(digest.Count)
            : words.Digest.SubjectNews(digest.Count),
            Introduction(digest, curator),
            site.Value.Link("desk", tokens.ForDesk(new(curator.Id, deskUntil))),
            words.Language.Minute(deskUntil),
            words.Language.Day(linksUntil),
            [
                .. Section(words.Digest.New, digest, NoticeKind.Decision, curator, linksUntil),
                .. Section(words.Digest.Objections, digest, NoticeKind.Objection, curator, linksUntil),
                .. Section(words.Digest.Proposals, digest, NoticeKind.Proposal, curator, linksUntil),
                .. Section(words.Digest.Amendments, digest, NoticeKind.Amendment, curator, linksUntil),
                .. Section(words.Digest.Reminders(digest.Reminders.Length), digest.RemindersNamed, curator, linksUntil),
            ],
            digest.NotNamed,
            wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(DigestMailPage.Create(model)))
        {
            Thread = new("digests", $"{digest.Name}-{curator.Id}", new Uri(site.Value.SiteUrl).Host),
            Unsubscribe = wish,
        };
    }

    private string Introduction(Digest digest, Curator curator) =>
        digest.New.IsEmpty ? words.Digest.IntroductionReminder
        : curator.EmailPreference == EmailPreference.DigestOnly ? words.Digest.IntroductionDigestOnly
        : words.Digest.Introduction;

    private IEnumerable<DigestSection> Section(Func<int, string> heading, Digest digest, NoticeKind kind, Curator curator, DateTimeOffset expires) =>
        Section(heading(digest.New.Count(due => due.Notice.Kind == kind)), digest.NewNamed.Where(due => due.Notice.Kind == kind), curator, expires);

    private IEnumerable<DigestSection> Section(string heading, IEnumerable<DueNotice> notices, Curator curator, DateTimeOffset expires)
    {
        var items = notices.Select(due => Item(due.Row, curator, expires)).ToList();
        return items.Count > 0 ? [new(heading, [.. items])] : [];
    }

    private DigestItem Item(WaitingRow row, Curator curator, DateTimeOffset expires)
    {
        var category = manifesto.Value.FindCategory(row.Category);
        var facts = new[]
        {
            words.Form.KindOf(row.Kind),
            category?.Name,
            row.Id.Reference,
            row.IsPublished ? words.Digest.IsPublished : row.ContentVersion > 1 ? words.Digest.Again : words.Digest.SentIn(words.Language.Day(row.SubmittedAt)),
        };
        return new(
            row.Title,
            string.Join(" · ", facts.Where(fact => fact is not null)),
            category?.Colour ?? "#1b1f2a",
            site.Value.Link("review", tokens.ForReview(new(row.Id, curator.Id, expires))));
    }
}
