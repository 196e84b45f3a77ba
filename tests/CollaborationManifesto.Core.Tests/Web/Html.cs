using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Web;

/// <summary>The contributor's two pages, rendered as sent.</summary>
internal static class Html
{
    public static IHtmlDocument Parsed(string html) => new HtmlParser().ParseDocument(html);

    public static async Task<string> Form(
        Submission typed, IEnumerable<FieldError>? errors = null, params IReadOnlyList<PrincipleTitle> principles) =>
        await Page.TextAsync(CollaborationManifesto.Contributing.Form.Create(
            new FormModel(A.Frames().ForApi("Form"), AllWords.English, new(), true, principles, typed, [.. errors ?? []])));

    public static async Task<string> Check(Submission typed, string? principle = null) =>
        await Page.TextAsync(CollaborationManifesto.Contributing.Check.Create(
            new CheckModel(A.Frames().ForApi("Check"), AllWords.English, typed, A.Parse(typed).Draft!, principle, "the token")));
}
