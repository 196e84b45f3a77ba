using System.Globalization;
using System.Text.Json.Nodes;
using CollaborationManifesto.App.Tests.Running;
using NJsonSchema;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>A programmer who has read the API description and compares responses with it.</summary>
public sealed class ApiReader
{
    private ApiReader(string text) => (Text, Document) = (text, JsonNode.Parse(text)!);

    public string Text { get; }

    public JsonNode Document { get; }

    public JsonNode Schemas => Document["components"]!["schemas"]!;

    public JsonNode Post => Operation("/contributions", "post");

    public static async Task<ApiReader> Of(ManifestoApp app) => new(await app.Browser.Http.GetStringAsync(app.Function("openapi.json")));

    /// <summary>What the description forbids in this contribution. Empty if it is valid.</summary>
    public async Task<IReadOnlyList<string>> Objections(JsonNode contribution) =>
        await Misfits(contribution, Post["requestBody"]!["content"]!["application/json"]!["schema"]!);

    /// <summary>Fails unless the description has this status, its headers and a schema that fits the body.</summary>
    /// <returns>The body, as JSON.</returns>
    public async Task<JsonNode> Checked(HttpResponseMessage answer, string path = "/contributions", string method = "post")
    {
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var documented = Operation(path, method)["responses"]![status];
        Assert.True(documented is not null, $"{method} {path} answered {status}, which is not documented.");
        foreach (var (name, header) in documented["headers"]?.AsObject() ?? [])
            Assert.Empty(await Misfits(HeaderOf(answer, name), header!["schema"]!));

        var text = await answer.Content.ReadAsStringAsync();
        var type = answer.Content.Headers.ContentType!.MediaType!;
        Assert.Contains(type, documented["content"]!.AsObject().Select(content => content.Key));
        var body = type.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text)! : text;
        Assert.Empty(await Misfits(body, documented["content"]![type]!["schema"]!));
        return body;
    }

    private JsonNode Operation(string path, string method) => Document["paths"]![path]![method]!;

    private static JsonNode HeaderOf(HttpResponseMessage answer, string name)
    {
        Assert.True(answer.Headers.TryGetValues(name, out var values), $"{name} is documented and not there.");
        var value = Assert.Single(values);
        return int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : value;
    }

    /// <summary>The library expects shared schemas where JSON Schema had them before OpenAPI.</summary>
    private async Task<IReadOnlyList<string>> Misfits(JsonNode value, JsonNode schema)
    {
        var alone = new JsonObject { ["definitions"] = Schemas.DeepClone(), ["allOf"] = new JsonArray(schema.DeepClone()) };
        var read = await JsonSchema.FromJsonAsync(alone.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
        return [.. read.Validate(value.ToJsonString()).Select(error => error.ToString())];
    }
}
