using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>Writes the email that tells a curator of all that is waiting on one page of the desk.</summary>
public sealed class DailyNoticeMail(LinkTokens tokens, AllWords words, IOptions<SiteSettings> site, IOptions<ManifestoSettings> manifesto, TimeProvider clock)
{
    public async Task<EmailMessage> WriteAsync(Curator curator, DailyNotice notice)
    {
        var expires = clock.GetUtcNow().AddHours(DeskLinkMail.LinkHours);
        var wish = site.Value.Link("curators/mail", tokens.ForEmailPreference(curator.Id));
        var model = new DailyNoticeMailModel(
            words, manifesto.Value, curator.Name, notice, site.Value.Link(notice.Route, tokens.ForDesk(new(curator.Id, expires))), words.Language.Minute(expires), wish);
        return new(curator.Email, curator.Name, model.Subject, model.PlainText, await Page.TextAsync(DailyNoticeMailPage.Create(model))) { Unsubscribe = wish };
    }
}

/// <param name="Newest">Title and text of the newest items, oldest first; the text may be empty.</param>
/// <param name="More">How many others there are; null if all are named.</param>
/// <param name="Route">Of the page that the link opens.</param>
public sealed record DailyNotice(string Subject, string Introduction, IReadOnlyList<(string Title, string Text)> Newest, string? More, string Button, string Route)
{
    /// <summary>The desk shows all of them, in full.</summary>
    public const int MostNamed = 10;
}

public sealed record DailyNoticeMailModel(AllWords Words, ManifestoSettings Manifesto, string CuratorName, DailyNotice Notice, string Link, string Expires, string EmailPreferenceLink)
{
    private const int TextLength = 300;

    public string Subject => Notice.Subject;

    public string Introduction => Notice.Introduction;

    public IEnumerable<(string Title, string Text)> Named => Notice.Newest.Select(item => (item.Title, TypedText.CutAtWord(item.Text, TextLength)));

    public string? More => Notice.More;

    public string Button => Notice.Button;

    public string PlainText => string.Join(
        "\n\n",
        [
            $"{Words.ReviewMail.Greeting(CuratorName)}\n{Introduction}",
            .. Named.Select(item => Quoted(item.Text.Length == 0 ? item.Title : $"{item.Title}\n{item.Text}")),
            .. More is { } more ? new[] { more } : [],
            $"{Button}:\n{Link}",
            Words.EditionMail.Expiry(Expires),
            $"-- \n{Words.ReviewMail.WhyYou(Manifesto.Name)}\n{Words.EmailPreference.Line}\n{EmailPreferenceLink}",
        ]) + "\n";

    // Each line begins with a mark, so that typed text cannot look like ours.
    private static string Quoted(string text) => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);
}
