using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>A request is read in its declared encoding and its text is kept.</summary>
public sealed class EncodingTests(SharedAzurite azurite)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Rest = "kind=barrier&category=tools&attribution=anonymous&licence=yes";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Content type, body and the title in it.</summary>
    private static readonly (string Type, byte[] Body, string Title)[] Forms =
    [
        ($"{Form}; charset=ISO-8859-1", Ascii("Caf%E9"), "Café"),
        ($"{Form}; charset=iso-8859-1", Windows1252.GetBytes($"{Rest}&title=Café"), "Café"),
        ($"{Form}; charset=\"windows-1252\"", Ascii("%93Caf%E9%94"), "“Café”"),
        ($"{Form}; charset=ISO-8859-1", Ascii("Caf%E9+%26%23128512%3B+%26%23233%3B"), "Café 😀 &#233;"),
        ($"{Form}; charset=ISO-8859-2", Ascii("%A3%F3d%BC"), "Łódź"),
        ($"{Form}; charset=shift_jis", Ascii("%83J%83t%83F"), "カフェ"),
        ($"{Form}; charset=UTF-8", Ascii("Caf%C3%A9"), "Café"),
        ($"{Form}; charset=utf8", Ascii("Caf%C3%A9+%E9"), "Café \ufffd"),
        ($"{Form}; charset=", Ascii("Caf%C3%A9"), "Café"),
        ($"{Form}; charset=utf-16", Encoding.Unicode.GetBytes($"{Rest}&title=Caf%C3%A9+é"), "Café é"),
        ($"{Form}; charset=utf-16", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes($"{Rest}&title=Café")], "Café"),
        ($"{Form}; charset=utf-16", Ascii("Caf%C3%A9"), "Café"),
        (Form, Ascii("Caf%C3%A9"), "Café"),
        (Form, Encoding.UTF8.GetBytes($"\ufeff{Rest}&title=Café"), "Café"),
        (Form, Ascii("Caf%E9"), "Café"),
        (Form, Ascii("%CA%E0%F4%E5&_charset_=windows-1251"), "Кафе"),
        (Form, Ascii("100%+Caf%C3%A9+%zz"), "100% Café %zz"),
        (Form, Ascii("a%00b"), "ab"),
    ];

    [Fact]
    public async Task A_form_is_read_in_the_encoding_that_it_declares_and_is_stored_as_it_was_typed()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        foreach (var (type, body, title) in Forms)
        {
            var check = await Post(app, "contributions/check", Content(body, type));
            Assert.Equal((HttpStatusCode.OK, title), (check.Status, check.Value("title")));
            await check.Submit();
        }

        Assert.Equal(Forms.Select(form => form.Title).Order(), (await Titles(app)).Order());
    }

    [Fact]
    public async Task A_form_in_parts_is_read_in_the_encoding_of_each_part()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        using var ownEncoding = Parts(new StringContent("Café “one”", Windows1252, "text/plain"));
        using var byField = Parts(Content(Windows1252.GetBytes("Café"), null));
        byField.Add(new StringContent("windows-1252"), "_charset_");
        using var unicode = Parts(new StringContent("Café 😀"));
        using var klingon = Parts(Content(Windows1252.GetBytes("Café"), "text/plain; charset=klingon"));

        Assert.Equal("Café “one”", (await Post(app, "contributions/check", ownEncoding)).Value("title"));
        Assert.Equal("Café", (await Post(app, "contributions/check", byField)).Value("title"));
        Assert.Equal("Café 😀", (await Post(app, "contributions/check", unicode)).Value("title"));
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(app, "contributions/check", klingon)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(app, "contributions/check", Content(Ascii("x"), "multipart/form-data; boundary=b"))).Status);
    }

    [Fact]
    public async Task JSON_is_read_in_the_encoding_that_it_declares_or_begins_with()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        (string Type, byte[] Body)[] bodies =
        [
            ("application/json", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Json("Café 1"))]),
            ("application/json; charset=utf-8", Encoding.UTF8.GetBytes(Json("Café 2"))),
            ("application/json; charset=utf-16", Encoding.Unicode.GetBytes(Json("Café 3"))),
            ("application/json", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Json("Café 4"))]),
            ("application/json; charset=ISO-8859-1", Windows1252.GetBytes(Json("Café 5"))),
            ("application/json", Encoding.UTF8.GetBytes(Json("Half \\ud83d 6"))),
        ];
        foreach (var (type, body) in bodies)
        {
            using var answer = await app.Browser.Http.PostAsync(app.Function("contributions"), Content(body, type));
            Assert.Equal((type, HttpStatusCode.Created), (type, answer.StatusCode));
        }

        Assert.Equal(["Café 1", "Café 2", "Café 3", "Café 4", "Café 5", "Half \ufffd 6"], (await Titles(app)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_undecodable_body_is_refused_with_advice()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());

        var page = await Post(app, "contributions/check", Content(Ascii("x"), $"{Form}; charset=klingon"));
        using var unknown = await app.Browser.Http.PostAsync(app.Function("contributions"), Content(Encoding.UTF8.GetBytes(Json("x")), "application/json; charset=utf-7"));
        using var wrong = await app.Browser.Http.PostAsync(app.Function("contributions"), Content(Windows1252.GetBytes(Json("Café")), "application/json"));

        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "We could not read that"), (page.Status, page.Heading));
        Assert.Contains("charset=utf-8", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("encoding", (await wrong.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await Titles(app));
    }

    [Fact]
    public async Task Every_form_asks_browsers_for_UTF_8()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var form = await app.Contributor.Fills();

        foreach (var page in new[] { form, await form.Submit(), await app.Browser.Open(app.Function("desk")), await app.Desk(Curators.Amina) })
            Assert.All(page.Document.QuerySelectorAll("form"), found => Assert.Equal("utf-8", found.GetAttribute("accept-charset")));
    }

    private static byte[] Ascii(string title) => Encoding.ASCII.GetBytes($"{Rest}&title={title}");

    private static string Json(string title) => $$"""{"kind":"barrier","category":"tools","title":"{{title}}","attribution":"anonymous","licence":"yes"}""";

    private static MultipartFormDataContent Parts(HttpContent title)
    {
        var form = new MultipartFormDataContent();
        foreach (var field in Rest.Split('&').Select(field => field.Split('=')))
            form.Add(new StringContent(field[1]), field[0]);
        form.Add(title, "title");
        return form;
    }

    private static Task<WebPage> Post(ManifestoApp app, string route, HttpContent content) =>
        app.Browser.Send(new(HttpMethod.Post, app.Function(route)) { Content = content });

    private static async Task<IReadOnlyList<string>> Titles(ManifestoApp app) =>
        await app.Get<ContributionStore>().AllAsync(CancellationToken.None).Select(read => read.Value.Title).ToListAsync();

    private static ByteArrayContent Content(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }
}
