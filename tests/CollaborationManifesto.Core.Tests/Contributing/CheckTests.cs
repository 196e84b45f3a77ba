using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Contributing;

public sealed class CheckTests
{
    private const string Attack = "<script>alert(1)</script>";
    private const string Encoded = "&lt;script&gt;alert(1)&lt;/script&gt;";
    private static readonly CheckWords Words = AllWords.English.Check;

    [Fact]
    public async Task Typed_markup_is_shown_and_never_run()
    {
        var typed = A.Submission(("title", Attack), ("text", Attack), ("attribution", "named"), ("name", Attack), ("organisation", Attack));

        var html = await Html.Check(typed, principle: Attack);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"<h3 class=\"cm-note__title\" dir=\"auto\">{Encoded}</h3>", html, StringComparison.Ordinal);
        Assert.Contains($"<p>{Encoded}</p>", html, StringComparison.Ordinal);
        Assert.Contains($"<dd class=\"govuk-summary-list__value\" dir=\"auto\">{Encoded}, {Encoded}</dd>", html, StringComparison.Ordinal);
        Assert.Contains($"<input type=\"hidden\" name=\"title\" value=\"{Encoded}\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_cannot_end_its_attribute() =>
        Assert.Contains(
            "<input type=\"hidden\" name=\"title\" value=\"&quot; onfocus=&quot;alert(1)\">",
            await Html.Check(A.Submission(("title", "\" onfocus=\"alert(1)"))),
            StringComparison.Ordinal);

    [Fact]
    public async Task Everything_typed_is_sent_again_unchanged_with_the_token()
    {
        var typed = A.Submission(
            ("kind", "guidance"), ("importance", "<i>"), ("meaning", "One\nTwo"), ("title", "  Spaced  "), ("text", "\nOne\n\n\"two\" & Jose\u0301 👩‍👩‍👧"),
            ("principle", A.Id("principle").ToString()), ("barrier", " 7k3m 9qxp"), ("about", "not <used>"), ("again", "no"), ("name", "Ada"), ("organisation", "Dorset"), ("email", "ada@example.org"));

        var page = Html.Parsed(await Html.Check(typed));

        Assert.Equal(
            [.. typed.Fields, ("token", "the token")],
            page.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (input.Name!, (string?)input.Value)));
    }

    [Fact]
    public async Task A_filled_honeypot_is_sent_on_and_shown_to_nobody()
    {
        var page = Html.Parsed(await Html.Check(A.Submission(("website", "https://spam.example"))));

        Assert.Equal("https://spam.example", page.QuerySelector<IHtmlInputElement>("input[type=hidden][name=website]")!.Value);
        Assert.DoesNotContain("spam.example", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_page_shows_the_text_as_published()
    {
        var note = Html.Parsed(await Html.Check(A.Submission(("title", "Title"), ("text", "# Why\nand **so**")))).QuerySelector("article")!;

        Assert.Equal($"{A.Words.BarrierName} · Culture", note.QuerySelector(".cm-note__kind")!.TextContent);
        Assert.Equal("Title", note.QuerySelector("h3")!.TextContent);
        Assert.Equal("<p># Why<br>\nand <strong>so</strong></p>", note.QuerySelector(".cm-text")!.InnerHtml.Trim());
    }

    [Fact]
    public async Task The_check_page_shows_a_principles_sections()
    {
        var typed = A.Submission(("kind", "principle"), ("text", "We decide in public.\n\n## Why it’s important\n\nTrust.\n\n## What it means\n\n- Say who decided"));

        var note = Html.Parsed(await Html.Check(typed)).QuerySelector("article")!;

        Assert.Equal([AllWords.English.Principle.Importance, AllWords.English.Principle.Meaning], note.QuerySelectorAll("h4").Select(heading => heading.TextContent));
        Assert.DoesNotContain("#", note.TextContent, StringComparison.Ordinal);
        Assert.Equal("Say who decided", note.QuerySelector(".cm-points li")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("anonymous", null, "Ada, Dorset, ada@example.org")]
    [InlineData("organisation", "Dorset", "Ada, ada@example.org")]
    [InlineData("named", "Ada, Dorset", "ada@example.org")]
    public async Task The_check_page_says_what_is_public_and_what_is_private(string attribution, string? shown, string kept)
    {
        var page = Html.Parsed(await Html.Check(A.Submission(
            ("attribution", attribution), ("name", "Ada"), ("organisation", "Dorset"), ("email", "ada@example.org"))));

        Assert.Equal((shown ?? Words.Anonymous, kept), (Answer(page, Words.Credit), Answer(page, Words.Private)));
    }

    [Fact]
    public async Task Every_change_leads_to_a_field_of_the_form()
    {
        var typed = A.Submission();
        var form = Html.Parsed(await Html.Form(typed, null, new PrincipleTitle(A.Id("principle"), "Principle")));

        var buttons = Html.Parsed(await Html.Check(typed)).QuerySelectorAll<IHtmlButtonElement>("button[name=change]").ToList();

        Assert.Equal(["title", "text", "kind", "category", "principle", "barrier", "attribution", "email"], buttons.Select(button => button.Value));
        Assert.All(buttons, button =>
        {
            Assert.Equal($"https://api.example.org/api/contributions/check#{button.Value}", button.GetAttribute("formaction"));
            Assert.NotNull(form.GetElementById(button.Value));
        });
    }

    [Fact]
    public async Task The_button_without_a_name_sends_it()
    {
        var form = Html.Parsed(await Html.Check(A.Submission())).QuerySelector<IHtmlFormElement>("form")!;

        Assert.Equal(("post", "https://api.example.org/api/contributions"), (form.Method, form.Action));
        Assert.Equal(Words.Send, Assert.Single(form.QuerySelectorAll("button:not([name])")).TextContent);
    }

    private static string Answer(IHtmlDocument page, string question) =>
        page.QuerySelectorAll("dt").Single(key => key.TextContent == question).NextElementSibling!.TextContent;
}
