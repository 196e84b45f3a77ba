using System.Text;
using System.Text.Json.Nodes;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Web;
using NJsonSchema;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class DataSchemaTests
{
    private static readonly Manifesto Small = ManifestoBuilder.Build(
        [
            A.Principle("Principle", importance: "Because.", meaning: "One\nTwo"),
            A.Principle("Bare principle"),
            A.Barrier("Barrier", principles: "Principle"),
            A.Barrier("Barrier of a category that is gone", category: "weather"),
            A.Guidance("Guidance", credit: "Ada", principles: "Principle"),
            A.In("Theme", A.Guidance("More")),
            A.DraftedFrom(A.Principle("Drafted principle"), "More"),
        ],
        A.Manifesto(),
        A.OnSite(A.Theme("Theme")));

    private static readonly Manifesto Empty = ManifestoBuilder.Build([], A.Manifesto());

    public static TheoryData<string, string> Documents => new()
    {
        { "manifesto.schema.json", Text(ManifestoJson.Create(Small, An.Edition(1, "First"), A.Manifesto(), A.Site)) },
        { "manifesto.schema.json", Text(ManifestoJson.Create(Empty, edition: null, A.Manifesto(), A.Site)) },
        { "snapshot.schema.json", Text(SnapshotDocument.Create(Small, A.Manifesto(), A.Site)) },
        { "snapshot.schema.json", Text(SnapshotDocument.Create(Empty, A.Manifesto(), A.Site)) },
        { "snapshots.schema.json", Text(SnapshotIndex.Create(SiteHistory.Empty, A.Site)) },
        { "snapshots.schema.json", Text(SnapshotIndex.Create(An.History(An.Edition(1, "First"), An.Edition(2, "Second")), A.Site)) },
        { "snapshot.schema.json", Text(SnapshotDocument.Without(SnapshotRemovals.From([A.Gone(A.Barrier("Barrier"))]), SnapshotDocument.Create(Small, A.Manifesto(), A.Site))) },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Published_data_matches_its_schema(string schema, string document) =>
        Assert.Empty((await Strict(schema)).Validate(document));

    [Theory]
    [InlineData("manifesto.schema.json", "\"number\": 1,", "\"number\": \"1\",")]
    [InlineData("manifesto.schema.json", "\"url\":", "\"address\":")]
    [InlineData("manifesto.schema.json", "\"meaning\": [],", "")]
    [InlineData("manifesto.schema.json", "\"schemaVersion\": \"1.", "\"schemaVersion\": \"2.")]
    [InlineData("manifesto.schema.json", "\"name\": \"Theme\"", "\"title\": \"Theme\"")]
    [InlineData("manifesto.schema.json", "\"writtenFrom\": [", "\"writtenFrom\": [1,")]
    [InlineData("snapshot.schema.json", "\"id\":", "\"key\":")]
    [InlineData("snapshot.schema.json", "\"title\": \"Barrier\"", "\"title\": 3")]
    [InlineData("snapshots.schema.json", "\"editions\":", "\"named\":")]
    [InlineData("snapshot.schema.json", "\"version\": 1", "\"version\": 0")]
    public async Task A_schema_violation_is_found(string schema, string what, string instead)
    {
        var document = Documents.Select(row => row.Data).First(row => row.Item1 == schema).Item2;

        Assert.NotEmpty((await Strict(schema)).Validate(document.Replace(what, instead, StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_document_names_its_schema_by_the_address_that_this_is_published_at()
    {
        foreach (var (schema, document) in Documents.Select(row => row.Data))
        {
            var file = File(schema);
            Assert.Equal($"{A.Site.SiteUrl}/{file.Path}", (string?)JsonNode.Parse(document)!["$schema"]);
            Assert.Equal($"{A.Site.SiteUrl}/{file.Path}", (string?)JsonNode.Parse(file.Content.Span)!["$id"]);
        }
    }

    /// <summary>The schema, but strict: it allows no additional fields. Readers must not rely on that.</summary>
    private static async Task<JsonSchema> Strict(string name)
    {
        var schema = JsonNode.Parse(File(name).Content.Span)!.AsObject();
        foreach (var described in schema["$defs"]!.AsObject().Select(entry => entry.Value!.AsObject()).Append(schema).Where(part => part.ContainsKey("properties")))
            described["additionalProperties"] = false;
        // NJsonSchema uses the keyword's name from before 2019-09.
        return await JsonSchema.FromJsonAsync(schema.ToJsonString().Replace("$defs", "definitions", StringComparison.Ordinal));
    }

    private static SiteFile File(string name) => DataSchema.Files(A.Site).Single(file => file.Path == name);

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);
}
