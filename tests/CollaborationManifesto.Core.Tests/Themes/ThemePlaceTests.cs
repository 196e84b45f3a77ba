using CollaborationManifesto.Model;
using CollaborationManifesto.Themes;

namespace CollaborationManifesto.Core.Tests.Themes;

/// <summary>Where contributions are among the themes.</summary>
public sealed class ThemePlaceTests
{
    private static readonly Curator Amina = new("amina", "Amina", EmailAddress.TryParse("amina@example.org")!);

    private static readonly Contribution Waits = new()
    {
        Id = A.Id("note"),
        Kind = ContributionKind.Barrier,
        Category = "culture",
        Title = "Blame",
        Text = "",
        Contributor = Contributor.Unknown,
        SubmittedAt = A.Morning,
        BodyHash = "",
        History = [new("sent", A.Morning, HistoryAction.Submitted)],
    };

    [Fact]
    public void Only_moves_of_what_is_published_raise_the_revision_that_is_shown()
    {
        var moved = Move(Move(Waits, "one"), "two");
        Assert.Equal((3, 1, 2, 1), (moved.Revision, moved.RevisionToShow, moved.Place!.Number, moved.ContentVersion));

        var approved = moved.WithEntry(new("yes", A.Morning, HistoryAction.Approved), ContributionState.Approved);
        Assert.Equal(2, approved.RevisionToShow);
        Assert.Equal((3, A.Id("three")), (Move(approved, "three").RevisionToShow, Move(approved, "three").Place!.Theme));
    }

    [Fact]
    public void A_message_about_an_earlier_move_is_done_by_the_later_one()
    {
        var moved = Move(Move(Waits, "one"), "two");

        Assert.True(moved.HasCommand("move to two"));
        Assert.False(moved.HasCommand("move to one"));
        Assert.True(moved.HasCommand(ThemePlace.Announcement(1)) && moved.HasCommand(ThemePlace.Announcement(2)));
        Assert.False(moved.HasCommand(ThemePlace.Announcement(3)));
        Assert.False(moved.HasCommand("move-x"));
    }

    [Fact]
    public void A_place_leads_through_merged_themes_and_ends_in_circles_and_deleted_ones()
    {
        var (one, two, three) = (Named("one"), Named("two"), Named("three"));

        Assert.Equal("three", new ThemeMap([one with { MergedInto = two.Id }, two with { MergedInto = three.Id }, three]).Resolve(one.Id)!.Name);
        Assert.Null(new ThemeMap([one with { MergedInto = two.Id }, two with { MergedInto = one.Id }]).Resolve(one.Id));
        Assert.Null(new ThemeMap([one with { MergedInto = two.Id }, two with { DeletedAt = A.Morning }]).Resolve(one.Id));
        Assert.Null(new ThemeMap([one with { MergedInto = three.Id, DeletedAt = A.Morning }, three]).Resolve(one.Id));
        Assert.Null(new ThemeMap([one]).Resolve(two.Id));
        Assert.Null(new ThemeMap([one]).Resolve(null));
    }

    [Fact]
    public void A_theme_keeps_its_first_act_and_the_latest()
    {
        var theme = Enumerable.Range(1, 200).Aggregate(Named("one"), (theme, number) => theme.WithEntry(new($"{number}", A.Morning, ThemeAction.Renamed, "amina", "Amina")));

        Assert.Equal((Theme.MostKept, ThemeAction.Created, "200"), (theme.History.Length, theme.History[0].Action, theme.Last.CommandId));
    }

    [Fact]
    public void A_note_that_waits_is_linked_to_a_principle_without_a_new_version()
    {
        var entry = new HistoryEntry("linked", A.Morning, HistoryAction.Linked);
        var linked = Waits.LinkedTo(A.Id("principle"), entry)!;
        Assert.Equal((1, 2, A.Id("principle")), (linked.ContentVersion, linked.Revision, linked.Principles.Single()));

        var published = Waits.WithEntry(new("yes", A.Morning, HistoryAction.Approved), ContributionState.Approved);
        Assert.Equal(published.ContentVersion + 1, published.LinkedTo(A.Id("principle"), entry)!.ContentVersion);
        Assert.Null(linked.LinkedTo(A.Id("principle"), entry));
        Assert.Null((Waits with { State = ContributionState.Declined }).LinkedTo(A.Id("principle"), entry));
        Assert.Null((Waits with { Kind = ContributionKind.Principle }).LinkedTo(A.Id("principle"), entry));
        var split = Waits with { BeforeSplit = new(A.Id("part"), 1, Waits.Wording, null, []) };
        Assert.Equal([A.Id("principle")], split.LinkedTo(A.Id("principle"), entry)!.BeforeSplit!.Principles);
    }

    [Theory]
    [InlineData(0, null, 0, 100)]
    [InlineData(100, 99, 100, 50)]
    [InlineData(100, 149, 100, 50)]
    public void A_page_begins_after_the_one_before_and_is_never_behind_the_end(int before, int? after, int expected, int count)
    {
        var ids = Enumerable.Range(0, 150).Select(number => A.Id($"{number}")).OrderBy(id => id.ToString(), StringComparer.Ordinal).ToList();

        var page = GroupingList.From(ids, after is { } last ? ids[last] : null);

        Assert.Equal((expected, count, 150), (page.Before, page.Ids.Length, page.Total));
        Assert.Equal(before == 0 ? ids[99] : null, page.NextAfter);
        Assert.Null(page.PreviousAfter);
    }

    private static Contribution Move(Contribution contribution, string theme) => new ThemeMove($"move to {theme}", A.Id(theme), LeftAlone: false, Amina.Id, Amina.Name, A.Morning).Apply(contribution);

    private static Theme Named(string name) => new(A.Id(name), name, "", [new("made", A.Morning, ThemeAction.Created, "amina", "Amina")]);
}
