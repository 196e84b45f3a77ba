using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>The table in docs/curating.md: what may be merged, what people are told and when it is deleted.</summary>
public sealed class MergeTableTests
{
    private const int Count = 5;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private sealed record Move(string Act, int Item, int Other, int Days);

    private static readonly Gen<Move> AnyMove = Gen.Select(
        Gen.OneOf("approve", "approve", "decline", "merge", "merge", "merge", "circle", "unpublish", "reopen", "retire", "undo", "withdraw", "correct", "wait"),
        Gen.Int[0, Count - 1],
        Gen.Int[0, Count - 1],
        Gen.Int[1, 200],
        (act, item, other, days) => new Move(act, item, other, days));

    [Fact]
    public void Merge_rules_match_the_documented_table()
    {
        foreach (var targetState in Enum.GetValues<ContributionState>())
            foreach (var mergedState in Enum.GetValues<ContributionState>())
                foreach (var targetKind in Enum.GetValues<ContributionKind>())
                    foreach (var mergedKind in Enum.GetValues<ContributionKind>())
                        foreach (var retired in new[] { false, true })
                        {
                            var target = A.Contribution(targetState) with { Id = A.Id("target"), Kind = targetKind, Retired = retired && targetState == ContributionState.Approved };
                            var merged = A.Contribution(mergedState) with { Kind = mergedKind };
                            var expected = Table(target.State, target.Retired, merged.State);
                            if (expected != MergeVerdict.TargetClosed && targetKind == ContributionKind.Experience && mergedKind != ContributionKind.Experience)
                                expected = MergeVerdict.TargetExperience;
                            Assert.Equal(expected, MergeRules.Check(target, merged));
                            Assert.Equal(MergeVerdict.Itself, MergeRules.Check(target, merged with { Id = target.Id }));
                        }
    }

    [Theory]
    [InlineData(ContributionKind.Barrier, false)]
    [InlineData(ContributionKind.Principle, false)]
    [InlineData(ContributionKind.Guidance, false)]
    [InlineData(ContributionKind.Experience, true)]
    public void Only_an_experience_is_merged_into_an_experience(ContributionKind kind, bool can)
    {
        var target = A.Contribution(ContributionState.Approved) with { Id = A.Id("target"), Kind = ContributionKind.Experience };

        Assert.Equal(can, MergeRules.CanTake(target, A.Contribution() with { Kind = kind }));
        Assert.True(MergeRules.CanTake(target with { Kind = kind }, A.Contribution() with { Kind = ContributionKind.Experience }));
    }

    /// <summary>The document's rows, in its order.</summary>
    private static MergeVerdict Table(ContributionState target, bool retired, ContributionState merged) => (target, retired, merged) switch
    {
        (ContributionState.Approved, false, _) => MergeVerdict.Allowed,
        (ContributionState.Approved, true, _) => MergeVerdict.TargetRetired,
        (ContributionState.Pending, _, ContributionState.Approved) => MergeVerdict.TargetWaits,
        (ContributionState.Pending, _, _) => MergeVerdict.Allowed,
        _ => MergeVerdict.TargetClosed,
    };

    [Fact]
    public void Merge_messages_match_the_site_and_unpublished_items_are_deleted() => AnyMove.List[1, 40].Sample(
        moves =>
        {
            var items = Enumerable.Range(0, Count).Select(Begun).ToDictionary(item => item.Id);
            var order = items.Keys.ToList();
            var now = A.Morning;
            foreach (var (move, step) in moves.Select((move, step) => (move, step)))
            {
                now = now.AddDays(move.Act == "wait" ? move.Days : 0).AddMinutes(step % 3 == 0 ? 30 : 1);
                if (items.ContainsKey(order[move.Item]) && items.ContainsKey(order[move.Other]))
                    Apply(items, order[move.Item], order[move.Other], move.Act, step, now);
                AssertTold(items);
                Delete(items, now);
            }

            // A year after the last move.
            now += Kept + TimeSpan.FromDays(1);
            Delete(items, now);
            AssertTold(items);
            Assert.All(items.Values, item => Assert.True(item.State is ContributionState.Pending or ContributionState.Approved || EndOf(items, item)?.Standing is MergeStanding.Published or MergeStanding.Waiting));
        },
        iter: Cases.Of(1_000));

    /// <summary>The page and email of each merged contribution match what the site shows.</summary>
    private static void AssertTold(Dictionary<ContributionId, Contribution> items)
    {
        var manifesto = ManifestoBuilder.Build(items.Values.Select(Row).OfType<PublishedRow>(), A.Manifesto());
        var shown = manifesto.Principles.Concat(manifesto.Retired).Select(item => (item.Id, item.Origin.Credit))
            .Concat(manifesto.AllGuidance.Select(item => (item.Id, item.Origin.Credit)))
            .Concat(manifesto.Barriers.Select(item => (item.Id, item.Origin.Credit)))
            .ToDictionary(item => item.Id, item => item.Credit ?? "");
        foreach (var item in items.Values)
        {
            var end = EndOf(items, item);
            Assert.Equal(item.State == ContributionState.Merged, end is not null);
            if (end is null)
                continue;
            var credited = shown.Where(one => one.Value.Contains(item.Contributor.PublicCredit!, StringComparison.Ordinal)).Select(one => one.Key).ToList();
            Assert.Equal(end.Standing == MergeStanding.Published ? [end.Id!.Value] : [], credited);
            Assert.Equal(end.Standing == MergeStanding.Waiting, end.Id is { } id && items[id].State == ContributionState.Pending);
            var (page, mail) = (AllWords.English.Status.MergedText(end.Standing, named: true), AllWords.English.DecisionMail.MergedText(end.Standing, named: true));
            Assert.Equal(end.Standing == MergeStanding.Published, page.Contains("Both are published as one", StringComparison.Ordinal) && mail.Contains("Both are published as one", StringComparison.Ordinal));
            Assert.Equal(end.Standing == MergeStanding.Waiting, page.Contains("is waiting for a decision", StringComparison.Ordinal) && mail.Contains("is waiting for a decision", StringComparison.Ordinal));
            Assert.Equal(end.Standing == MergeStanding.Nowhere, page.Contains("yours is not published either", StringComparison.Ordinal) && mail.Contains("yours is not published either", StringComparison.Ordinal));
        }
    }

    /// <summary>As retention does: closed contributions first, then those merged into them.</summary>
    private static void Delete(Dictionary<ContributionId, Contribution> items, DateTimeOffset now)
    {
        foreach (var item in items.Values.Where(item => item.State is ContributionState.Declined or ContributionState.Withdrawn && item.DecidedAt < now - Kept).ToList())
            items.Remove(item.Id);
        foreach (var item in items.Values.Where(item => EndOf(items, item)?.IsOver(now - Kept) == true).ToList())
        {
            // Nothing readable is deleted, and nothing sooner than a declined contribution.
            Assert.True(item.DecidedAt < now - Kept);
            items.Remove(item.Id);
        }
    }

    private static void Apply(Dictionary<ContributionId, Contribution> items, ContributionId id, ContributionId other, string act, int step, DateTimeOffset now)
    {
        var item = items[id];
        var entry = new HistoryEntry($"step {step}", now, HistoryAction.Withdrawn);
        if (act is "wait")
            return;
        if (act is "withdraw")
            items[id] = item.State == ContributionState.Withdrawn ? item : item.WithdrawnBy(entry);
        else if (act is "correct")
            items[id] = item.CanBeCorrected ? item.CorrectedBy(entry, item.Wording with { Title = $"Title of step {step}" }) : item;
        else if (act is "circle")
        {
            // Two curators at the same moment: each read the other's target before either write.
            if (MergeRules.CanTake(items[other], item) && MergeRules.CanTake(item, items[other]))
                (items[id], items[other]) = (Decided(item, DecisionKind.Merge, other, step, now), Decided(items[other], DecisionKind.Merge, id, step, now));
        }
        else if (act is not "merge" || MergeRules.CanTake(items[other], item))
            items[id] = Decided(item, Enum.Parse<DecisionKind>(act, ignoreCase: true), other, step, now);
    }

    private static Contribution Decided(Contribution item, DecisionKind kind, ContributionId other, int step, DateTimeOffset now)
    {
        var decision = new Decision($"step {step}", kind, item.ContentVersion, "Why", kind == DecisionKind.Decline ? "It is in the manifesto already" : null)
        {
            FromDesk = true,
            MergeInto = kind == DecisionKind.Merge ? other : null,
        };
        return ConsentPolicy.Apply(item, decision, A.Curator("Amina"), A.Consent(now)) is PolicyOutcome.Recorded(var next) ? next : item;
    }

    private static MergeEnd? EndOf(Dictionary<ContributionId, Contribution> items, Contribution item) =>
        MergeRules.EndOfAsync(item, id => Task.FromResult(items.GetValueOrDefault(id))).GetAwaiter().GetResult();

    private static Contribution Begun(int number)
    {
        var kind = ((ContributionKind)(number % 3)).ToString();
        var draft = A.Draft(("kind", kind), ("title", $"Item {number % 2}"), ("text", "Text."), ("attribution", "named"), ("name", $"Person {number}."));
        return draft.ToContribution(A.Id($"item {number}"), A.Morning.AddMinutes(number));
    }

    private static PublishedRow? Row(Contribution contribution)
    {
        var row = ProjectionRow.Write(Projection.Published, contribution, contribution.State == ContributionState.Approved);
        return ProjectionRow.IsPartOfManifesto(row) ? ProjectionRow.Read(row) : null;
    }
}
