using CollaborationManifesto.Flagging;

namespace CollaborationManifesto.Core.Tests.Flagging;

public sealed class LikenessTests
{
    private static readonly (string Title, string Text) Log =
        ("A decision log with four columns", "Our waste partnership kept having the same argument, so I added a table to the shared page.");

    [Fact]
    public void Case_and_spacing_are_no_difference() =>
        Assert.Equal(100, Percent(Log, (" a decision log  with\nfour columns", Log.Text.ToUpperInvariant())));

    [Fact]
    public void A_few_changed_words_keep_most_of_the_likeness() =>
        Assert.InRange(Percent(Log, ("A log of decisions with four columns", Log.Text.Replace("waste", "housing", StringComparison.Ordinal))), 60, 99);

    [Fact]
    public void Two_texts_about_one_thing_share_little() =>
        Assert.InRange(Percent(Log, ("Write decisions down", "We argued about the same thing in every meeting, until someone made a page with a table for it.")), 0, 20);

    [Fact]
    public void Texts_too_short_to_compare_are_alike_only_when_they_are_the_same()
    {
        Assert.Equal(100, Percent(("No", ""), ("no", "")));
        Assert.False(Percent(("No", ""), ("Oh", "")) >= 20);
    }

    private static double Percent((string Title, string Text) one, (string Title, string Text) other) =>
        new TextSimilarity(one.Title, one.Text).Percent(new(other.Title, other.Text));
}
