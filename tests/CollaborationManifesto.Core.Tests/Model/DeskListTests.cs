using System.Globalization;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>Where a page of the desk is in its list, from the keys of the first thousand rows.</summary>
public sealed class DeskListTests
{
    [Theory]
    [InlineData(0, null, 0, 0, null, null)]
    [InlineData(50, null, 50, 0, null, null)]
    [InlineData(53, null, 53, 0, null, 49)]
    [InlineData(53, 49, 53, 50, null, null)]
    [InlineData(160, 99, 160, 100, 49, 149)]
    [InlineData(1_000, 949, 1_000, 950, 899, null)]
    [InlineData(1_001, 999, null, 1_000, 949, null)]
    [InlineData(1_101, 1_049, null, null, null, 1_099)]
    public void A_page_knows_its_place(int all, int? after, int? total, int? before, int? previousAfter, int? nextAfter)
    {
        var list = Page(all, after);

        Assert.Equal((total, before, Key(previousAfter), Key(nextAfter)), (list.Total, list.Before, list.PreviousAfter, list.NextAfter));
    }

    [Fact]
    public void A_page_keeps_its_place_when_the_row_before_it_is_gone()
    {
        var keys = Enumerable.Range(0, 120).Where(number => number != 99).Select(number => Key(number)!).ToList();

        var list = DeskList.Of(Key(99), [], keys);

        Assert.Equal((99, Key(48)), (list.Before, list.PreviousAfter));
    }

    private static DeskList Page(int all, int? after) => DeskList.Of(
        Key(after),
        [.. Enumerable.Range(after + 1 ?? 0, Math.Max(0, all - (after + 1 ?? 0))).Take(DeskFilter.PageSize + 1).Select(number => Row(Key(number)!))],
        [.. Enumerable.Range(0, all).Take(DeskList.MostCounted + 1).Select(number => Key(number)!)]);

    private static DeskRow Row(string key) =>
        new(key, A.Id("one"), 1, ContributionKind.Barrier, "tools", "One", A.Morning, ContributionState.Pending, 0, 0, false, null, null, null);

    private static string? Key(int? number) => number?.ToString("D5", CultureInfo.InvariantCulture);
}
