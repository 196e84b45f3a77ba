using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Checks;

public sealed class DraftLengthTests
{
    private const int Limit = 10;
    private static readonly IntakeSettings Limits = new() { TitleMaxLength = Limit, TextMaxLength = Limit, NameMaxLength = Limit };

    private static readonly (string Field, string Label)[] Fields =
        [("title", A.Words.Title), ("text", A.Words.YourText), ("name", A.Words.Name), ("organisation", A.Words.Organisation)];

    /// <summary>Each is one character to a reader: plain, composable, not composable, joined, a flag, an Indic syllable.</summary>
    private static readonly string[] Characters = ["a", "e\u0301", "q\u0308", "👩‍💻", "🇬🇧", "नि"];

    public static TheoryData<string, string, string> Every => new(
        from place in Fields from character in Characters select (place.Field, place.Label, character));

    [Theory]
    [MemberData(nameof(Every))]
    public void A_text_may_be_as_long_as_its_limit_in_what_a_reader_counts(string field, string label, string character)
    {
        Assert.Empty(Errors(field, Repeated(character, Limit)));
        Assert.Equal([new FieldError(field, A.Words.TooLong(label, Language.British.Number(Limit), Language.British.Number(Limit + 1)))], Errors(field, Repeated(character, Limit + 1)));
    }

    [Theory]
    [InlineData("title", 120)]
    [InlineData("text", 5_000)]
    [InlineData("name", 100)]
    [InlineData("organisation", 100)]
    public void Each_field_has_a_limit_of_its_own(string field, int limit)
    {
        Assert.Empty(A.Parse(A.Submission((field, new string('a', limit)))).Errors);
        Assert.Equal([field], A.Parse(A.Submission((field, new string('a', limit + 1)))).Errors.Select(error => error.Field));
    }

    [Fact]
    public void White_space_around_a_text_does_not_count()
    {
        Assert.Empty(Errors("title", $"  {new string('a', Limit)}  "));
        Assert.Empty(Errors("text", $"\r\n\r\n{new string('a', Limit)}\r\n"));
    }

    [Fact]
    public void Marks_piled_onto_one_letter_stop_at_what_can_be_stored()
    {
        Assert.Empty(Errors("title", Piled(59)));
        Assert.Equal([new FieldError("title", A.Words.TooDense(A.Words.Title))], Errors("title", Piled(60)));
    }

    private static IEnumerable<FieldError> Errors(string field, string typed) =>
        A.Parse(A.Submission(("title", "Title"), (field, typed)), Limits).Errors;

    private static string Piled(int marks) => "q" + new string('\u0308', marks);

    private static string Repeated(string character, int times) => string.Concat(Enumerable.Repeat(character, times));
}
