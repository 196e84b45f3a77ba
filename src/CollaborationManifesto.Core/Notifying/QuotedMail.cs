using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>Writes the email about something that is quoted and was withdrawn or erased.</summary>
public sealed class QuotedMail(LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, TimeProvider clock)
{
    /// <param name="principles">Titles of the principles that use its words.</param>
    /// <param name="themes">Names of the themes whose note does.</param>
    public async Task<EmailMessage> ForAsync(Contribution contribution, Loss loss, IReadOnlyList<string> principles, IReadOnlyList<string> themes, Curator curator)
    {
        var expires = clock.GetUtcNow().AddHours(DeskLinkMail.LinkHours);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new QuotedMailModel(
            words, manifesto.Value, curator.Name, contribution, loss, principles, themes, site.Value.Link("desk/themes", tokens.ForDesk(new(curator.Id, expires))), words.Language.Minute(expires), wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(QuotedMailPage.Create(model)))
        {
            Thread = new($"quoted-{contribution.Id}", $"{loss.Name}-{curator.Id}", new Uri(site.Value.SiteUrl).Host),
            Unsubscribe = wish,
        };
    }
}

public sealed record QuotedMailModel(
    AllWords AllWords,
    ManifestoSettings Manifesto,
    string CuratorName,
    Contribution Contribution,
    Loss Loss,
    IReadOnlyList<string> Principles,
    IReadOnlyList<string> Themes,
    string Link,
    string Expires,
    string EmailPreferenceLink)
{
    /// <summary>The most texts that one email names.</summary>
    private const int MostNamed = 100;

    public QuotedMailWords Words => AllWords.QuotedMail;

    public string Subject => Words.Subject(Contribution.Id.Reference);

    public string Happened => Loss.IsErased ? Words.Erased(Contribution.Id.Reference) : Words.Withdrawn(Contribution.Id.Reference);

    public IReadOnlyList<string> Named => [.. Principles.Select(Words.Principle).Concat(Themes.Select(Words.Theme)).Take(MostNamed)];

    public string PlainText => string.Join(
        "\n\n",
        $"{AllWords.ReviewMail.Greeting(CuratorName)}\n{Happened}",
        $"{Words.WhatToDo}\n{string.Join('\n', Named.Select(text => $"> {text}"))}",
        $"{Words.Button}:\n{Link}",
        AllWords.EditionMail.Expiry(Expires),
        $"-- \n{AllWords.ReviewMail.WhyYou(Manifesto.Name)}\n{AllWords.EmailPreference.Line}\n{EmailPreferenceLink}") + "\n";
}
