using CollaborationManifesto.Model;
using CsCheck;

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
    public void What_was_decided_before_it_was_imported_is_published_and_counted_as_that()
    {
        var figures = ModerationFigures.From([Row(ContributionState.Approved, 0), Row(ContributionState.Approved, 0), Row(ContributionState.Approved, 4), Row(ContributionState.Pending)]);

        Assert.Equal((4, 3, 2), (figures.Received, figures.Published, figures.Imported));
        Assert.Equal(TimeSpan.FromDays(4), figures.MedianTime);
    }

    [Fact]
    public void Whatever_is_counted_the_outcomes_make_up_what_was_received() => Gen.Select(Gen.Enum<ContributionState>(), Gen.Int[-1, 3]).List[0, 20].Sample(
        rows =>
        {
            var figures = ModerationFigures.From([.. rows.Select(row => Row(row.Item1, row.Item1 == ContributionState.Pending || row.Item2 < 0 ? null : row.Item2))]);

            Assert.Equal(figures.Received, figures.Waiting + figures.Published + figures.Merged + figures.Withdrawn + figures.Declined.Sum(reason => reason.Count));
            Assert.InRange(figures.Imported, 0, figures.Published);
        },
        iter: Cases.Of(1_000));

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
