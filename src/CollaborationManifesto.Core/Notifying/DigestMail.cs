using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
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
    /// <param name="texts">The texts of the contributions that the digest names, as typed.</param>
    public async Task<EmailMessage> ForAsync(Digest digest, Curator curator, IReadOnlyDictionary<ContributionId, string> texts)
    {
        var deskUntil = clock.GetUtcNow().AddHours(DeskLinkMail.LinkHours);
        var linksUntil = clock.GetUtcNow().AddDays(ReviewMail.LinkDays);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new DigestMailModel(
            words,
            manifesto.Value,
            curator.Name,
            digest.New.IsEmpty ? words.Digest.SubjectReminder(digest.ToDecide)
            : digest.ToDecide > 0 ? words.Digest.Subject(digest.ToDecide)
            : words.Digest.SubjectNews(digest.New.Length),
            Introduction(digest, curator),
            site.Value.Link("desk", tokens.ForDesk(new(curator.Id, deskUntil))),
            words.Language.Minute(deskUntil),
            words.Language.Day(linksUntil),
            [
                .. Section(words.Digest.New, digest, NoticeKind.Decision, Item),
                .. Section(words.Digest.Objections, digest, NoticeKind.Objection, Item),
                .. Section(words.Digest.Proposals, digest, NoticeKind.Proposal, Item),
                .. Section(words.Digest.Amendments, digest, NoticeKind.Amendment, Item),
                .. Section(words.Digest.Reminders(digest.Reminders.Length), digest.RemindersNamed, Item),
            ],
            digest.NotNamed,
            wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(DigestMailPage.Create(model)))
        {
            Thread = new("digests", $"{digest.Name}-{curator.Id}", new Uri(site.Value.SiteUrl).Host),
            Unsubscribe = wish,
        };

        DigestItem Item(DueNotice due) =>
            ItemOf(due.Row, texts.GetValueOrDefault(due.Row.Id, ""), site.Value.Link("review", tokens.ForReview(new(due.Row.Id, curator.Id, linksUntil))));
    }

    private string Introduction(Digest digest, Curator curator) =>
        digest.New.IsEmpty ? words.Digest.IntroductionReminder(digest.ToDecide)
        : curator.EmailPreference == EmailPreference.DigestOnly ? words.Digest.IntroductionDigestOnly
        : words.Digest.Introduction;

    private static IEnumerable<DigestSection> Section(Func<int, string> heading, Digest digest, NoticeKind kind, Func<DueNotice, DigestItem> write) =>
        Section(heading(digest.New.Count(due => due.Notice.Kind == kind)), digest.NewNamed.Where(due => due.Notice.Kind == kind), write);

    private static IEnumerable<DigestSection> Section(string heading, IEnumerable<DueNotice> notices, Func<DueNotice, DigestItem> write)
    {
        var items = notices.Select(write).ToList();
        return items.Count > 0 ? [new(heading, [.. items])] : [];
    }

    private DigestItem ItemOf(WaitingRow row, string text, string link)
    {
        var category = manifesto.Value.FindCategory(row.Category);
        var facts = new[]
        {
            words.Form.KindOf(row.Kind),
            category?.Name,
            row.Id.Reference,
            row.IsPublished ? words.Digest.IsPublished : row.ContentVersion > 1 ? words.Digest.Again : words.Digest.SentIn(words.Language.Day(row.SubmittedAt)),
        };
        return new(row.Title, PlainText.Summary(text), string.Join(" · ", facts.Where(fact => fact is not null)), category?.Colour ?? "#1b1f2a", link);
    }
}
