using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;

namespace CollaborationManifesto.App.Tests.Intake;

public sealed class BadInputTests(SharedAzurite azurite)
{
    public static TheoryData<string, string, string> WrongFields => new()
    {
        { "title", "", "Enter a title" },
        { "title", new('x', 121), "Title must be 120 characters or fewer. It has 121 now" },
        { "text", new('x', 5_001), "Your text must be 5,000 characters or fewer. It has 5,001 now" },
        { "barrier", "the one about tools", "Enter the barrier’s reference as the board shows it, such as 7K3M-9QXP, or leave it empty" },
        { "email", "not an address", "Enter an email address in the correct format, like name@example.com, or leave it empty" },
    };

    [Fact]
    public async Task A_wrong_field_gets_its_error_and_keeps_the_form()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var (field, typed, sentence) in WrongFields.Select(row => row.Data))
        {
            var form = (await app.Contributor.Fills("A title", "A text")).Type(field, typed);

            var answer = await form.Submit();

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal([sentence], answer.Errors);
            Assert.StartsWith("Error: ", answer.Document.Title, StringComparison.Ordinal);
            Assert.NotNull(answer.Document.QuerySelector($"#{field}"));
            Assert.Equal(typed, answer.Value(field));
            Assert.Equal("barrier", answer.Value("kind"));
        }

        await AssertNothingStored(app);
    }

    [Fact]
    public async Task An_unknown_category_is_refused_by_the_page_and_by_the_functions_that_store()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var form = await app.Contributor.Fills();
        form.Document.QuerySelector("[name=category]:checked")!.SetAttribute("value", "astrology");
        Assert.Equal(["Choose the category that fits best"], (await form.Submit()).Errors);

        var check = await (await app.Contributor.Fills()).Submit();
        var answer = await check.Type("category", "astrology").Submit();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Nobody wrote down why", answer.Value("title"));
        await AssertNothingStored(app);
    }

    [Fact]
    public async Task An_untouched_form_gets_a_sentence_for_each_question_in_the_order_of_the_form()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var answer = await (await app.Browser.Open(new(app.Site, "/contribute/"))).Submit();

        Assert.Equal(
            [
                "Choose whether you are adding a barrier, a principle or guidance",
                "Enter a title",
                "Choose the category that fits best",
                "Tick the box if you agree to share this under the licence. We cannot publish it otherwise",
            ],
            answer.Errors);
        await AssertNothingStored(app);
    }

    [Fact]
    public async Task A_body_that_cannot_be_read_gets_a_page_that_says_why()
    {
        await using var app = await ManifestoApp.Start(azurite);
        foreach (var route in new[] { "contributions/check", "contributions", "review" })
        {
            var address = app.Function(route);
            await AssertRefused(app, address, new StringContent("title=x", Encoding.UTF8, "text/plain"), HttpStatusCode.UnsupportedMediaType, "We could not read that");
            await AssertRefused(app, address, Bytes("\0\u0001 no form", "application/x-www-form-urlencoded"), HttpStatusCode.BadRequest, "We could not read that");
            await AssertRefused(app, address, Bytes("title=" + new string('x', 300_000), "application/x-www-form-urlencoded"), HttpStatusCode.RequestEntityTooLarge, "That is too much to send");
        }

        await AssertNothingStored(app);
    }

    [Fact]
    public async Task A_program_gets_a_problem_for_what_it_sends_wrong()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var address = app.Function("contributions");

        foreach (var malformed in new[] { "{", "[]", "\"text\"", """{"title":{}}""", """{"\ud800":"title"}""", """{"title":"one","title":"two"}""", "" })
        {
            using var refused = await app.Browser.Http.PostAsync(address, Bytes(malformed, "application/json"));
            await AssertProblem(refused, HttpStatusCode.BadRequest);
        }

        using var tooLarge = await app.Browser.Http.PostAsync(address, Bytes($$"""{"title":"{{new string('x', 300_000)}}"}""", "application/json"));
        await AssertProblem(tooLarge, HttpStatusCode.RequestEntityTooLarge);
        using var invalid = await app.Browser.Http.PostAsJsonAsync(address, new { kind = "barrier", category = "tools", title = "", attribution = "anonymous", licence = "yes" });
        var problem = await AssertProblem(invalid, HttpStatusCode.UnprocessableEntity);
        var error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal("#/title", error.GetProperty("pointer").GetString());
        Assert.Equal("Enter a title", error.GetProperty("detail").GetString());
        await AssertNothingStored(app);
    }

    [Fact]
    public async Task A_problem_names_unknown_fields_and_wrong_types()
    {
        await using var app = await ManifestoApp.Start(azurite);

        using var unknown = await app.Browser.Http.PostAsync(app.Function("contributions"), Bytes("""{"kind":"barrier","organization":"Dorset","Title":""}""", "application/json"));
        using var numbers = await app.Browser.Http.PostAsync(app.Function("contributions"), Bytes("""{"title":5,"text":"Text","a/b ~":[]}""", "application/json"));

        Assert.Equal(
            [("#/organization", "There is no field of this name. Names are in lower case"), ("#/Title", "There is no field of this name. Names are in lower case")],
            Errors(await AssertProblem(unknown, HttpStatusCode.UnprocessableEntity)));
        Assert.Equal(
            [("#/title", "Send a text, in quotation marks"), ("#/a~1b%20~0", "There is no field of this name. Names are in lower case")],
            Errors(await AssertProblem(numbers, HttpStatusCode.BadRequest)));
        await AssertNothingStored(app);
    }

    [Fact]
    public async Task A_problem_lists_only_the_first_unknown_fields()
    {
        await using var app = await ManifestoApp.Start(azurite);

        using var answer = await app.Browser.Http.PostAsJsonAsync(app.Function("contributions"), Enumerable.Range(1, 5_000).ToDictionary(number => $"field{number}", _ => ""));

        Assert.Equal(20, Errors(await AssertProblem(answer, HttpStatusCode.UnprocessableEntity)).Count());
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.BadRequest)]
    [InlineData("text/plain", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_missing_JSON_content_type_gets_a_problem(string type, HttpStatusCode status)
    {
        await using var app = await ManifestoApp.Start(azurite);

        using var answer = await app.Browser.Http.PostAsync(app.Function("contributions"), Bytes("""{"kind":"barrier"}""", type));

        Assert.Contains("application/json", (await AssertProblem(answer, status)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "contributions/status")]
    [InlineData("DELETE", "contributions/address")]
    [InlineData("DELETE", "review")]
    public async Task An_unlisted_method_gets_404(string method, string route)
    {
        await using var app = await ManifestoApp.Start(azurite);

        using var answer = await app.Browser.Http.SendAsync(new(new HttpMethod(method), app.Function(route)));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.Allow);
    }

    private static async Task AssertRefused(ManifestoApp app, Uri address, HttpContent content, HttpStatusCode status, string heading)
    {
        var page = await app.Browser.Send(new(HttpMethod.Post, address) { Content = content });
        Assert.Equal((status, heading), (page.Status, page.Heading));
    }

    private static async Task<JsonElement> AssertProblem(HttpResponseMessage response, HttpStatusCode status)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static IEnumerable<(string?, string?)> Errors(JsonElement problem) =>
        problem.GetProperty("errors").EnumerateArray().Select(error => (error.GetProperty("pointer").GetString(), error.GetProperty("detail").GetString()));

    private static async Task AssertNothingStored(ManifestoApp app)
    {
        Assert.Empty(await app.ContributionIds());
        Assert.Equal(0, await app.QueueLength());
        Assert.Empty(app.Mails());
    }

    private static ByteArrayContent Bytes(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
