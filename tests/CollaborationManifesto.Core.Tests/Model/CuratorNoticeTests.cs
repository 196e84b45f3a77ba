using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>Who must be told what.</summary>
public sealed class CuratorNoticeTests
{
    private static readonly Curator Amina = A.Curator("Amina");
    private static readonly Curator Ben = A.Curator("Ben");
    private static readonly Curator Carys = A.Curator("Carys");

    [Fact]
    public void A_version_is_for_those_who_have_not_voted_on_it_and_an_objection_for_those_who_have_not_voted()
    {
        var approved = Decided(A.Contribution(), DecisionKind.Approve, Amina, needed: 2);
        var objected = Decided(approved, DecisionKind.Object, Ben, needed: 2);

        Assert.Equal(["Decision for Carys", "Objection for Carys"], Said(objected));
        Assert.Equal(["Decision for Amina, Ben, Carys", "Objection for Carys"], Said(objected.AnsweredBy(new("a", A.Morning, HistoryAction.Answered))));
    }

    [Fact]
    public void Who_approved_what_an_objection_took_off_the_site_is_told()
    {
        var published = Decided(A.Contribution(), DecisionKind.Approve, Amina);

        var held = Decided(published, DecisionKind.Object, Ben);

        Assert.Equal(["Decision for Amina, Carys", "Objection for Carys"], Said(held));
    }

    [Fact]
    public void An_objection_of_someone_who_left_is_told_to_nobody()
    {
        var objection = CuratorNotice.About(Decided(A.Contribution(), DecisionKind.Object, Ben))[1];

        Assert.True(objection.Stands([Amina.Id, Ben.Id]));
        Assert.False(objection.Stands([Amina.Id]));
    }

    [Fact]
    public void Each_has_a_key_of_its_own_and_a_time_since_when_it_can_have_been_told()
    {
        var waiting = Decided(Decided(A.Contribution(), DecisionKind.Object, Ben) with { Revision = 5 }, DecisionKind.Object, Amina);
        var published = A.Contribution(ContributionState.Approved) with
        {
            Proposal = new("p", 7, A.Morning.AddHours(2), Ben.Id, "Ben", null, null, false),
            Amendment = new(A.Morning.AddHours(1), 3, Ben.Id, "Ben", true, null),
        };
        var id = waiting.Id;

        Assert.Equal([$"{id}-1", $"{id}-1-{Ben.Id}", $"{id}-1-{Amina.Id}"], CuratorNotice.About(waiting with
        {
            Votes = waiting.Votes.SetItem(Amina.Id, waiting.Votes[Amina.Id] with { At = A.Morning.AddHours(1) }),
        }).Select(notice => notice.Key));
        Assert.Equal([$"{id}-p7", $"{id}-a3"], CuratorNotice.About(published).Select(notice => notice.Key));
        Assert.Equal((A.Morning.AddHours(1), A.Morning.AddHours(2)), (CuratorNotice.Since(published), CuratorNotice.Since(published with { Amendment = null })));
        Assert.Equal(waiting.SubmittedAt, CuratorNotice.Since(waiting));
    }

    [Fact]
    public void The_projection_keeps_them_for_the_digests()
    {
        var objected = Decided(Decided(Decided(A.Contribution(), DecisionKind.Approve, Amina, needed: 3), DecisionKind.Object, Ben, needed: 3), DecisionKind.Object, Carys, needed: 3);
        var row = ProjectionRow.ReadWaiting(ProjectionRow.Write(Projection.Open, objected, live: true));

        Assert.Equal(3, row.Notices.Length);
        Assert.Equal(
            CuratorNotice.About(objected).Select(notice => $"{notice.Kind} {notice.Key} {string.Join(' ', notice.NotTo)}"),
            row.Notices.Select(notice => $"{notice.Kind} {notice.Key} {string.Join(' ', notice.NotTo)}"));
        Assert.Empty(CuratorNotice.About(A.Contribution(ContributionState.Declined)));
    }

    private static IEnumerable<string> Said(Contribution contribution) => CuratorNotice.About(contribution)
        .Select(notice => $"{notice.Kind} for {string.Join(", ", new[] { Amina, Ben, Carys }.Where(curator => notice.IsFor(curator.Id)).Select(curator => curator.Name))}");

    private static Contribution Decided(Contribution contribution, DecisionKind kind, Curator curator, int needed = 1) => Assert.IsType<PolicyOutcome.Recorded>(
        ConsentPolicy.Apply(contribution, new($"{curator.Name} {contribution.Revision}", kind, contribution.ContentVersion, "Why"), curator, A.Consent(A.Morning, needed))).Contribution;
}
