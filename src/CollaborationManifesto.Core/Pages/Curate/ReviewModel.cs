using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Pages.Forms;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Curate;

/// <summary>What a curator sees of a contribution: everything but who sent it.</summary>
/// <param name="Nonce">Names the decision that this page may lead to, so that a repeated post is recognised.</param>
public sealed record ReviewModel(
    PageFrame Frame,
    AllWords Words,
    Contribution Contribution,
    ImmutableArray<Finding> Findings,
    Curator Curator,
    int ApprovalsNeeded,
    string Token,
    string Nonce,
    ReviewForm? Typed,
    ImmutableArray<FieldError> Errors)
{
    public bool IsOpen => Contribution.State == ContributionState.Pending;

    public string Kind => Words.Form.KindOf(Contribution.Kind);

    public Field Decision => Field("decision", Words.Review.Question, null, Typed?.Decision) with
    {
        Choices =
        [
            new("approve", Words.Review.Approve, Words.Review.ApproveHint),
            new("decline", Words.Review.Decline, Words.Review.DeclineHint),
            new("object", Words.Review.Object, Words.Review.ObjectHint),
        ],
    };

    public Field Reason => Field("reason", Words.Review.Reason, Words.Review.ReasonHint, Typed?.Reason) with { Rows = 4 };

    public string? YourVote => Contribution.Votes.GetValueOrDefault(Curator.Id) is { } vote ? Words.Review.YourVote(Words.Review.Said(vote.Kind)) : null;

    public string Standing => Contribution.State switch
    {
        ContributionState.Approved => Words.Review.DecidedApproved,
        ContributionState.Declined => Words.Review.DecidedDeclined,
        ContributionState.Pending when Contribution.Votes.Values.Any(vote => vote.Kind == VoteKind.Object) => Words.Review.Held,
        ContributionState.Pending => Words.Review.StillWaiting(Contribution.Votes.Values.Count(vote => vote.Kind == VoteKind.Approve), ApprovalsNeeded),
        _ => Words.Review.DecidedOther,
    };

    private Field Field(string name, string label, string? hint, string? value) =>
        new(name, label, hint, value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
