using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Workshops;

/// <summary>A post of the page of one import.</summary>
/// <param name="Act">Which of its forms it is: <see cref="Map"/>, <see cref="Discard"/> or <see cref="TakeBack"/>.</param>
/// <param name="Agreed">The box of this form is ticked.</param>
/// <param name="Starts">The button that brings the notes in was pressed, and not the one that only shows them.</param>
/// <param name="Previewed">Tells which mapping the page showed, so that nothing is brought in that the curator has not seen.</param>
/// <param name="Mapping">What was chosen; null if it was another form.</param>
/// <param name="CategoryColumn">The column whose values the page listed.</param>
public sealed record ImportForm(
    string? Token, string? Nonce, string? Import, string? Act, bool Agreed, bool Starts, string? Previewed, NoteMapping? Mapping, int? CategoryColumn, int? KindColumn)
{
    public const string Map = "map";
    public const string Discard = "discard";
    public const string TakeBack = "takeback";

    /// <summary>The value of the category's select for a list that is left out.</summary>
    public const string LeaveOut = "-";

    /// <summary>A board can have more lists than a column has values.</summary>
    private const int MostValues = 200;

    /// <summary>The nonce is a hidden field of our own page: without it, the post did not come from our page.</summary>
    public bool IsOurs => ContributionId.TryParse(Nonce, out _);

    public static ImportForm From(PostedForm form)
    {
        var act = form["act"];
        return new(
            form["token"], form["nonce"], form["import"], act, form[act == Discard ? Discard : "agreed"] == "yes", form["start"] == "yes", form["previewed"], MappingOf(form), PostedForm.ParseWhole(form["category-column"]), PostedForm.ParseWhole(form["kind-column"]));
    }

    public static string ColumnField(int index) => Field("column", index);

    public static string ValueField(int index) => Field("value", index);

    public static string ValueCategoryField(int index) => $"{ValueField(index)}-category";

    public static string ValueKindField(int index) => $"{ValueField(index)}-kind";

    public static string KindValueField(int index) => Field("kind-value", index);

    public static string KindMeaningField(int index) => $"{KindValueField(index)}-meaning";

    private static string Field(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}-{index + 1}");

    private static NoteMapping MappingOf(PostedForm form) => new()
    {
        Sheet = PostedForm.ParseWhole(form["sheet"]) ?? 0,
        HeaderRows = form["header"] == "yes" ? 1 : 0,
        Lines = Parse<PastedLines>(form["lines"]) ?? PastedLines.EachIsNote,
        Columns = [.. Listed(form, NoteFile.MaxColumns, ColumnField, value => Parse<NoteColumn>(value) ?? NoteColumn.LeaveOut)],
        Kind = KindOf(form["kind"]) ?? ContributionKind.Barrier,
        Category = form["category"] is { Length: > 0 } category ? category : null,
        Values = Listed(form, MostValues, ValueField, value => value).Index()
            .Select(value => (Key: value.Item, Meaning: MeaningOf(form[ValueCategoryField(value.Index)], form[ValueKindField(value.Index)])))
            .DistinctBy(value => value.Key).ToImmutableSortedDictionary(value => value.Key, value => value.Meaning, StringComparer.Ordinal),
        Kinds = Listed(form, MostValues, KindValueField, value => value).Index()
            .Select(value => (Key: value.Item, Meaning: KindOf(form[KindMeaningField(value.Index)])))
            .Where(value => value.Meaning is not null)
            .DistinctBy(value => value.Key).ToImmutableSortedDictionary(value => value.Key, value => value.Meaning!.Value, StringComparer.Ordinal),
    };

    private static MappedValue MeaningOf(string? category, string? kind) =>
        category == LeaveOut ? new(LeaveOut: true) : new(string.IsNullOrEmpty(category) ? null : category, KindOf(kind));

    private static IEnumerable<T> Listed<T>(PostedForm form, int most, Func<int, string> field, Func<string, T> read)
    {
        for (var index = 0; index < most && form[field(index)] is { } value; index++)
            yield return read(value);
    }

    private static ContributionKind? KindOf(string? text) => Parse<ContributionKind>(text) is { } kind && ContributionKinds.Items.Contains(kind) ? kind : null;

    private static T? Parse<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
