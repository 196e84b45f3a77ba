using System.Text;
using System.Text.Json;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Importing.Tables;

/// <summary>What an operator's mapping says goes before what is likely.</summary>
public sealed class TablePlanTests
{
    private const string Table =
        """
        Idea,Why,Area,Type,Who,Owner
        Trust first,Without it nothing works,Culture,Problem,Sam Example,Anne
        Say it early,,Principles,What helps,Jo Example,Ben
        """;

    [Fact]
    public void Without_a_mapping_it_is_what_is_likely()
    {
        var plan = Plan("{}");

        Assert.Equal(
            [NoteColumn.Title, NoteColumn.Text, NoteColumn.Category, NoteColumn.Kind, NoteColumn.LeaveOut, NoteColumn.LeaveOut], plan.Mapping.Columns);
        Assert.Equal((ContributionKind.Barrier, null, 1), (plan.Mapping.Kind, plan.Mapping.Category, plan.Mapping.HeaderRows));
        Assert.Equal([new MappedValue("culture"), new MappedValue(Kind: ContributionKind.Principle)], plan.Mapping.Values.Values);
        Assert.Equal([ContributionKind.Barrier, ContributionKind.Guidance], plan.Mapping.Kinds.OrderBy(kind => kind.Value).Select(kind => kind.Value));
    }

    [Fact]
    public void A_mapping_overrides_what_is_likely_and_the_rest_stays()
    {
        var plan = Plan(
            """
            {
              // Names are compared as loosely as those of categories.
              "columns": { "why": "title", "5": "organisation" },
              "values": { "PRINCIPLES": { "kind": "guidance", "category": "decision making" }, "Culture": { "leaveOut": true }, "Done": {} },
              "kinds": { "problem": "principle" },
              "kind": "guidance",
              "category": "Tools",
            }
            """);

        Assert.Equal([NoteColumn.Text, NoteColumn.Title, NoteColumn.Category, NoteColumn.Kind, NoteColumn.Organisation, NoteColumn.LeaveOut], plan.Mapping.Columns);
        Assert.Equal((ContributionKind.Guidance, "tools"), (plan.Mapping.Kind, plan.Mapping.Category));
        Assert.Equal([new MappedValue(LeaveOut: true), new MappedValue("decision-making", ContributionKind.Guidance)], plan.Mapping.Values.Values);
        Assert.Equal(ContributionKind.Principle, plan.Mapping.Kinds["problem"]);
        Assert.Equal(["The mapping names the value “Done”, which no row has."], plan.Warnings);
    }

    [Fact]
    public void Without_a_header_columns_have_numbers()
    {
        var plan = Plan("""{ "header": false, "columns": { "1": "leaveOut", "2": "title" } }""");

        Assert.Equal((NoteColumn.LeaveOut, NoteColumn.Title, 0), (plan.Mapping.Columns[0], plan.Mapping.Columns[1], plan.Mapping.HeaderRows));
        Assert.Equal("The mapping names the column “Idea”, which the file does not have. Its columns are “1”, “2”, “3”, “4”, “5”, “6”.", Refusal("""{ "header": false, "columns": { "Idea": "title" } }"""));
    }

    [Theory]
    [InlineData("""{ "columns": { "Idee": "title" } }""", "The mapping names the column “Idee”, which the file does not have. Its columns are “Idea”, “Why”, “Area”, “Type”, “Who”, “Owner”.")]
    [InlineData("""{ "columns": { "7": "title" } }""", "The mapping names the column “7”, which the file does not have. Its columns are “Idea”, “Why”, “Area”, “Type”, “Who”, “Owner”.")]
    [InlineData("""{ "columns": { "Owner": "text" } }""", "Column “Owner” seems to have people’s names or addresses, so it is left out. If it has something else, change its name and add it again.")]
    [InlineData("""{ "columns": { "6": "organisation" } }""", "Column “Owner” seems to have people’s names or addresses, so it is left out. If it has something else, change its name and add it again.")]
    [InlineData("""{ "columns": { "Idea": "title", "Why": "title" } }""", "The mapping says of more than one column that it is “title”. Only one can be.")]
    [InlineData("""{ "columns": { "Idea": "leaveOut", "Why": "leaveOut", "Who": "leaveOut" } }""", "No column seems to have notes. Say in a mapping file which one has, such as { \"columns\": { \"1\": \"title\" } }.")]
    [InlineData("""{ "category": "Hammers" }""", "The mapping has the category “Hammers”. The categories are Culture, Tools, Behaviours, Decision Making, Communication.")]
    [InlineData("""{ "values": { "Culture": { "category": "Hammers" } } }""", "The mapping has the category “Hammers”. The categories are Culture, Tools, Behaviours, Decision Making, Communication.")]
    public void A_mapping_that_does_not_fit_is_refused(string mapping, string sentence) => Assert.Equal(sentence, Refusal(mapping));

    [Fact]
    public void A_column_with_too_many_values_is_no_category()
    {
        var table = $"Idea,Area\n{string.Join('\n', Enumerable.Range(1, ColumnSample.MostValues + 1).Select(number => $"Idea {number},Area {number}"))}";

        Assert.Equal("The column “Area” has more than 50 different values, so it cannot be “category”. Say in a mapping file what it is: text or leaveOut.", Assert.Throws<WrongFileException>(() => Plan("""{ "columns": { "Area": "category" } }""", table)).Message);
        Assert.Equal(NoteColumn.Text, Plan("{}", table).Mapping.Columns[1]);
    }

    [Theory]
    [InlineData("""{"columns":{"Idea":"titel"}}""", "$.columns.Idea")]
    [InlineData("""{"columns":{"Idea":"title,text"}}""", "$.columns.Idea")]
    [InlineData("""{"columns":{"Idea":1}}""", "$.columns.Idea")]
    [InlineData("""{"columns":{"Idea":"title","Idea":"text"}}""", "$.columns.Idea")]
    [InlineData("""{"column":{"Idea":"title"}}""", "$.column")]
    [InlineData("""{"values":{"Culture":{"categories":"Culture"}}}""", "$.values.Culture.categories")]
    [InlineData("""{"values":{"Culture":null}}""", null)]
    [InlineData("""{"values":{"Culture":{"kind":"idea"}}}""", "$.values.Culture.kind")]
    [InlineData("""{"kinds":{"Problem":1}}""", "$.kinds.Problem")]
    [InlineData("""{"kind":"idea"}""", "$.kind")]
    [InlineData("""{"header":"yes"}""", "$.header")]
    [InlineData("null", null)]
    public void A_malformed_mapping_is_refused_with_its_place(string mapping, string? place) => Assert.Equal(place, Assert.ThrowsAny<JsonException>(() => Mapping(mapping)).Path);

    private static TableMapping Mapping(string json) => TableMapping.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static TablePlan Plan(string mapping, string table = Table) =>
        TablePlan.Create(ReadingTables.Open(Encoding.UTF8.GetBytes(table)), sheet: 0, Mapping(mapping), "A workshop", A.Manifesto(), AllWords.English);

    private static string Refusal(string mapping) => Assert.Throws<WrongFileException>(() => Plan(mapping)).Message;
}
