using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>Writes the email with a curator's link to the desk.</summary>
public sealed class DeskLinkMail(
    LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, TimeProvider clock)
{
    /// <summary>Hours until the link expires: it opens everything, so a day is enough, and another is one email away.</summary>
    public const int LinkHours = 24;

    public (string Address, DateTimeOffset Expires) LinkFor(Curator curator)
    {
        var expires = clock.GetUtcNow().AddHours(LinkHours);
        return (site.Value.Link("desk", tokens.ForDesk(new(curator.Id, expires))), expires);
    }

    public async Task<EmailMessage> ForAsync(Curator curator)
    {
        var text = words.DeskLinkMail;
        var link = LinkFor(curator);
        var model = new ContributorMailModel(
            manifesto.Value,
            words.Language,
            text.Subject(manifesto.Value.Name),
            text.Heading,
            [words.ReviewMail.Greeting(curator.Name), text.Text(words.Language.Minute(link.Expires))],
            null,
            words.ReviewMail.Spelled,
            [new(text.Button, link.Address)],
            text.NotYou);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(ContributorMailPage.Create(model)));
    }
}
