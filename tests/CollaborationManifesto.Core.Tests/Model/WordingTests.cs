using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>Edited words follow the form's rules. A principle may also have importance and meaning.</summary>
public sealed class WordingTests
{
    private static readonly (string, string?)[] Principle = [("kind", "principle"), ("text", "We decide in public.")];

    [Fact]
    public void A_principle_says_why_it_is_important_and_what_it_means()
    {
        var (wording, errors) = Parse([.. Principle, ("importance", "Trust needs it."), ("meaning", "- Write it down\n- Say who decided")]);

        Assert.Empty(errors);
        Assert.Equal(
            new Wording(ContributionKind.Principle, "culture", "Nobody wrote down why", "We decide in public.") { Importance = "Trust needs it.", Meaning = "- Write it down\n- Say who decided" },
            wording);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    [InlineData("\u200b")]
    public void Importance_and_meaning_are_optional(string? nothing)
    {
        var (wording, _) = Parse([.. Principle, ("importance", nothing), ("meaning", nothing)]);

        Assert.Equal((null, null), (wording!.Importance, wording.Meaning));
    }

    [Fact]
    public void Only_principles_have_importance_and_meaning()
    {
        var (wording, _) = Parse(("importance", "It matters."), ("meaning", "Do it."));

        Assert.Equal((ContributionKind.Barrier, null, null), (wording!.Kind, wording.Importance, wording.Meaning));
    }

    public static TheoryData<string, string, string> Faults => new()
    {
        { "importance", new string('a', 1_001), A.Words.TooLong("Why it’s important", "1,000", "1,001") },
        { "meaning", new string('a', 1_001), A.Words.TooLong("What it means", "1,000", "1,001") },
        { "title", "", A.Words.TitleMissing },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wrong_field_gets_one_sentence(string field, string posted, string sentence)
    {
        var (wording, errors) = A.DraftRules(new() { TextMaxLength = 1_000 }).ParseWording(A.Submission([.. Principle, (field, posted)]), about: null);

        Assert.Null(wording);
        Assert.Equal([new FieldError(field, sentence)], errors);
    }

    private static (Wording? Wording, IEnumerable<FieldError> Errors) Parse(params IEnumerable<(string Field, string? Value)> fields)
    {
        var (wording, errors) = A.DraftRules().ParseWording(A.Submission(fields), about: null);
        return (wording, errors);
    }
}
