using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class DraftTests
{
    [Fact]
    public void A_draft_becomes_a_pending_contribution()
    {
        var id = A.Id("new");
        var draft = A.Draft(("kind", "guidance"), ("text", "Text."), ("principle", A.Id("principle").ToString()), ("barrier", "7K3M-9QXP"));

        var contribution = draft.ToContribution(id, A.Morning);

        Assert.Equal((id, A.Morning), (contribution.Id, contribution.SubmittedAt));
        Assert.Equal((draft.Kind, draft.Category), (contribution.Kind, contribution.Category));
        Assert.Equal((draft.Title, draft.Text), (contribution.Title, contribution.Text));
        Assert.Equal(draft.Principles, contribution.Principles);
        Assert.Equal("7K3M-9QXP", contribution.Barrier);
        Assert.Same(draft.Contributor, contribution.Contributor);
        Assert.Equal((ContributionState.Pending, 1, 1), (contribution.State, contribution.Revision, contribution.ContentVersion));
        Assert.Equal([new HistoryEntry(id.ToString(), A.Morning, HistoryAction.Submitted)], contribution.History);
        Assert.True(contribution.HasCommand(id.ToString()));
    }

    [Fact]
    public void The_body_hash_ignores_id_and_time() =>
        Assert.Equal(A.Draft().ToContribution(A.Id("one"), A.Morning).BodyHash, A.Draft().ToContribution(A.Id("two"), A.Morning.AddDays(1)).BodyHash);

    [Fact]
    public void A_hash_that_was_stored_by_an_earlier_version_is_still_recognised() =>
        Assert.Equal("a0251a7d064a94ee53967f5f3078cbb888fb3261ff6f04fb2f8786f9764ed7fa", Hash());

    [Theory]
    [InlineData("kind", "principle")]
    [InlineData("category", "tools")]
    [InlineData("title", "Nobody wrote down when")]
    [InlineData("text", "More")]
    [InlineData("principle", "5mzd6snv1v1kb2m06q4bczyx0f")]
    [InlineData("barrier", "7K3M-9QXP")]
    [InlineData("attribution", "named")]
    [InlineData("name", "Grace")]
    [InlineData("organisation", "Dorset")]
    [InlineData("email", "ada@example.org")]
    public void Another_value_in_any_field_is_another_body(string field, string value)
    {
        (string, string?)[] whole = [("text", "Text"), ("name", "Ada"), ("organisation", "Devon")];

        Assert.NotEqual(Hash(whole), Hash([.. whole, (field, value)]));
    }

    [Fact]
    public void The_same_letters_in_another_field_are_another_body() =>
        Assert.NotEqual(Hash(("name", "Ada")), Hash(("organisation", "Ada")));

    private static string Hash(params IEnumerable<(string, string?)> changed) => A.Draft(changed).ToContribution(A.Id("any"), A.Morning).BodyHash;
}
