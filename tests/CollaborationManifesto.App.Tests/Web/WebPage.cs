using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CollaborationManifesto.App.Tests.Web;

/// <summary>A page that a browser shows, with what has been typed into it.</summary>
public sealed record WebPage(
    PlainBrowser Browser, HttpStatusCode Status, Uri Address, HttpResponseHeaders Headers, string Html, IHtmlDocument Document)
{
    private readonly Dictionary<string, (byte[] Content, string Name)> _files = [];

    public string Heading => Document.QuerySelector("h1")!.TextContent.Trim();

    /// <summary>The visible text in one line.</summary>
    public string Text => string.Join(' ', Document.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".govuk-error-summary__list li").Select(item => item.TextContent.Trim())];

    private IHtmlFormElement Form => Document.QuerySelector<IHtmlFormElement>("main form[method=post]")!;

    public string? Value(string field) => Form.Elements[field] switch
    {
        IHtmlInputElement { Type: "radio" or "checkbox" } => Document.QuerySelector<IHtmlInputElement>($"[name={field}]:checked")?.Value,
        IHtmlInputElement input => input.Value,
        // Scripts and people see line feeds, whatever the page has.
        IHtmlTextAreaElement area => WithLineEnds(area.Value, "\n"),
        IHtmlSelectElement select => select.Value,
        _ => Document.QuerySelector<IHtmlInputElement>($"[name={field}]:checked")?.Value,
    };

    public WebPage Type(string field, string text)
    {
        switch (Document.QuerySelector($"[name={field}]"))
        {
            case IHtmlTextAreaElement area:
                area.Value = text;
                break;
            case IHtmlSelectElement select:
                select.Value = text;
                break;
            case IHtmlInputElement input:
                input.Value = text;
                break;
            default:
                throw new InvalidOperationException($"The page has no field '{field}'.");
        }

        return this;
    }

    public WebPage Choose(string field, string value)
    {
        var choice = Document.QuerySelectorAll<IHtmlInputElement>($"[name={field}]").FirstOrDefault(item => item.Value == value)
            ?? throw new InvalidOperationException($"The page has no choice '{value}' for '{field}'.");
        choice.IsChecked = true;
        return this;
    }

    /// <summary>Gives a hidden field another value, as an attacker would.</summary>
    public WebPage WithValue(string field, string value)
    {
        ((IHtmlInputElement)Document.QuerySelector($"[name={field}]")!).Value = value;
        return this;
    }

    /// <summary>Fills all fields of that name, in order.</summary>
    public WebPage TypeAll(string field, params IReadOnlyList<string> texts)
    {
        foreach (var (input, text) in Document.QuerySelectorAll<IHtmlInputElement>($"[name={field}]").Zip(texts))
            input.Value = text;
        return this;
    }

    /// <summary>Ticks the list item with this label.</summary>
    public WebPage Tick(string label)
    {
        var item = Document.QuerySelectorAll("label").Single(candidate => candidate.QuerySelector("bdi")?.TextContent == label);
        ((IHtmlInputElement)Document.GetElementById(item.GetAttribute("for")!)!).IsChecked = true;
        return this;
    }

    /// <summary>Presses the form's button, or the one with this value.</summary>
    /// <param name="button">The value; null for the last one of the first rank, or else the last.</param>
    /// <param name="outside">Looks also for buttons of the form that stand outside of it.</param>
    public Task<WebPage> Submit(string? button = null, bool outside = false)
    {
        var buttons = Document.QuerySelectorAll<IHtmlButtonElement>(outside ? "main button" : "main form button").ToList();
        if (buttons.Count == 0)
            throw new InvalidOperationException($"{Address.AbsolutePath} answered {(int)Status} without a form: {Text}");
        var pressed = button is null
            ? buttons.Where(candidate => candidate.Form == Form && candidate.Type == "submit").OrderBy(IsOfFirstRank).Last()
            : buttons.First(candidate => candidate.Value == button);
        return Browser.Send(ToRequest(pressed));
    }

    private static bool IsOfFirstRank(IHtmlButtonElement button) =>
        button.ClassList.Contains("govuk-button") && !button.ClassList.Contains("govuk-button--secondary");

    /// <summary>Withdraws or erases on a contributor's private page, and confirms it.</summary>
    public async Task<WebPage> Confirms(string wish) => await (await Choose("wish", wish).Submit()).Submit();

    /// <summary>The request that this button sends, to be sent as often as needed.</summary>
    public HttpRequestMessage ToRequest(IHtmlButtonElement? pressed = null)
    {
        var form = pressed?.Form ?? Form;
        var action = pressed?.GetAttribute("formaction") ?? form.GetAttribute("action")!;
        var fields = form.Elements.Where(element => IsPosted(element, pressed)).Select(element => KeyValuePair.Create(element.GetAttribute("name")!, WithLineEnds(ValueOf(element), "\r\n")));
        return new(HttpMethod.Post, new Uri(Address, action)) { Content = form.Enctype == "multipart/form-data" ? Multipart(fields) : new FormUrlEncodedContent(fields) };
    }

    /// <summary>Chooses a file.</summary>
    public WebPage Attach(string field, byte[] content, string name)
    {
        _files[field] = (content, name);
        return this;
    }

    // See https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data. A file that was not chosen is sent without a name.
    private MultipartFormDataContent Multipart(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(field => Document.QuerySelector($"[name='{field.Key}']") is not IHtmlInputElement { Type: "file" }))
        {
            var part = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(value));
            part.Headers.ContentDisposition = new("form-data") { Name = $"\"{name}\"" };
            parts.Add(part);
        }

        foreach (var input in Document.QuerySelectorAll<IHtmlInputElement>("input[type=file]"))
        {
            var (content, file) = _files.GetValueOrDefault(input.Name!, ([], ""));
            var part = new ByteArrayContent(content);
            part.Headers.ContentDisposition = new("form-data") { Name = $"\"{input.Name}\"", FileName = $"\"{file}\"" };
            part.Headers.ContentType = new("application/octet-stream");
            parts.Add(part);
        }

        return parts;
    }

    // See https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#constructing-entry-list.
    private static bool IsPosted(IElement element, IHtmlButtonElement? pressed) => element switch
    {
        { } nameless when string.IsNullOrEmpty(nameless.GetAttribute("name")) => false,
        IHtmlButtonElement => element == pressed,
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => false,
        _ => true,
    };

    // Not ReplaceLineEndings, which also replaces characters that browsers send unchanged.
    private static string WithLineEnds(string text, string end) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace("\n", end, StringComparison.Ordinal);

    private static string ValueOf(IElement element) => element switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlInputElement input => input.Value,
        _ => element.GetAttribute("value") ?? "",
    };
}
