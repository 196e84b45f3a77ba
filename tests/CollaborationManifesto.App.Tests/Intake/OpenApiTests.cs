using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using Microsoft.OpenApi;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>The description of the JSON API matches the API.</summary>
public sealed partial class OpenApiTests(SharedAzurite azurite)
{
    private const string Invitation = "a-secret-of-the-workshop";

    [Fact]
    public async Task The_description_is_valid_OpenAPI_3_1()
    {
        await using var app = await Start();

        var read = OpenApiDocument.Parse((await ApiReader.Of(app)).Text, "json").Diagnostic!;

        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.SpecificationVersion);
        Assert.Empty(read.Errors);
        Assert.Empty(read.Warnings);
    }

    [Fact]
    public async Task The_site_serves_the_description_to_every_origin()
    {
        await using var app = await Start();
        var address = app.Function("openapi.json");
        var described = await ApiReader.Of(app);

        using var published = await app.Browser.Http.GetAsync(new Uri(app.Site, "/openapi.json"));
        using var head = await app.Browser.Http.SendAsync(new(HttpMethod.Head, address));
        using var unchanged = await app.Browser.Http.SendAsync(new(HttpMethod.Get, address) { Headers = { IfNoneMatch = { head.Headers.ETag! } } });

        Assert.Equal(described.Text, await published.Content.ReadAsStringAsync());
        Assert.Equal("application/json", published.Content.Headers.ContentType!.MediaType);
        Assert.Equal("*", Assert.Single(head.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Contains("/openapi.json", (await app.Browser.Open(new(app.Site, "/about/"))).Document.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_description_lists_every_form_field_and_the_invitation()
    {
        await using var app = await Start();

        var named = (await ApiReader.Of(app)).Schemas["Contribution"]!["properties"]!.AsObject().Select(property => property.Key);

        Assert.Equal([.. new Submission().Fields.Select(field => field.Name).Append("invitation").Order()], named.Order());
    }

    [Fact]
    public async Task Documented_and_actual_post_responses_match()
    {
        await using var app = await Start();
        var described = await ApiReader.Of(app);
        var seen = new HashSet<HttpStatusCode>();

        var receipt = await Answered(Json(Barrier(), key: "workshop-17"), HttpStatusCode.Created);
        var again = await Answered(Json(Barrier(), key: "workshop-17"), HttpStatusCode.Created);
        Assert.Equal((string?)receipt["id"], (string?)again["id"]);
        var reused = await Answered(Json(Barrier(("title", "Another")), key: "workshop-17"), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(("This key was used already", null), ((string?)reused["title"], reused["errors"]));
        Assert.Single(await app.ContributionIds());

        await Answered(Body("{"), HttpStatusCode.BadRequest);
        Assert.Equal(["#/text"], Pointers(await Answered(Json(Barrier(("text", 5))), HttpStatusCode.BadRequest)));
        await Answered(Json(Barrier(("text", new string('x', 300_000)))), HttpStatusCode.RequestEntityTooLarge);
        await Answered(Body("{}", "text/plain"), HttpStatusCode.UnsupportedMediaType);
        Assert.Equal(["#/title", "#/email"], Pointers(await Answered(Json(Barrier(("title", ""), ("email", "ada"))), HttpStatusCode.UnprocessableEntity)));
        Assert.Single(await app.ContributionIds());

        await using var closed = await Start("--Intake:Open=false", $"--Intake:Invitation={Invitation}");
        await Answered(Json(Barrier()), HttpStatusCode.Forbidden, closed);
        await Answered(Json(Barrier(("invitation", Invitation))), HttpStatusCode.Created, closed);
        await using var limited = await Start("--Limits:Burst=2", "--Limits:PerMinute=1");
        await Answered(Json(Barrier()), HttpStatusCode.Created, limited);
        await Answered(Json(Barrier()), HttpStatusCode.Created, limited);
        await Answered(Json(Barrier()), HttpStatusCode.TooManyRequests, limited);
        var storage = new StorageOutage();
        await using var broken = await ManifestoApp.Start(azurite, storage.Watch);
        storage.Away = _ => true;
        await Answered(Json(Barrier()), HttpStatusCode.ServiceUnavailable, broken);

        Assert.Equal(described.Post["responses"]!.AsObject().Select(response => response.Key).Order(), seen.Select(status => $"{(int)status}").Order());

        async Task<JsonNode> Answered(HttpRequestMessage request, HttpStatusCode expected, ManifestoApp? other = null)
        {
            using var answer = await Send(other ?? app, request);
            Assert.Equal(expected, answer.StatusCode);
            seen.Add(expected);
            return await described.Checked(answer);
        }
    }

    [Fact]
    public async Task Everything_else_that_it_describes_answers_as_described()
    {
        await using var app = await Start();
        var described = await ApiReader.Of(app);
        var paths = described.Document["paths"]!.AsObject().Where(path => path.Value!["get"] is not null).Select(path => path.Key).ToList();

        Assert.NotEmpty(paths);
        foreach (var path in paths)
        {
            using var answer = await app.Browser.Http.GetAsync(app.Function(path[1..]));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await described.Checked(answer, path, "get");
        }
    }

    [Fact]
    public async Task The_examples_are_accepted_as_they_stand()
    {
        await using var app = await Start();
        var described = await ApiReader.Of(app);
        var examples = described.Post["requestBody"]!["content"]!["application/json"]!["examples"]!.AsObject().Select(example => example.Value!["value"]!).ToList();
        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));
        examples.Add(JsonNode.Parse(CurlBody().Match(readme).Groups[1].Value)!);

        Assert.Equal(2, examples.Count);
        foreach (var example in examples)
        {
            Assert.Empty(await described.Objections(example));
            using var answer = await Send(app, Json(example));
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_schema_and_the_service_refuse_the_same_input()
    {
        await using var app = await Start("--Limits:Burst=100000", "--Limits:TotalBurst=100000");
        var described = await ApiReader.Of(app);
        var accepted = 0;
        var refused = 0;

        foreach (var (body, inWords) in Combinations().Concat(SingleChanges()).Select(body => (body, false)).Concat(RulesInWords().Select(body => (body, true))))
        {
            var objections = await described.Objections(body);
            using var answer = await Send(app, Json(body));
            await described.Checked(answer);
            var taken = answer.StatusCode == HttpStatusCode.Created;
            var agreed = objections.Count == 0 ? taken || inWords : !taken;
            Assert.True(agreed, $"{(int)answer.StatusCode} for {body.ToJsonString()}: {string.Join(", ", objections)}");
            _ = taken ? accepted++ : refused++;
        }

        Assert.InRange(accepted, 50, 1_000);
        Assert.InRange(refused, 50, 1_000);
    }

    /// <summary>Fields that depend on one another.</summary>
    private static IEnumerable<JsonObject> Combinations()
    {
        string[] kinds = ["barrier", "principle", "guidance"];
        string[] attributions = ["anonymous", "organisation", "named"];
        string?[] texts = [null, "", " \n", "Text"];
        return from kind in kinds
               from attribution in attributions
               from text in texts
               from name in texts
               from organisation in texts
               select Barrier(("kind", kind), ("text", text), ("attribution", attribution), ("name", name), ("organisation", organisation));
    }

    /// <summary>One field changed, missing or misspelt.</summary>
    private static IEnumerable<JsonObject> SingleChanges()
    {
        // The fields that these values require are missing.
        foreach (var (name, value) in new[] { ("kind", "principle"), ("kind", "guidance"), ("attribution", "named"), ("attribution", "organisation") })
            yield return Barrier((name, value));

        JsonNode?[] values = [null, "", " ", "yes", "YES", "tools", "named", "7", "00000000000000000000000000", "80000000000000000000000000", 5, true, new JsonArray(), new JsonObject()];
        foreach (var name in Whole().Select(field => field.Key).ToList())
        {
            var without = Whole();
            without.Remove(name);
            yield return without;
            foreach (var value in values.Where(value => name is not ("barrier" or "email") || value is null || value.GetValueKind() != System.Text.Json.JsonValueKind.String))
            {
                var changed = Whole();
                changed[name] = value?.DeepClone();
                yield return changed;
            }
        }

        string[] unknown = ["titel", "Title", "organization", "token", "", "a/b"];
        foreach (var name in unknown)
            yield return Barrier((name, "x"));
    }

    /// <summary>Rules that a schema cannot express, so the schema must accept all of these.</summary>
    private static IEnumerable<JsonObject> RulesInWords() =>
    [
        Barrier(("title", string.Concat(Enumerable.Repeat("👍🏽", 120)))),
        Barrier(("title", string.Concat(Enumerable.Repeat("e\u0301", 120)))),
        Barrier(("title", new string('x', 121))),
        Barrier(("title", "hidden \u202e order")),
        Barrier(("barrier", "7k3m 9qxp")),
        Barrier(("barrier", "the one about tools")),
        Barrier(("email", " ada@example.org ")),
        Barrier(("email", "ada")),
    ];

    private static JsonObject Whole() => Barrier(
        ("text", "So we argued again."),
        ("principle", "00000000000000000000000000"),
        ("barrier", "7K3M-9QXP"),
        ("name", "Ada"),
        ("organisation", "Dorset Council"),
        ("email", "ada@example.org"),
        ("invitation", ""));

    private static JsonObject Barrier(params IEnumerable<(string Name, JsonNode? Value)> changed)
    {
        var barrier = new JsonObject { ["kind"] = "barrier", ["category"] = "tools", ["title"] = "No minutes", ["attribution"] = "anonymous", ["licence"] = "yes" };
        foreach (var (name, value) in changed)
            barrier[name] = value;
        return barrier;
    }

    private static IEnumerable<string?> Pointers(JsonNode problem) => problem["errors"]!.AsArray().Select(error => (string?)error!["pointer"]);

    private static HttpRequestMessage Json(JsonNode body, string? key = null)
    {
        var request = Body(body.ToJsonString());
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    private static HttpRequestMessage Body(string text, string type = "application/json") =>
        new() { Method = HttpMethod.Post, Content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue(type)) };

    private static async Task<HttpResponseMessage> Send(ManifestoApp app, HttpRequestMessage request)
    {
        request.RequestUri = app.Function("contributions");
        return await app.Browser.Http.SendAsync(request);
    }

    private Task<ManifestoApp> Start(params string[] settings) => ManifestoApp.Start(azurite, services => services.RemovePumps(), settings);

    [GeneratedRegex(@"curl[^`]*/api/contributions.*?-d '(\{.*?\})'", RegexOptions.Singleline)]
    private static partial Regex CurlBody();
}
