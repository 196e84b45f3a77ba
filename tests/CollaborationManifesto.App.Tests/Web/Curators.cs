using System.Text.RegularExpressions;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Inbox;

namespace CollaborationManifesto.App.Tests.Web;

/// <summary>Amina, Ben and Carys, who read their emails and follow the links.</summary>
public sealed partial class Curators(PlainBrowser browser, Func<IReadOnlyList<ReceivedMail>> inbox)
{
    public const string Amina = "amina@example.org";
    public const string Ben = "ben@example.org";
    public const string Carys = "carys@example.org";

    /// <summary>Waits for the email about a contribution.</summary>
    public Task<ReceivedMail> Mail(string curator, string title) => Eventually.Some(
        () => inbox().FirstOrDefault(mail => mail.To == curator && mail.Subject.Contains(title, StringComparison.Ordinal)),
        $"a mail to {curator} about “{title}”");

    public async Task<WebPage> OpensReview(string curator, string title) => await browser.Open(LinkIn(await Mail(curator, title)));

    public async Task<WebPage> Decides(string curator, string title, string decision, string reason = "")
    {
        var page = (await OpensReview(curator, title)).Choose("decision", decision).Type("reason", reason);
        return await (decision == "decline" ? page.Type("because", "other") : page).Submit();
    }

    /// <summary>Opens the edit form.</summary>
    public async Task<WebPage> Edits(string curator, string title) =>
        await (await OpensReview(curator, title)).Choose("decision", "edit").Submit();

    /// <summary>Reloads the page.</summary>
    public Task<WebPage> Reloads(WebPage page) => browser.Open(page.Address);

    /// <summary>The link in the plain text, as a person would copy it.</summary>
    public static Uri LinkIn(ReceivedMail mail) => new(Link().Match(mail.Text).Value);

    [GeneratedRegex(@"http://\S+/api/review\?token=\S+")]
    private static partial Regex Link();
}
