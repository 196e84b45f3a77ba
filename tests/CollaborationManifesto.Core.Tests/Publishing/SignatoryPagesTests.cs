using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing.Pages;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class SignatoryPagesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(SignatoriesModel.MostOnOnePage)]
    public void Some_signatories_are_on_one_page(int count) => Assert.Equal(count, Assert.Single(SignatoriesModel.Parts(List(count))).Length);

    [Theory]
    [InlineData(450)]
    [InlineData(5_000)]
    public void Many_are_on_pages_that_keep_the_order_and_are_not_small(int count)
    {
        var list = List(count);

        var parts = SignatoriesModel.Parts(list);

        Assert.Equal(list, parts.SelectMany(part => part));
        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.InRange(part.Length, SignatoriesModel.LeastOnEach, 400));
    }

    [Fact]
    public void One_more_or_one_fewer_changes_few_pages()
    {
        var list = List(5_000);
        var random = new Random(1);
        const int changes = 200;
        var changed = 0;
        for (var round = 0; round < changes; round++)
        {
            var before = SignatoriesModel.Parts(list).Select(Names).ToHashSet();
            var place = random.Next(list.Length);
            list = round % 2 == 0 ? list.Insert(place, One(10_000 + round)) : list.RemoveAt(place);
            var fresh = SignatoriesModel.Parts(list).Count(part => !before.Contains(Names(part)));
            Assert.InRange(fresh, 1, 3);
            changed += fresh;
        }

        Assert.InRange((double)changed / changes, 1, 1.2);
    }

    private static string Names(ImmutableArray<Signatory> part) => string.Join(' ', part.Select(signatory => signatory.Text.Name));

    private static ImmutableArray<Signatory> List(int count) => [.. Enumerable.Range(0, count).Select(One)];

    private static Signatory One(int number) =>
        new(ContributionId.FromKey("signatory", $"{number}"), SignatureText.Empty with { Name = $"{number}" }, DateTimeOffset.UnixEpoch, null);
}
