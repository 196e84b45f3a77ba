using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class ChangeLogTests
{
    private static readonly PublishedRow Row = A.Barrier("Barrier");
    private static readonly string Id = Row.Id.ToString();
    private static readonly ItemWords Earlier = new("Earlier", "Zebra.", null, null);
    private static readonly ItemWords Later = new("Later", "Words.", null, null);

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(3, true, true)]
    [InlineData(4, false, true)]
    [InlineData(5, false, true)]
    [InlineData(6, false, false)]
    public void Words_from_before_a_version_are_removed(int? removedBefore, bool keepsBefore, bool keepsNow)
    {
        var log = ChangeLog.Empty.With(Snapshot(1), [Reworded(3, 5)]).Without(SnapshotRemovals.From([Row with { Content = Row.Content! with { Version = 9, WordsRemovedBefore = removedBefore } }]));

        var rewording = Assert.Single(log.Changes).Change.Rewording!;
        Assert.Equal((keepsBefore ? Earlier : null, keepsNow ? Later : null), (rewording.Before, rewording.Now));
    }

    [Fact]
    public void Nothing_stays_of_the_words_of_an_item_that_is_gone()
    {
        var log = ChangeLog.Empty.With(Snapshot(1), [Reworded(3, 5), new(A.Id("Kept").ToString(), ContributionKind.Barrier) { Rewording = new(1, 2, Earlier, Later) }]);

        var after = log.Without(SnapshotRemovals.From([A.Gone(Row)]));

        Assert.Equal([null, Earlier], after.Changes.Select(recorded => recorded.Change.Rewording!.Before));
        Assert.Equal([null, Later], after.Changes.Select(recorded => recorded.Change.Rewording!.Now));
        Assert.Same(after, after.Without(SnapshotRemovals.From([A.Gone(Row)])));
    }

    [Fact]
    public void What_comes_and_goes_is_kept_in_order()
    {
        var log = ChangeLog.Empty
            .With(Snapshot(1), [new(Id, ContributionKind.Barrier) { IsNew = true }])
            .With(Snapshot(2), [new(Id, ContributionKind.Barrier) { IsGone = true }])
            .With(Snapshot(3), [new(Id, ContributionKind.Barrier) { IsNew = true }]);

        Assert.Equal([(1, true), (2, false), (3, true)], log.Changes.Select(recorded => (recorded.Snapshot, recorded.Change.IsNew)));
        Assert.Equal(3, log.Through);
    }

    [Fact]
    public void Only_the_newest_changes_and_words_are_kept()
    {
        var log = ChangeLog.Empty.With(Snapshot(1), Enumerable.Range(0, ChangeLog.MostWithWords + 5).Select(_ => Reworded(1, 2)));

        Assert.Equal(ChangeLog.MostWithWords + 5, log.Changes.Length);
        Assert.All(log.Changes[..5], recorded => Assert.Equal(new Rewording(1, 2, null, null) { IsOld = true }, recorded.Change.Rewording));
        Assert.All(log.Changes[5..], recorded => Assert.Equal(Earlier, recorded.Change.Rewording!.Before));
        // A principle that is retired and comes back links thousands of barriers anew: they push out nothing else.
        var principle = new ItemChange(A.Id("Principle").ToString(), ContributionKind.Principle) { Renumbering = new(1, 2) };
        var more = ChangeLog.Empty.With(Snapshot(1), [principle, Reworded(1, 2)])
            .With(Snapshot(2), Enumerable.Range(0, ChangeLog.Most + 5).Select(_ => new ItemChange(Id, ContributionKind.Barrier) { HasOtherPrinciples = true }));
        Assert.Equal((ChangeLog.Most, principle, Earlier), (more.Changes.Length, more.Changes[0].Change, more.Changes[1].Change.Rewording!.Before));
        var words = ChangeLog.Empty.With(Snapshot(1), [principle with { Renumbering = null, Rewording = new(1, 2, Earlier, Later) }, .. Enumerable.Range(0, ChangeLog.MostWithWords).Select(_ => Reworded(1, 2))]);
        Assert.Equal([false, true], words.Changes[..2].Select(recorded => recorded.Change.Rewording!.IsOld));
    }

    private static ItemChange Reworded(int before, int now) => new(Id, ContributionKind.Barrier) { Rewording = new(before, now, Earlier, Later) };

    private static Snapshot Snapshot(int number) => new(number, A.Morning.AddMinutes(number), "", "", null);
}
