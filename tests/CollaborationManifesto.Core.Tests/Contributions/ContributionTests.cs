using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Core.Tests.Contributions;

public sealed class ContributionTests
{
    private static readonly HistoryEntry Entry = new("command", A.Morning.AddHours(1), HistoryAction.Approved, "amina", "Amina");

    [Theory]
    [InlineData(ContributionState.Pending, 1)]
    [InlineData(ContributionState.Approved, 2)]
    [InlineData(ContributionState.Declined, 2)]
    public void The_revision_rises_always_and_the_content_version_with_the_state(ContributionState state, int contentVersion)
    {
        var after = A.Contribution().After(Entry, state);

        Assert.Equal((state, 2, contentVersion), (after.State, after.Revision, after.ContentVersion));
    }

    [Fact]
    public void Each_command_is_remembered_behind_the_ones_before()
    {
        var before = A.Contribution();

        var after = before.After(Entry, ContributionState.Approved);

        Assert.Equal([.. before.History, Entry], after.History);
        Assert.True(after.Has("command"));
        Assert.False(before.Has("command"));
    }

    [Fact]
    public void The_time_of_the_first_approval_stays_through_everything_after()
    {
        var approved = A.Contribution().After(Entry, ContributionState.Approved);
        var undone = approved.After(Entry with { At = A.Morning.AddHours(2) }, ContributionState.Pending);
        var again = undone.After(Entry with { At = A.Morning.AddHours(3) }, ContributionState.Approved);

        Assert.Equal([Entry.At, Entry.At, Entry.At], new[] { approved, undone, again }.Select(step => step.FirstApprovedAt!.Value));
    }

    [Theory]
    [InlineData(ContributionState.Pending)]
    [InlineData(ContributionState.Declined)]
    public void What_was_never_approved_has_no_such_time(ContributionState state) =>
        Assert.Null(A.Contribution().After(Entry, state).FirstApprovedAt);
}
