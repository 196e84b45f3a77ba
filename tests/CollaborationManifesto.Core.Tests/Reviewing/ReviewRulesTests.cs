using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Core.Tests.Reviewing;

public sealed class ReviewRulesTests
{
    private const string Listed = "It is in the manifesto already";
    private static readonly ContributionId Nonce = A.Id("nonce");
    private static readonly Curator Ben = A.Curator("Ben");
    private static readonly ReviewWords Words = AllWords.English.Review;
    private static readonly ReviewForm Approve = new("token", Nonce.ToString(), "1", "approve", null, null, A.Submission(), null);

    public static TheoryData<string, DecisionKind, bool> Decisions => new()
    {
        { "approve", DecisionKind.Approve, false },
        { "take-back", DecisionKind.TakeBack, false },
        { "object", DecisionKind.Object, true },
        { "undo", DecisionKind.Undo, true },
        { "ask", DecisionKind.Ask, true },
        { "unpublish", DecisionKind.Unpublish, true },
        { "reopen", DecisionKind.Reopen, true },
        { "retire", DecisionKind.Retire, true },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Most_decisions_need_a_reason(string posted, DecisionKind kind, bool needsReason)
    {
        var form = Approve with { Decision = posted };

        Assert.Equal(new Decision($"{Ben.Id}-{Nonce}", kind, 1, "Because."), Decided(form with { Reason = " Because. " }));
        if (needsReason)
            Assert.Equal([new FieldError("reason", kind == DecisionKind.Ask ? Words.QuestionMissing : Words.ReasonMissing)], Errors(form with { Reason = "\u200b" }));
        else
            Assert.Null(Decided(form with { Reason = " " }).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_decision_remembers_whether_it_came_from_the_desk(bool fromDesk) => Assert.Equal(fromDesk, Decided(Approve, fromDesk: fromDesk).FromDesk);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Approve")]
    [InlineData("merge")]
    public void An_untouched_form_decides_nothing(string? posted) =>
        Assert.Equal([new FieldError("decision", Words.DecisionMissing)], Errors(Approve with { Decision = posted }));

    [Fact]
    public void A_decline_gives_a_listed_reason_and_words_only_if_there_are_some()
    {
        var decline = Approve with { Decision = "decline", ListedReason = Listed };

        Assert.Equal((DecisionKind.Decline, Listed, null), (Decided(decline).Kind, Decided(decline).ListedReason, Decided(decline).Reason));
        Assert.Equal("See principle 2", Decided(decline with { Reason = "See principle 2" }).Reason);
    }

    [Fact]
    public void A_decline_for_something_else_says_what()
    {
        var decline = Approve with { Decision = "decline", ListedReason = ReviewForm.OtherReason };

        Assert.Equal([new FieldError("reason", Words.ReasonMissing)], Errors(decline));
        Assert.Equal((null, "Not ours to say"), (Decided(decline with { Reason = "Not ours to say" }).ListedReason, Decided(decline with { Reason = "Not ours to say" }).Reason));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Because I say so")]
    public void A_decline_with_an_unknown_reason_is_refused(string? reason) =>
        Assert.Equal([new FieldError("because", Words.ListedReasonMissing)], Errors(Approve with { Decision = "decline", ListedReason = reason, Reason = "Why" }));

    [Theory]
    [InlineData("approve")]
    [InlineData("object")]
    public void Only_a_decline_has_a_listed_reason(string decision) =>
        Assert.Null(Decided(Approve with { Decision = decision, ListedReason = Listed, Reason = "Why" }).ListedReason);

    [Fact]
    public void A_reason_over_its_limit_is_refused()
    {
        var limit = ReviewRules.MaxReasonLength;

        Assert.NotNull(Decided(Approve with { Reason = new string('a', limit) }).Reason);
        Assert.Equal("reason", Assert.Single(Errors(Approve with { Reason = new string('a', limit + 1) })).Field);
    }

    [Fact]
    public void A_forged_form_decides_nothing()
    {
        FieldError[] notOurs = [new("decision", Words.DecisionMissing)];

        foreach (var nonce in new[] { null, "", "1" })
            Assert.Equal(notOurs, Errors(Approve with { Nonce = nonce }));
        foreach (var version in new[] { null, "", "-1", " 1", "1.0", "99999999999" })
            Assert.Equal(notOurs, Errors(Approve with { ContentVersion = version }));
    }

    [Theory]
    [InlineData(ContributionState.Pending, DecisionKind.Edit)]
    [InlineData(ContributionState.Approved, DecisionKind.Amend)]
    public void Other_words_are_an_edit_while_it_waits_and_an_amendment_once_it_is_published(ContributionState state, DecisionKind kind)
    {
        var save = Approve with { Decision = ReviewRules.Save, Wording = A.Submission(("title", "Clearer")), EarlierWords = "show" };

        var decision = Decided(save, A.Contribution(state));

        Assert.Equal((kind, false), (decision.Kind, decision.RemoveEarlierWords));
        Assert.Equal(A.Contribution().Wording with { Title = "Clearer" }, decision.Edit!.Wording);
    }

    [Fact]
    public void New_words_for_something_published_need_the_choice_about_the_earlier_ones()
    {
        var published = A.Contribution(ContributionState.Approved) with { FirstApprovedAt = A.Morning };
        var save = Approve with { Decision = ReviewRules.Save, Wording = A.Submission(("title", "Clearer")) };

        foreach (var choice in new[] { null, "", "keep" })
            Assert.Equal([new FieldError("earlier", AllWords.English.Edit.EarlierWordsMissing)], Parse(save with { EarlierWords = choice }, published, false).Errors);
        Assert.Empty(Parse(save with { ContentVersion = "7" }, published, false).Errors);
        Assert.True(Decided(save with { EarlierWords = "remove" }, published).RemoveEarlierWords);
        Assert.Equal(DecisionKind.Edit, Decided(save).Kind);
        Assert.Equal(DecisionKind.Amend, Decided(save with { Wording = A.Submission(("category", "tools")) }, published).Kind);
    }

    [Theory]
    [InlineData("approve-change", DecisionKind.Approve)]
    [InlineData("object-change", DecisionKind.Object)]
    [InlineData("drop-change", DecisionKind.Decline)]
    [InlineData("take-back-change", DecisionKind.TakeBack)]
    public void A_vote_on_a_proposal_names_it(string choice, DecisionKind kind)
    {
        var form = Approve with { Decision = choice, Reason = "Why", ListedReason = null, Proposal = "the one" };

        var decision = Decided(form);

        Assert.Equal((kind, "the one"), (decision.Kind, decision.Proposal));
        Assert.Equal("", Decided(form with { Proposal = null }).Proposal);
        Assert.Null(Decided(Approve with { Proposal = "the one" }).Proposal);
    }

    [Theory]
    [InlineData("object-change")]
    [InlineData("drop-change")]
    [InlineData("put-back")]
    [InlineData("restore")]
    public void What_others_must_understand_needs_a_reason(string choice) =>
        Assert.Equal([new FieldError("reason", Words.ReasonMissing)], Errors(Approve with { Decision = choice }));

    [Fact]
    public void Only_saving_changes_the_words() => Assert.Null(Decided(Approve with { Wording = A.Submission(("title", "Clearer")), Principles = $"{A.Id("p")}" }).Edit);

    [Fact]
    public void Edited_words_follow_the_form_rules() =>
        Assert.Equal(
            [new FieldError("title", A.Words.TitleMissing), new FieldError("category", A.Words.CategoryMissing)],
            Errors(Approve with { Decision = ReviewRules.Save, Wording = A.Submission(("title", ""), ("category", "none")) }).OrderByDescending(error => error.Field));

    [Fact]
    public void Named_principles_are_attached_once_and_never_to_themselves()
    {
        var (one, two) = (A.Id("one"), A.Id("two"));
        var save = Approve with { Decision = ReviewRules.Save, Principles = $"{one}  {two} {one} 7K3M-9QXP {A.Contribution().Id}" };

        Assert.Equal([one, two], Decided(save).Edit!.Principles);
        Assert.Empty(Decided(save with { Principles = null }).Edit!.Principles);
    }

    [Fact]
    public void A_principle_is_attached_to_none() =>
        Assert.Empty(Decided(Approve with { Decision = ReviewRules.Save, Wording = A.Submission(("kind", "principle"), ("text", "Text.")), Principles = $"{A.Id("one")}" }).Edit!.Principles);

    [Fact]
    public void Attachments_are_limited()
    {
        ReviewForm Save(int principles) => Approve with
        {
            Decision = ReviewRules.Save,
            Principles = string.Join(' ', Enumerable.Range(0, principles).Select(number => A.Id($"{number}"))),
        };

        Assert.Equal(Contribution.MaxPrinciples, Decided(Save(Contribution.MaxPrinciples)).Edit!.Principles.Length);
        Assert.Equal([new FieldError("principles", AllWords.English.Edit.TooManyPrinciples(Contribution.MaxPrinciples))], Errors(Save(Contribution.MaxPrinciples + 1)));
    }

    private static Decision Decided(ReviewForm form, Contribution? contribution = null, bool fromDesk = false)
    {
        var (decision, errors) = Parse(form, contribution, fromDesk);
        Assert.Empty(errors);
        return decision!;
    }

    private static ImmutableArray<FieldError> Errors(ReviewForm form)
    {
        var (decision, errors) = Parse(form, contribution: null, fromDesk: false);
        Assert.Null(decision);
        return errors;
    }

    private static (Decision? Decision, ImmutableArray<FieldError> Errors) Parse(ReviewForm form, Contribution? contribution, bool fromDesk) =>
        new ReviewRules(Options.Create(A.Curation()), A.DraftRules(), AllWords.English).Parse(form, contribution ?? A.Contribution(), Ben, fromDesk);
}
