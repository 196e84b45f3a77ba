using CsCheck;

namespace CollaborationManifesto.Core.Tests.Themes;

public sealed class AgreementTests
{
    // The examples of scikit-learn's adjusted_rand_score, and one that is worse than chance.
    [Theory]
    [InlineData("0011", "0011", 1)]
    [InlineData("0011", "1100", 1)]
    [InlineData("0012", "0011", 0.5714)]
    [InlineData("0011", "0012", 0.5714)]
    [InlineData("0000", "0123", 0)]
    [InlineData("0011", "0101", -0.5)]
    public void The_index_is_that_of_known_examples(string suggested, string right, double index) =>
        Assert.Equal(index, Compare(suggested, right).AdjustedRandIndex, 4);

    [Fact]
    public void The_index_is_that_of_the_table_of_both_groupings() => Gen.Select(Gen.Char['0', '4'], Gen.Char['0', '4']).Array[2, 30].Sample(
        items =>
        {
            var (one, other) = (items.Select(item => item.Item1).ToArray(), items.Select(item => item.Item2).ToArray());
            Assert.Equal(FromTable(one, other), Compare(new(one), new(other)).AdjustedRandIndex, 9);
        },
        iter: Cases.Of(1_000));

    [Fact]
    public void An_item_in_no_group_is_alone()
    {
        var agreement = Agreement.Of([["a", "b"]], ["a", "b", "c", "d"], (one, other) => one is "a" or "b" && other is "a" or "b");

        Assert.Equal(new(Right: 1, Suggested: 1, Belonging: 1, Pairs: 6), agreement);
        Assert.Equal(1, agreement.AdjustedRandIndex);
        Assert.Equal(1, agreement.Precision);
    }

    [Fact]
    public void Items_can_belong_to_two_groups()
    {
        var agreement = Agreement.Of([["ab", "bc"], ["a", "c"]], ["a", "ab", "bc", "c"], (one, other) => one.Intersect(other).Any());

        Assert.Equal(new(Right: 1, Suggested: 2, Belonging: 3, Pairs: 6), agreement);
        Assert.Equal(0.5, agreement.Precision);
        Assert.Equal(0, agreement.AdjustedRandIndex);
    }

    private static Agreement Compare(string suggested, string right) =>
        Agreement.Of(Enumerable.Range(0, suggested.Length).GroupBy(item => suggested[item]), [.. Enumerable.Range(0, suggested.Length)], (one, other) => right[one] == right[other]);

    /// <summary>The formula of Hubert and Arabie (1985), from the number of items in each pair of groups.</summary>
    private static double FromTable(char[] one, char[] other)
    {
        var (both, ones, others) = (Pairs(one.Zip(other)), Pairs(one), Pairs(other));
        var all = one.Length * (one.Length - 1) / 2.0;
        var (chance, most) = (ones * others / all, (ones + others) / 2);
        return most == chance ? 1 : (both - chance) / (most - chance);
    }

    private static double Pairs<T>(IEnumerable<T> groups) => groups.GroupBy(group => group).Sum(group => group.Count() * (group.Count() - 1) / 2.0);
}
