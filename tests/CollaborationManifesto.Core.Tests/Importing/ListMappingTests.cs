using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.TestData;

namespace CollaborationManifesto.Core.Tests.Importing;

public sealed class ListMappingTests
{
    [Theory]
    [InlineData("Decision Making", "decision-making")]
    [InlineData("decision-making", "decision-making")]
    [InlineData("  DECISION MAKING!", "decision-making")]
    [InlineData("Decison makng", "decision-making")]
    [InlineData("Behaviors", "behaviours")]
    [InlineData("Comunications", "communication")]
    [InlineData("Cultüre", "culture")]
    [InlineData("Tool", null)]
    [InlineData("Cultural", null)]
    [InlineData("To do", null)]
    [InlineData("🎉", null)]
    public void A_list_is_a_category_by_its_name_and_never_by_a_guess(string list, string? category)
    {
        var (contributions, skipped) = Reading.Of(new Board(list).Card(1, "A card", list));

        Assert.Equal(category, contributions.SingleOrDefault()?.Category);
        Assert.Equal(category is null ? [SkipReason.ListUnmapped] : [], skipped.Select(card => card.Reason));
    }

    [Fact]
    public void The_mapping_decides_the_rest()
    {
        var board = new Board("What stops us", "Principles", "Done", "Tools")
            .Card(1, "A barrier", "What stops us")
            .Card(2, "A principle", "Principles", ("desc", "In full."), ("labels", Labels("Quick win", "tools ")))
            .Card(3, "One without a label", "Principles", ("desc", "In full."))
            .Card(4, "Done", "Done")
            .Card(5, "Named", "Tools");
        var mapping = Mapping(
            """
            {
              // Names are compared as loosely as those of categories.
              "lists": {
                "what stops us": { "category": "culture" },
                "list-Principles": { "kind": "principle" },
                "Done": { "leaveOut": true },
              }
            }
            """);

        var (contributions, skipped) = Reading.Of(board, mapping);

        Assert.Equal(
            [("A barrier", ContributionKind.Barrier, "culture"), ("A principle", ContributionKind.Principle, "tools"), ("Named", ContributionKind.Barrier, "tools")],
            contributions.Select(card => (card.Title, card.Kind, card.Category)));
        Assert.Equal([SkipReason.NoCategory, SkipReason.ListLeftOut], skipped.Select(card => card.Reason));
    }

    [Theory]
    [InlineData("""{"lists":{"Tools":{"category":"Hammers"}}}""", "The mapping gives the list “Tools” the category “Hammers”. The categories are Culture, Tools, Behaviours, Decision Making, Communication. Nothing was imported.")]
    public void A_mapping_to_an_unknown_target_is_refused(string mapping, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<WrongExportException>(() => Reading.Of(new Board("Tools"), Mapping(mapping))).Message);

    [Theory]
    [InlineData("""{"lists":{"Tools":{"kinds":"barrier"}}}""")]
    [InlineData("""{"lists":{"Tools":{"kind":"idea"}}}""")]
    [InlineData("""{"lists":{"Tools":{"kind":1}}}""")]
    [InlineData("""{"lists":{"Tools":{"kind":"barrier,principle"}}}""")]
    [InlineData("""{"lists":{"Tools":null}}""")]
    [InlineData("""{"lists":{"Tools":{},"Tools":{}}}""")]
    [InlineData("""{}""")]
    [InlineData("null")]
    public void A_malformed_mapping_is_refused(string mapping) => Assert.Throws<JsonException>(() => Mapping(mapping));

    private static ListMapping Mapping(string json) => ListMapping.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static JsonArray Labels(params string[] names) => new([.. names.Select(name => new JsonObject { ["name"] = name })]);
}
