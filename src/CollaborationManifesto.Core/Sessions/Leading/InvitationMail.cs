using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Leading;

/// <summary>Writes the email that invites a facilitator.</summary>
public sealed class InvitationMail(LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto)
{
    public async Task<EmailMessage> ForAsync(LiveSession session, Facilitator facilitator)
    {
        var model = new InvitationMailModel(
            words, manifesto.Value, session, facilitator.Name, site.Value.Link(SessionAddress.InvitationRoute, tokens.ForInvitation(new(session.Id, facilitator.Id))));
        return new(facilitator.Email!, facilitator.Name, model.Subject, model.PlainText, await Page.TextAsync(InvitationMailPage.Create(model)))
        {
            Thread = new($"session-{session.Id}", $"invitation-{facilitator.Id}", new Uri(site.Value.SiteUrl).Host),
        };
    }
}

public sealed record InvitationMailModel(AllWords AllWords, ManifestoSettings Manifesto, LiveSession Session, string Name, string Link)
{
    public InvitationMailWords Words => AllWords.InvitationMail;

    public string Subject => Words.Subject(Session.Name);

    public string When => AllWords.Facilitator.When(AllWords.Language.Minute(Session.OpensAt), AllWords.Language.Minute(Session.ClosesAt), AllWords.Language.Zone);

    public string PlainText => string.Join(
        "\n\n",
        $"{AllWords.ReviewMail.Greeting(Name)}\n{Words.Introduction(Manifesto.Name)}",
        $"> {Session.Name}",
        When,
        $"{Words.Button}:\n{Link}",
        Words.Expiry,
        $"-- \n{Words.WhyYou(Manifesto.Name)}") + "\n";
}
