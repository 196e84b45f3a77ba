using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class PrincipleSlugTests
{
    private static readonly PublishedRow First = Principle("first", "Share early", minute: 1);
    private static readonly PublishedRow Second = Principle("second", "Share, early!", minute: 2);

    [Fact]
    public void A_slug_that_two_titles_share_belongs_to_the_one_published_first() =>
        Assert.Equal(["share-early", $"share-early-{Reference(Second)}"], Slugs(Second, First));

    [Fact]
    public void Positions_do_not_affect_slugs() =>
        Assert.Equal(
            [$"share-early-{Reference(Second)}", "share-early"], Slugs(First, Second with { Content = Second.Content! with { Position = 1 } }));

    [Fact]
    public void An_unpublished_principle_keeps_its_slug() =>
        Assert.Equal([$"share-early-{Reference(Second)}"], Slugs(A.Gone(First), Second));

    [Fact]
    public void Only_principles_take_slugs() => Assert.Equal(["share-early"], Slugs(First with { Kind = ContributionKind.Barrier }, Second));

    [Fact]
    public void A_title_without_a_latin_letter_is_addressed_by_its_reference()
    {
        var (one, two) = (Principle("one", "Мир", minute: 1), Principle("two", "和平", minute: 2));

        Assert.Equal([Reference(one), Reference(two)], Slugs(one, two));
    }

    private static PublishedRow Principle(string id, string title, int minute) =>
        A.Principle(title, minute) with { Id = A.Id(id) };

    private static string Reference(PublishedRow row) => row.Id.Reference.ToLowerInvariant();

    private static IEnumerable<string> Slugs(params PublishedRow[] rows) =>
        ManifestoBuilder.Build(rows, A.Manifesto()).Principles.Select(principle => principle.Slug);
}
