using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>Writes the email about something that is quoted and was withdrawn or erased.</summary>
public sealed class QuotedMail(LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, TimeProvider clock)
{
    /// <param name="principles">The principles that use its words.</param>
    /// <param name="themes">The themes whose note does.</param>
    public async Task<EmailMessage> ForAsync(Contribution contribution, WordsLost lost, IReadOnlyList<DraftedPrinciple> principles, IReadOnlyList<Theme> themes, Curator curator)
    {
        var expires = clock.GetUtcNow().AddHours(DeskLinkMail.LinkHours);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var desk = tokens.ForDesk(new(curator.Id, expires));
        var texts = principles.Select(principle => new QuotingText(words.QuotedMail.Principle(principle.Title), site.Value.Link("review", tokens.ForReview(new(principle.Id, curator.Id, expires) { FromDesk = true }))))
            .Concat(themes.Select(theme => new QuotingText(words.QuotedMail.Theme(theme.Name), $"{site.Value.Link("desk/themes/theme", desk)}&theme={theme.Id}"))).ToList();
        var model = new QuotedMailModel(words, manifesto.Value, curator.Name, contribution, lost, texts, site.Value.Link("desk/themes", desk), words.Language.Minute(expires), wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(QuotedMailPage.Create(model)))
        {
            Thread = new($"quoted-{contribution.Id}", $"{lost.Name}-{curator.Id}", new Uri(site.Value.SiteUrl).Host),
            Unsubscribe = wish,
        };
    }
}

public sealed record QuotedMailModel(
    AllWords AllWords,
    ManifestoSettings Manifesto,
    string CuratorName,
    Contribution Contribution,
    WordsLost Lost,
    IReadOnlyList<QuotingText> Texts,
    string Link,
    string Expires,
    string EmailPreferenceLink)
{
    /// <summary>The most texts that one email names.</summary>
    private const int MostNamed = 20;

    public QuotedMailWords Words => AllWords.QuotedMail;

    public string Subject => Lost.IsErased ? Words.SubjectErased(Contribution.Id.Reference) : Words.Subject(Contribution.Id.Reference);

    public string Heading => Lost.IsErased ? Words.HeadingErased : Words.Heading;

    public string Happened => Lost.IsErased ? Words.Erased(Contribution.Id.Reference) : Words.Withdrawn(Contribution.Id.Reference);

    public IReadOnlyList<QuotingText> Named => [.. Texts.Take(MostNamed)];

    /// <summary>Null if all are named.</summary>
    public string? More => Texts.Count > MostNamed ? Words.More(Texts.Count - MostNamed) : null;

    public string PlainText => string.Join(
        "\n\n",
        $"{AllWords.ReviewMail.Greeting(CuratorName)}\n{Happened}",
        $"{Words.WhatToDo}\n{string.Join('\n', Named.Select(text => $"> {text.Text}\n{text.Link}"))}{(More is { } more ? $"\n{more}" : "")}",
        $"{Words.Button}:\n{Link}",
        AllWords.EditionMail.Expiry(Expires),
        $"-- \n{AllWords.ReviewMail.WhyYou(Manifesto.Name)}\n{AllWords.EmailPreference.Line}\n{EmailPreferenceLink}") + "\n";
}

/// <summary>A text that uses the words, and the curator's link to it.</summary>
public sealed record QuotingText(string Text, string Link);
