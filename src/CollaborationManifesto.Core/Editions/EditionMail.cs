using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Editions;

/// <summary>Writes the email that asks a curator to confirm an edition.</summary>
public sealed class EditionMail(LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, TimeProvider clock)
{
    /// <param name="content">Null if the snapshot's file is gone.</param>
    public async Task<EmailMessage> ForAsync(Edition edition, SnapshotContent? content, Curator curator)
    {
        var expires = clock.GetUtcNow().AddHours(DeskLinkMail.LinkHours);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new EditionMailModel(
            words,
            manifesto.Value,
            curator.Name,
            edition,
            content?.Principles ?? [],
            site.Value.Link("desk/editions", tokens.ForDesk(new(curator.Id, expires))),
            words.Language.Minute(expires),
            wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(EditionMailPage.Create(model)))
        {
            Thread = new($"edition-{edition.Number}", $"{EditionNotices.NameOf(edition)}-{curator.Id}", new Uri(site.Value.SiteUrl).Host),
            Unsubscribe = wish,
        };
    }
}

public sealed record EditionMailModel(
    AllWords AllWords, ManifestoSettings Manifesto, string CuratorName, Edition Edition, IReadOnlyList<SnapshotPrinciple> Principles, string Link, string Expires, string EmailPreferenceLink)
{
    /// <summary>The desk shows all of them.</summary>
    private const int MostNamed = 100;

    public EditionMailWords Words => AllWords.EditionMail;

    public string Subject => Words.Subject(Edition.Number);

    public IReadOnlyList<SnapshotPrinciple> Named => [.. Principles.Take(MostNamed)];

    /// <summary>Null if all are named.</summary>
    public string? More => Principles.Count > MostNamed ? Words.More(Principles.Count - MostNamed) : null;

    public string PlainText => string.Join(
        "\n\n",
        new[]
        {
            $"{AllWords.ReviewMail.Greeting(CuratorName)}\n{Words.Introduction(Edition.Proposed.CuratorName)}",
            $"{AllWords.Edition.TitleLabel}:\n{Quoted(Edition.Title)}",
            Edition.Note.Length == 0 ? "" : $"{AllWords.Edition.NoteLabel}:\n{Quoted(Edition.Note)}",
            Named.Count == 0 ? "" : $"{AllWords.Edition.Principles}:\n{string.Join('\n', Named.Select(principle => Quoted(AllWords.Desk.Numbered(principle.Number, principle.Title))))}",
            More ?? "",
            $"{Words.Button}:\n{Link}",
            Words.Expiry(Expires),
            $"-- \n{AllWords.ReviewMail.WhyYou(Manifesto.Name)}\n{AllWords.EmailPreference.Line}\n{EmailPreferenceLink}",
        }.Where(paragraph => paragraph.Length > 0)) + "\n";

    // Each line begins with a mark, so that typed text cannot look like ours.
    private static string Quoted(string text) => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);
}
