namespace CollaborationManifesto.Core.Tests.Checks;

public sealed class DraftTextTests
{
    private static readonly string[] Fields = ["title", "text", "name", "organisation"];

    private static readonly int[] Unseen =
    [
        0x00, 0x07, 0x08, 0x1B, 0x1F, 0x7F, 0x81, 0xAD, 0x200E, 0x200F, 0x061C, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0xFDD0, 0xFEFF, 0xFFF9,
        0xFFFC, 0xFFFE, 0xFFFF,
    ];

    public static TheoryData<string, int> EveryUnseen => new(from name in Fields from unseen in Unseen select (name, unseen));

    [Theory]
    [MemberData(nameof(EveryUnseen))]
    public void A_character_that_nobody_sees_goes_and_the_text_around_it_stays(string field, int unseen) =>
        Assert.Equal("beforeafter", Stored(field, $"{(char)unseen}before{(char)unseen}after{(char)unseen}"));

    [Theory]
    [InlineData(0x0B)]
    [InlineData(0x0C)]
    [InlineData(0x0D)]
    [InlineData(0x85)]
    [InlineData(0x2028)]
    [InlineData(0x2029)]
    public void A_line_end_of_every_kind_is_one_in_a_text_and_a_space_in_a_line(int end)
    {
        Assert.Equal("First line\nSecond line", Stored("text", $"First line{(char)end}Second line"));
        foreach (var field in new[] { "title", "name", "organisation" })
            Assert.Equal("First line Second line", Stored(field, $"First line{(char)end}Second line"));
    }

    [Theory]
    [InlineData("\u202dSam Example\u202c", "Sam Example")]
    [InlineData("\u200eSam\u200f \ufeffExample\u2060", "Sam Example")]
    [InlineData("\u2068Sam\u2069 \u2068דנה לוי\u2069", "Sam דנה לוי")]
    [InlineData("\u202bדנה לוי (AB)\u200f\u202c", "דנה לוי (AB)\u200f")]
    [InlineData("\u061cسامي مثال", "\u061cسامي مثال")]
    [InlineData("\u200bSam\u200b \u200b", "Sam")]
    public void A_name_from_a_contacts_app_is_the_name(string copied, string name) => Assert.Equal(name, Stored("name", copied));

    [Theory]
    [InlineData("\u0093So\u0094 \u0096 we didn\u0092t", "“So” – we didn’t")]
    [InlineData("\uf0b7\tOne\n\uf0a7\tTwo", "•\tOne\n•\tTwo")]
    [InlineData("\uf8ff and \ufffd stay", "\uf8ff and \ufffd stay")]
    public void Misencoded_characters_are_restored(string pasted, string text) => Assert.Equal(text, Stored("text", pasted));

    [Fact]
    public void Half_a_character_is_shown_as_one_that_is_lost() => Assert.Equal("a\ufffdb", Stored("text", $"a{(char)0xD83D}b"));

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
    [InlineData("עברית (\u200eC++\u200e)")]
    [InlineData("ภาษา\u200bไทย")]
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
