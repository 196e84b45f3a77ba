using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Storage;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>Whatever curators do with published items, every address still leads somewhere and nobody loses credit.</summary>
public sealed class CareModelTests
{
    private const int Count = 5;

    private sealed record Move(string Act, int Item, int Other);

    private static readonly Gen<Move> AnyMove = Gen.Select(
        Gen.OneOf("approve", "approve", "merge", "merge", "amend", "unpublish", "reopen", "retire", "undo"),
        Gen.Int[0, Count - 1],
        Gen.Int[0, Count - 1],
        (act, item, other) => new Move(act, item, other));

    [Fact]
    public void Every_slug_that_was_ever_published_resolves_and_every_credit_stands() => AnyMove.List[1, 40].Sample(
        moves =>
        {
            var items = Enumerable.Range(0, Count).Select(Begun).ToArray();
            var published = new HashSet<string>();
            var now = A.Morning;
            foreach (var (move, step) in moves.Select((move, step) => (move, step)))
            {
                now = now.AddMinutes(step % 3 == 0 ? 30 : 1);
                Apply(items, move, step, now);
                var manifesto = ManifestoBuilder.Build(items.Select(Row).OfType<PublishedRow>(), A.Manifesto());
                var paths = manifesto.Principles.Concat(manifesto.Retired).Select(principle => $"principles/{principle.Slug}/")
                    .Concat(manifesto.Moved.Select(moved => moved.Path)).ToHashSet();
                published.UnionWith(manifesto.Principles.Select(principle => $"principles/{principle.Slug}/"));
                Assert.Subset(paths, published);
                Assert.All(manifesto.Moved, moved => Assert.True(moved.To is null || Leads(manifesto, moved.To), moved.To));
                AssertCredits(items, manifesto);
            }
        },
        iter: Cases.Of(5_000));

    private static bool Leads(Manifesto manifesto, string to) =>
        manifesto.Principles.Any(principle => to == $"principles/{principle.Slug}/") || manifesto.Retired.Any(principle => to == $"contributions/{principle.Id}/");

    /// <summary>Everyone who sent a published item, or one merged into it, is named there.</summary>
    private static void AssertCredits(Contribution[] items, Manifesto manifesto)
    {
        var shown = manifesto.Principles.Concat(manifesto.Retired).ToDictionary(principle => principle.Id, principle => principle.Origin.Credit ?? "");
        foreach (var item in items)
        {
            var place = item;
            while (place.State == ContributionState.Merged)
                place = items.Single(other => other.Id == place.MergedInto);
            if (place.State == ContributionState.Approved)
                Assert.Contains(item.Contributor.PublicCredit!, shown[place.Id], StringComparison.Ordinal);
        }
    }

    private static void Apply(Contribution[] items, Move move, int step, DateTimeOffset now)
    {
        var item = items[move.Item];
        var kind = Enum.Parse<DecisionKind>(move.Act, ignoreCase: true);
        var decision = new Decision($"step {step}", kind, item.ContentVersion, "Why", Edit: new(item.Wording with { Title = $"Title of step {step}" }, []))
        {
            FromDesk = true,
            MergeInto = kind == DecisionKind.Merge ? items[move.Other].Id : null,
        };
        if (kind == DecisionKind.Merge && !MergeRules.CanTake(items[move.Other], item))
            return;
        if (ConsentPolicy.Apply(item, decision, A.Curator("Amina"), A.Consent(now)) is PolicyOutcome.Recorded(var next))
            items[move.Item] = next;
    }

    private static Contribution Begun(int number)
    {
        var draft = A.Draft(("kind", "principle"), ("title", $"Principle {number % 3}"), ("text", "Text."), ("attribution", "named"), ("name", $"Person {number}."));
        return draft.ToContribution(A.Id($"item {number}"), A.Morning.AddMinutes(number));
    }

    private static PublishedRow? Row(Contribution contribution)
    {
        var row = ProjectionRow.Write(Projection.Published, contribution, contribution.State == ContributionState.Approved);
        return ProjectionRow.IsPartOfManifesto(row) ? ProjectionRow.Read(row) : null;
    }
}
