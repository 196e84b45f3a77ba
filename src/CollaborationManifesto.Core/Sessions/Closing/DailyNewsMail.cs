using System.Globalization;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Closing;

/// <summary>Writes the email that says how many notes a session has that is open for longer than a day.</summary>
public sealed class DailyNewsMail(LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto)
{
    /// <param name="recent">Notes since the email before.</param>
    public async Task<EmailMessage> ForAsync(LiveSession session, int days, int count, int recent, Curator curator)
    {
        var text = words.DailyNewsMail;
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new ContributorMailModel(
            manifesto.Value,
            words.Language,
            text.Subject(session.Name, count),
            text.Heading,
            [words.ReviewMail.Greeting(curator.Name), text.Text(count, recent), text.Closes(words.Language.Minute(session.ClosesAt), words.Language.Zone)],
            session.Name,
            words.ReviewMail.Spelled,
            [new(words.EmailPreference.LinkText, wish)],
            words.ReviewMail.WhyYou(manifesto.Value.Name));
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(ContributorMailPage.Create(model)))
        {
            Thread = new($"session-{session.Id}", string.Create(CultureInfo.InvariantCulture, $"day-{days}-{curator.Id}"), new Uri(site.Value.SiteUrl).Host),
            Unsubscribe = wish,
        };
    }
}
