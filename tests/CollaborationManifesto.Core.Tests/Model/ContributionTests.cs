using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class ContributionTests
{
    private static readonly HistoryEntry Entry = new("command", A.Morning.AddHours(1), HistoryAction.Approved, "amina", "Amina");

    [Theory]
    [InlineData(ContributionState.Pending, 1)]
    [InlineData(ContributionState.Approved, 2)]
    [InlineData(ContributionState.Declined, 2)]
    public void The_revision_rises_always_and_the_content_version_with_the_state(ContributionState state, int contentVersion)
    {
        var after = A.Contribution().WithEntry(Entry, state);

        Assert.Equal((state, 2, contentVersion), (after.State, after.Revision, after.ContentVersion));
    }

    [Fact]
    public void Each_command_is_remembered_behind_the_ones_before()
    {
        var before = A.Contribution();

        var after = before.WithEntry(Entry, ContributionState.Approved);

        Assert.Equal([.. before.History, Entry], after.History);
        Assert.True(after.HasCommand("command"));
        Assert.False(before.HasCommand("command"));
    }

    [Fact]
    public void The_time_of_the_first_approval_stays_through_everything_after()
    {
        var approved = A.Contribution().WithEntry(Entry, ContributionState.Approved);
        var undone = approved.WithEntry(Entry with { At = A.Morning.AddHours(2) }, ContributionState.Pending);
        var again = undone.WithEntry(Entry with { At = A.Morning.AddHours(3) }, ContributionState.Approved);

        Assert.Equal([Entry.At, Entry.At, Entry.At], new[] { approved, undone, again }.Select(step => step.FirstApprovedAt!.Value));
    }

    [Theory]
    [InlineData(ContributionState.Pending)]
    [InlineData(ContributionState.Declined)]
    public void A_never_approved_contribution_has_no_approval_time(ContributionState state) =>
        Assert.Null(A.Contribution().WithEntry(Entry, state).FirstApprovedAt);

    [Fact]
    public void Only_a_title_or_text_change_counts_as_changed_words()
    {
        var approved = A.Contribution().WithEntry(Entry, ContributionState.Approved);
        Assert.Null(approved.WordsChangedAt);
        Assert.Null(approved.WithWording(approved.Wording with { Category = "tools" }, Editor.Curators, A.Morning.AddHours(2)).WordsChangedAt);

        var amended = approved.WithWording(approved.Wording with { Text = "Other words" }, Editor.Curators, A.Morning.AddHours(3));
        var voted = amended.WithWording(amended.Wording, Editor.Curators, A.Morning.AddHours(4)).WithEntry(Entry with { CommandId = "vote" }, ContributionState.Approved);

        Assert.Equal(A.Morning.AddHours(3), voted.WordsChangedAt);
    }

    [Fact]
    public void Older_rows_take_the_change_time_from_the_history()
    {
        var amended = A.Contribution().WithEntry(Entry, ContributionState.Approved)
            .WithEntry(new("amend", A.Morning.AddHours(2), HistoryAction.Amended), ContributionState.Approved)
            .WithEntry(new("move", A.Morning.AddHours(3), HistoryAction.Moved), ContributionState.Approved);

        Assert.Null(amended.WordsChangedAt);
        Assert.Equal(A.Morning.AddHours(2), (amended with { Earlier = new(amended.Wording, Editor.Curators) }).WordsChangedAt);
    }
}
