using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>Typed text is shown as typed everywhere, and never run.</summary>
public sealed class EscapingTests(SharedAzurite azurite)
{
    private const string Title = """<script>alert(1)</script> & "quotes" 'n' <b>""";
    private const string Escaped = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot; &#x27;n&#x27; &lt;b&gt;";
    private const string Text = "<img src=x onerror=alert(2)> [link](javascript:alert(3)) <i>";
    private const string EscapedText = "<p>&lt;img src=x onerror=alert(2)&gt; [link](javascript:alert(3)) &lt;i&gt;</p>";

    [Fact]
    public async Task Markup_is_text_on_every_page_in_every_mail_and_in_the_data()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var form = await app.Contributor.Fills(Title, Text);
        var invalid = await form.Type("email", "wrong\"><script>").Submit();
        Assert.Contains($"value=\"{Escaped}\"", invalid.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"wrong&quot;&gt;&lt;script&gt;\"", invalid.Html, StringComparison.Ordinal);
        Assert.Contains(">&#xA;&lt;img src=x onerror=alert(2)&gt;", invalid.Html, StringComparison.Ordinal);

        var check = await (await app.Contributor.Fills(Title, Text)).Submit();
        AssertShown(check.Html);
        var status = await check.Submit();
        AssertShown(status.Html);

        var mail = await app.Curators.Mail(Curators.Amina, Title);
        AssertShown(mail.Html);
        Assert.StartsWith($"Barrier: {Title} [", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"> {Title}\n> \n> {Text}", mail.Text, StringComparison.Ordinal);

        AssertShown((await app.Curators.OpensReview(Curators.Amina, Title)).Html);
        var decided = await app.Curators.Decides(Curators.Amina, Title, "object", "<script>alert(4)</script>");
        Assert.Contains("&lt;script&gt;alert(4)&lt;/script&gt;", decided.Html, StringComparison.Ordinal);
        await app.Curators.Decides(Curators.Amina, Title, "approve");

        var board = await app.Published("/board/", Escaped);
        AssertShown(board.Html);
        var json = (await app.Published("/manifesto.json", "alert(1)")).Html;
        Assert.Contains(
            "\"title\": \"\\u003Cscript\\u003Ealert(1)\\u003C/script\\u003E \\u0026 \\u0022quotes\\u0022 \\u0027n\\u0027 \\u003Cb\\u003E\",",
            json,
            StringComparison.Ordinal);
        Assert.Contains(
            "\"text\": \"\\u0026lt;img src=x onerror=alert(2)\\u003E \\\\[link\\\\](javascript:alert(3)) \\u0026lt;i\\u003E\",", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_of_every_script_stay_what_they_are()
    {
        await using var app = await ManifestoApp.Start(azurite);
        const string title = "Cydweithio, تعاون, सहयोग 👩‍👩‍👧";

        await app.Contributor.Sends(title);
        await app.Curators.Decides(Curators.Ben, title, "approve");

        Assert.Contains($"<h2 dir=\"auto\"", (await app.Curators.Mail(Curators.Ben, title)).Html, StringComparison.Ordinal);
        await app.Published("/board/", title);
    }

    private static void AssertShown(string html)
    {
        Assert.Contains(Escaped, html, StringComparison.Ordinal);
        Assert.Contains(EscapedText, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.Ordinal);
    }
}
