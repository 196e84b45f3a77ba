using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Pages;
using CollaborationManifesto.Pages.Contribute;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Pages;

/// <summary>The contributor's two pages, rendered as they are sent.</summary>
internal static class Html
{
    public static IHtmlDocument Parsed(string html) => new HtmlParser().ParseDocument(html);

    public static async Task<string> Form(
        Submission typed, IEnumerable<FieldError>? errors = null, params IReadOnlyList<PrincipleTitle> principles) =>
        await Page.TextAsync(CollaborationManifesto.Pages.Contribute.Form.Create(
            new FormModel(A.Frames().ForApi("Form"), A.Words, new(), true, principles, typed, [.. errors ?? []])));

    public static async Task<string> Check(Submission typed, string? principle = null) =>
        await Page.TextAsync(CollaborationManifesto.Pages.Contribute.Check.Create(
            new CheckModel(A.Frames().ForApi("Check"), AllWords.English, typed, A.Parse(typed).Draft!, principle, "the token")));
}
