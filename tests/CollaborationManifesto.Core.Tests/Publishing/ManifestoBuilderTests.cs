using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class ManifestoBuilderTests
{
    [Fact]
    public void Principles_are_ordered_and_numbered_by_position_then_age()
    {
        var manifesto = Build(
            A.Principle("Newer", minute: 2),
            A.Principle("Older", minute: 1),
            A.Principle("Second", minute: 3, position: 20.5),
            A.Principle("First", minute: 4, position: -1));

        Assert.Equal(
            [(1, "First"), (2, "Second"), (3, "Older"), (4, "Newer")],
            manifesto.Principles.Select(principle => (principle.Number, principle.Title)));
    }

    [Fact]
    public void Rows_in_any_order_give_the_same_manifesto()
    {
        PublishedRow[] rows =
        [
            A.Principle("A"), A.Principle("B"), A.Principle("C"),
            A.Barrier("D", principles: ["A", "C"]), A.Barrier("E"), A.Guidance("F"), A.Guidance("G"),
        ];

        Assert.Equal(Outline(Build(rows)), Outline(Build([.. rows.Reverse()])));
    }

    [Fact]
    public void A_principle_opens_with_its_statement()
    {
        var principle = Assert.Single(Build(A.Principle("P", text: "Statement.\n\nWhy.")).Principles);

        Assert.Equal(("Statement.", "Why."), (principle.Statement, principle.Text));
    }

    [Fact]
    public void Experiences_stand_under_their_item_newest_first()
    {
        var manifesto = Build(
            A.Principle("P"), A.Guidance("G"), A.Barrier("B"),
            A.Experience("Older", "P", minute: 1, TryAgain.No), A.Experience("Newer", "P", minute: 2), A.Experience("Other", "G", minute: 3), A.Experience("Third", "B", minute: 4));

        Assert.Equal(
            [("Third", A.Id("B")), ("Other", A.Id("G")), ("Newer", A.Id("P")), ("Older", A.Id("P"))],
            manifesto.Experiences.Select(experience => (experience.Title, experience.About)));
        Assert.Equal(TryAgain.No, manifesto.Experiences[3].Again);
        Assert.Equal((1, 1, 1), (manifesto.Principles.Length, manifesto.GuidanceCount, manifesto.Barriers.Length));
    }

    [Fact]
    public void An_experience_follows_a_merge_and_stays_with_a_retired_principle()
    {
        var merged = A.Gone(A.Barrier("Merged")) with { MergedInto = A.Id("B") };

        var manifesto = Build(A.Barrier("B"), merged, A.Retired(A.Principle("Retired")), A.Experience("Of the merged", "Merged", minute: 2), A.Experience("Of the retired", "Retired", minute: 1));

        Assert.Equal([A.Id("B"), A.Id("Retired")], manifesto.Experiences.Select(experience => experience.About));
    }

    [Theory]
    [InlineData("Gone")]
    [InlineData("Never there")]
    [InlineData("Another experience")]
    public void An_experience_of_nothing_published_is_left_out_and_its_address_says_so(string about)
    {
        var manifesto = Build(A.Barrier("B"), A.Gone(A.Barrier("Gone")), A.Experience("Another experience", "B"), A.Experience("Lost", about));

        Assert.Equal(["Another experience"], manifesto.Experiences.Select(experience => experience.Title));
        Assert.Contains(new MovedPage($"contributions/{A.Id("Lost")}/", null), manifesto.Moved);
    }

    [Fact]
    public void An_experience_makes_no_new_version()
    {
        PublishedRow[] rows = [A.Principle("P"), A.Barrier("B")];
        var with = Build([.. rows, A.Experience("Tried", "P", minute: 9)]);

        Assert.Equal(
            SnapshotDocument.Create(Build(rows), A.Manifesto(), A.Site).ToArray(), SnapshotDocument.Create(with, A.Manifesto(), A.Site).ToArray());
        Assert.True(with.ExperiencesChangedAt > with.ChangedAt);
    }

    [Fact]
    public void Barriers_are_ordered_by_category_position_and_age()
    {
        var manifesto = Build(
            A.Barrier("Unknown", category: "weather"),
            A.Barrier("Talk", category: "communication"),
            A.Barrier("Newer tool", minute: 2, category: "tools"),
            A.Barrier("Older tool", minute: 1, category: "tools"),
            A.Barrier("First tool", minute: 3, category: "tools", position: 1),
            A.Barrier("Culture", category: "culture"));

        Assert.Equal(
            ["Culture", "First tool", "Older tool", "Newer tool", "Talk", "Unknown"], manifesto.Barriers.Select(barrier => barrier.Title));
        Assert.Equal(
            ["Culture", "Tools", "Tools", "Tools", "Communication", null], manifesto.Barriers.Select(barrier => barrier.Category?.Name));
    }

    [Fact]
    public void Guidance_appears_under_each_principle_and_counts_once()
    {
        var manifesto = Build(
            A.Principle("P", minute: 1),
            A.Principle("Q", minute: 2),
            A.Guidance("Both", minute: 3, principles: ["Q", "P", "Q"]),
            A.Guidance("One", minute: 4, principles: ["Q"]));

        Assert.Equal(["Both"], manifesto.Principles[0].Guidance.Select(guidance => guidance.Title));
        Assert.Equal(["Both", "One"], manifesto.Principles[1].Guidance.Select(guidance => guidance.Title));
        Assert.Empty(manifesto.OtherGuidance);
        Assert.Equal(2, manifesto.GuidanceCount);
    }

    [Fact]
    public void Guidance_without_a_published_principle_is_not_lost()
    {
        var manifesto = Build(
            A.Barrier("Not a principle"),
            A.Gone(A.Principle("Gone")),
            A.Guidance("Alone", minute: 1),
            A.Guidance("Left behind", minute: 2, category: "weather", principles: ["Gone", "Never there", "Not a principle"]));

        Assert.Empty(manifesto.Principles);
        Assert.Equal(
            [("Alone", "Culture"), ("Left behind", null)],
            manifesto.OtherGuidance.Select(guidance => (guidance.Title, guidance.Category?.Name)));
        Assert.Equal(2, manifesto.GuidanceCount);
    }

    [Fact]
    public void Guidance_says_who_shared_it_and_where_it_comes_from()
    {
        var row = A.Guidance("G", credit: "Ada, Dorset Council");
        var written = A.Morning.AddYears(-3);

        var guidance = Assert.Single(Build(row with { Content = row.Content! with { Board = "LocalGov Camp", WrittenAt = written } }).OtherGuidance);

        Assert.Equal("Text.", guidance.Text);
        Assert.Equal(("Ada, Dorset Council", "LocalGov Camp", written), (guidance.Origin.Credit, guidance.Origin.Board, guidance.Origin.WrittenAt));
    }

    [Fact]
    public void A_barrier_and_the_principles_that_answer_it_know_each_other()
    {
        var manifesto = Build(
            A.Principle("P", minute: 1),
            A.Principle("Q", minute: 2),
            A.Gone(A.Principle("Gone", minute: 3)),
            A.Barrier("Answered twice", minute: 4, principles: ["Q", "P", "Gone", "Q"]),
            A.Barrier("Answered by one that is gone", minute: 5, principles: ["Gone"]));

        Assert.Equal([manifesto.Principles[0].Link, manifesto.Principles[1].Link], manifesto.Barriers[0].AnsweredBy);
        Assert.Empty(manifesto.Barriers[1].AnsweredBy);
        Assert.All(manifesto.Principles, principle => Assert.Equal(["Answered twice"], principle.Barriers.Select(barrier => barrier.Title)));
        Assert.Equal(1, manifesto.AnsweredCount);
    }

    [Fact]
    public void Unpublished_items_are_left_out()
    {
        var manifesto = Build(A.Gone(A.Principle("P")), A.Gone(A.Barrier("B")), A.Gone(A.Guidance("G")));

        Assert.Empty(manifesto.Principles);
        Assert.Empty(manifesto.Barriers);
        Assert.Empty(manifesto.OtherGuidance);
        Assert.Null(manifesto.ChangedAt);
    }

    [Fact]
    public void The_manifesto_changed_when_its_newest_part_did() =>
        Assert.Equal(A.Morning.AddMinutes(9), Build(A.Barrier("B", minute: 9), A.Principle("P", minute: 5)).ChangedAt);

    private static Manifesto Build(params PublishedRow[] rows) => ManifestoBuilder.Build(rows, A.Manifesto());

    private static IEnumerable<string> Outline(Manifesto manifesto) =>
    [
        .. manifesto.Principles.SelectMany(principle => principle.Barriers.Select(barrier => $"{principle.Link} answers {barrier.Title}")),
        .. manifesto.Principles.Select(principle => principle.Title),
        .. manifesto.Barriers.Select(barrier => barrier.Title),
        .. manifesto.OtherGuidance.Select(guidance => guidance.Title),
    ];
}
