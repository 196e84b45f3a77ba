using CollaborationManifesto.Desk;

namespace CollaborationManifesto.Core.Tests.Desk;

/// <summary>A list that is sorted by numbers, and one item at a time.</summary>
public sealed class SortingTests
{
    [Theory]
    [InlineData("1 2 3 4", "abcd")]
    // One number that was typed wins over the row that has it.
    [InlineData("1 2 3 1", "dabc")]
    [InlineData("4 2 3 4", "bcda")]
    [InlineData("1 3 3 4", "acbd")]
    // Every number was typed.
    [InlineData("4 3 2 1", "dcba")]
    [InlineData("2 3 4 1", "dabc")]
    [InlineData("10 30 20 5", "dacb")]
    // The same number twice keeps the order.
    [InlineData("1 2 1 1", "cdab")]
    [InlineData("9 9 3 4", "cdab")]
    [InlineData("1 2 0 4", "cabd")]
    public void A_typed_number_is_the_place_that_it_gets(string numbers, string sorted) =>
        Assert.Equal(sorted, string.Concat(Sorting.ByNumber([.. "abcd".Zip(numbers.Split(' '), (item, number) => (item, int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)))])));

    [Theory]
    [InlineData(2, true, "acbd")]
    [InlineData(1, false, "acbd")]
    [InlineData(0, true, "abcd")]
    [InlineData(3, false, "abcd")]
    public void One_step_swaps_two_neighbours(int index, bool up, string moved) => Assert.Equal(moved, string.Concat(Sorting.Moved("abcd".ToList(), index, up)));
}
