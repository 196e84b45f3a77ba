using System.Text;
using System.Text.RegularExpressions;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed partial class SnapshotDiffTests
{
    private static readonly PublishedRow First = At(A.Principle("Write it down", 1, text: "Say why.\n\nIn *one* place:\n- a log\n- 2 \\* 3", importance: "People leave.", meaning: "One log\nOpen to all"), 4);
    private static readonly PublishedRow Second = A.Principle("Ask early", 2);
    private static readonly PublishedRow Barrier = At(A.Barrier("No log", category: "tools", principles: "Write it down"), 2);
    private static readonly PublishedRow Guidance = A.Guidance("A log", principles: "Write it down");

    [Fact]
    public void Nothing_changes_with_a_decision_alone() => Assert.Empty(Between([First, Barrier], [At(First, 6), At(Barrier, 3)]));

    [Fact]
    public void What_comes_and_goes_is_told_with_its_kind()
    {
        Assert.Equal([(Id(Second), ContributionKind.Principle, true, false), (Id(Guidance), ContributionKind.Guidance, true, false), (Id(Barrier), ContributionKind.Barrier, false, true)],
            Between([First, Barrier], [First, Second, Guidance]).Select(change => (change.Id, change.Kind, change.IsNew, change.IsGone)));
    }

    [Fact]
    public void Words_are_told_as_people_type_them_before_and_after()
    {
        var change = Assert.Single(Between([First], [At(With(First, content => content with { Title = "Write it down once", Meaning = "One log" }), 5)]));

        Assert.Equal(
            new Rewording(
                4,
                5,
                new("Write it down", "Say why.\n\nIn *one* place:\n\n- a log\n- 2 \\* 3", "People leave.", "One log\nOpen to all"),
                new("Write it down once", "Say why.\n\nIn *one* place:\n\n- a log\n- 2 \\* 3", "People leave.", "One log")),
            change.Rewording);
        Assert.Null(change.Renumbering);
    }

    [Fact]
    public void A_new_first_principle_gives_the_others_new_numbers()
    {
        var before = Between([First, Second], [A.Principle("Begin", 3) is var added ? With(added, content => content with { Position = -1 }) : added, First, Second]);

        Assert.Equal([(Id(First), new Renumbering(1, 2)), (Id(Second), new Renumbering(2, 3))], before.Where(change => !change.IsNew).Select(change => (change.Id, change.Renumbering!)));
        Assert.DoesNotContain(before, change => change.Rewording is not null);
    }

    [Fact]
    public void Categories_and_principles_of_an_item_are_told()
    {
        var change = Assert.Single(Between([First, Barrier], [First, With(Barrier, content => content with { Category = "culture", Principles = [] })]));

        Assert.Equal(new Recategorising("Tools", "Culture"), change.Category);
        Assert.True(change.HasOtherPrinciples);
        Assert.Null(change.Rewording);
    }

    [Fact]
    public void Words_that_were_removed_meanwhile_are_reworded_without_the_earlier_ones()
    {
        var after = At(With(First, content => content with { Title = "In other words", WordsRemovedBefore = 5 }), 5);
        var redacted = SnapshotDocument.Without(SnapshotRemovals.From([after]), Of(First))!;

        var change = Assert.Single(SnapshotDiff.Between(redacted, Of(after)));

        Assert.Equal((false, null, "In other words"), (change.IsNew, change.Rewording!.Before, change.Rewording.Now!.Title));
        Assert.Empty(SnapshotDiff.Between(Of(First), redacted));
    }

    [Fact]
    public void A_snapshot_from_before_items_had_a_version_is_compared_too()
    {
        Assert.Empty(SnapshotDiff.Between(Format1(Of(First, Barrier)), Of(First, Barrier)));
        Assert.Equal(0, Assert.Single(SnapshotDiff.Between(Format1(Of(First)), Of(With(First, content => content with { Title = "Other" })))).Rewording!.VersionBefore);
    }

    private static List<ItemChange> Between(PublishedRow[] before, PublishedRow[] after) => [.. SnapshotDiff.Between(Of(before), Of(after))];

    private static string Id(PublishedRow row) => row.Id.ToString();

    private static PublishedRow At(PublishedRow row, int version) => With(row, content => content with { Version = version });

    private static PublishedRow With(PublishedRow row, Func<PublishedContent, PublishedContent> change) => row with { Content = change(row.Content!) };

    private static ReadOnlyMemory<byte> Of(params PublishedRow[] rows) => SnapshotDocument.Create(ManifestoBuilder.Build(rows, A.Manifesto()), A.Manifesto(), A.Site);

    private static ReadOnlyMemory<byte> Format1(ReadOnlyMemory<byte> snapshot) => Encoding.UTF8.GetBytes(VersionFields().Replace(Encoding.UTF8.GetString(snapshot.Span), ""));

    [GeneratedRegex("""\s+"version": \d+,""")]
    private static partial Regex VersionFields();
}
