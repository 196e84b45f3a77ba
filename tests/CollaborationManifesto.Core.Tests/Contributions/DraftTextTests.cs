using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Core.Tests.Contributions;

public sealed class DraftTextTests
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["title"] = A.Words.Title,
        ["text"] = A.Words.Text,
        ["name"] = A.Words.Name,
        ["organisation"] = A.Words.Organisation,
    };

    // As numbers: half a character cannot be written in an attribute.
    private static readonly int[] Hidden =
    [
        0x00, 0x07, 0x08, 0x1B, 0x7F, 0x9F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFFFE, 0xFFFF, 0xD83D, 0xDE00,
    ];

    public static TheoryData<string, int> EveryHidden => new(from name in Labels.Keys from hidden in Hidden select (name, hidden));

    [Theory]
    [MemberData(nameof(EveryHidden))]
    public void A_character_that_hides_or_reorders_text_is_refused(string field, int hidden)
    {
        var (draft, errors) = A.Parse(A.Submission((field, $"before{(char)hidden}after")));

        Assert.Null(draft);
        Assert.Equal([new FieldError(field, A.Words.Unreadable(Labels[field]))], errors);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("text")]
    [InlineData("name")]
    [InlineData("organisation")]
    public void Letters_that_were_typed_in_two_parts_are_stored_as_one(string field) =>
        Assert.Equal("Jos\u00e9", Stored(field, "Jose\u0301"));

    [Theory]
    [InlineData("👩‍👩‍👧‍👦 together")]
    [InlineData("می‌خواهم")]
    [InlineData("ക്‍ഷ")]
    [InlineData("עברית and English")]
    public void Joiners_and_other_scripts_stay_as_they_were_typed(string typed)
    {
        Assert.Equal(typed, Stored("title", typed));
        Assert.Equal(typed, Stored("text", typed));
    }

    [Fact]
    public void Line_ends_of_every_system_become_line_feeds() => Assert.Equal("a\nb\nc\n\nd", Stored("text", "\r\na\r\nb\rc\n\r\nd\r\n"));

    [Fact]
    public void Tabs_and_indents_inside_a_text_stay() => Assert.Equal("- a\n\t- b\n    - c", Stored("text", "- a\n\t- b\n    - c"));

    [Theory]
    [InlineData("title")]
    [InlineData("name")]
    [InlineData("organisation")]
    public void A_line_stays_one_line(string field) => Assert.Equal("Bcc: a b c", Stored(field, " Bcc:\r\na \t b\u2028\u00a0c\n"));

    private static string? Stored(string field, string typed)
    {
        var draft = A.Draft((field, typed));
        return field switch
        {
            "title" => draft.Title,
            "text" => draft.Text,
            "name" => draft.Contributor.Name,
            _ => draft.Contributor.Organisation,
        };
    }
}
