using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class ModerationFiguresTests
{
    [Fact]
    public void Every_contribution_is_counted_once_by_outcome()
    {
        var figures = ModerationFigures.From(
            [Row(ContributionState.Pending), Row(ContributionState.Approved), Row(ContributionState.Approved), Row(ContributionState.Declined), Row(ContributionState.Merged), Row(ContributionState.Withdrawn)]);

        Assert.Equal((6, 1, 2, 1, 1), (figures.Received, figures.Waiting, figures.Published, figures.Merged, figures.Withdrawn));
        Assert.Equal(1, figures.Declined.Sum(reason => reason.Count));
    }

    [Fact]
    public void Reasons_are_sorted_by_frequency_with_unlisted_ones_last()
    {
        var figures = ModerationFigures.From(
            [Declined(null), Declined("It rhymes"), Declined("It is loud"), Declined("It is loud"), Row(ContributionState.Approved) with { DeclinedFor = "It was declined before" }]);

        Assert.Equal([("It is loud", 2), ("It rhymes", 1), (null, 1)], figures.Declined);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(3.0, 3)]
    [InlineData(2.5, 4, 1)]
    [InlineData(4.0, 100, 4, 1)]
    public void Half_were_decided_within_the_median(double? median, params int[] days) =>
        Assert.Equal(
            median,
            ModerationFigures.From([.. days.Select(day => Row(ContributionState.Approved, day)), Row(ContributionState.Pending), Row(ContributionState.Withdrawn, 50), Row(ContributionState.Approved, 0)]).MedianTime?.TotalDays);

    private static ModeratedRow Declined(string? reason) => Row(ContributionState.Declined) with { DeclinedFor = reason };

    private static ModeratedRow Row(ContributionState state, int? days = null) =>
        new(state, A.Morning, days is { } count ? A.Morning.AddDays(count) : null, null);
}
