using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;
using CsCheck;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>Any text goes from the form through the check page into the row as documented, or comes back with an error.</summary>
public sealed class AnyTextTests(SharedAzurite azurite)
{
    // Leave out U+0000, which is lost when a form is read (EncodingTests), and bodies over the size limit (BadInputTests).
    private static readonly Gen<string> Text = AnyText.Any.Where(text => text.Length <= 6_000 && !text.Contains('\0'));

    /// <summary>A single-line field takes no line ends.</summary>
    private static readonly Gen<string> Line = Text.Select(text => text.ReplaceLineEndings(" "));

    [Fact]
    public async Task Any_text_is_stored_as_documented_or_comes_back_as_it_was_typed_with_a_message()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps(), "--Limits:Burst=100000", "--Limits:TotalBurst=100000");
        var (stored, refused) = (0, 0);

        await Gen.Select(Line, Text, Line, Line).SampleAsync(
            async (title, text, name, organisation) =>
            {
                var form = await Filled(app, ("title", title), ("text", text), ("name", name), ("organisation", organisation));
                var answer = await form.Submit();
                _ = answer.Status == HttpStatusCode.OK ? Interlocked.Increment(ref stored) : Interlocked.Increment(ref refused);
                if (answer.Status == HttpStatusCode.OK)
                    Assert.Equal((AnyText.Line(title), Visible(AnyText.Paragraphs(text))), await Stored(app, await answer.Submit()));
                else
                    AssertComesBack(answer, ("title", title), ("text", text), ("name", name), ("organisation", organisation));
            },
            iter: 200);

        // The texts are random: 18 of 200 were refused in one run.
        Assert.True(stored > 5 && refused > 5, $"{stored} stored and {refused} refused");
    }

    /// <summary>Invisible text counts as empty.</summary>
    private static string Visible(string text) => TypedText.IsVisible(text) ? text : "";

    private static async Task<WebPage> Filled(ManifestoApp app, params IEnumerable<(string Field, string Typed)> answers)
    {
        var form = await app.Browser.Open(app.Function("contributions/new"));
        form.Choose("kind", "barrier").Choose("category", "tools").Choose("attribution", "anonymous").Choose("licence", "yes");
        foreach (var (field, typed) in answers)
            form.Type(field, typed);
        return form;
    }

    private static async Task<(string Title, string Text)> Stored(ManifestoApp app, WebPage receipt)
    {
        Assert.Equal("We have your contribution", receipt.Heading);
        var contribution = (await app.Get<ContributionStore>().FindAsync(app.IdIn(receipt), CancellationToken.None))!.Value.Value;
        return (contribution.Title, contribution.Text);
    }

    private static void AssertComesBack(WebPage answer, params IEnumerable<(string Field, string Typed)> answers)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEmpty(answer.Errors);
        Assert.All(answer.Errors, message => Assert.NotEqual("", message));
        foreach (var (field, typed) in answers)
            // Reading a form removes U+0000, because no page could give it back.
            Assert.Equal(AnyText.Posted(typed.Replace("\0", "", StringComparison.Ordinal)), AnyText.Posted(answer.Value(field)!));
    }
}
