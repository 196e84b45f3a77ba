using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Words;

/// <summary>The curators' pages.</summary>
public sealed record ReviewWords
{
    public Func<string, string> Title { get; init; } = kind => $"Decide on this {kind}";

    public Func<string, string> SentOn { get; init; } = day => $"Sent on {day}";

    public Func<string, string> AboutBarrier { get; init; } = reference => $"About barrier {reference}";

    public string OthersHeading { get; init; } = "What curators have said";

    public string NobodyYet { get; init; } = "Nobody has said anything yet.";

    public string Question { get; init; } = "What do you decide?";

    public string Approve { get; init; } = "Approve";

    public string ApproveHint { get; init; } = "It is published within a few minutes, unless somebody has objected";

    public string Decline { get; init; } = "Decline";

    public string DeclineHint { get; init; } = "It is not published. If another curator has approved it, this counts as an objection";

    public string Object { get; init; } = "Object";

    public string ObjectHint { get; init; } = "It waits until the objection is dealt with";

    public string Reason { get; init; } = "Your reason";

    public string ReasonHint { get; init; } = "Needed if you decline or object. Other curators see it.";

    public string Submit { get; init; } = "Send your decision";

    public string HasApproved { get; init; } = "approved";

    public string HasDeclined { get; init; } = "declined";

    public string HasObjected { get; init; } = "objected";

    public string Said(VoteKind kind) => kind switch
    {
        VoteKind.Approve => HasApproved,
        VoteKind.Decline => HasDeclined,
        _ => HasObjected,
    };

    public Func<string, string> YourVote { get; init; } = vote => $"You {vote}. You can change that while it is open.";

    public string DecidedApproved { get; init; } = "Approved. It is published within a few minutes.";

    public string DecidedDeclined { get; init; } = "Declined. It is not published.";

    public string DecidedOther { get; init; } = "This contribution is closed.";

    public Func<int, int, string> StillWaiting { get; init; } = (given, needed) => $"{given} of {needed} approvals so far.";

    public string Held { get; init; } = "An objection holds this contribution.";

    public string WhatYouWrote { get; init; } = "What you wrote";

    public string DecisionMissing { get; init; } = "Choose whether you approve, decline or object";

    public string ReasonMissing { get; init; } = "Give your reason, so that the others understand it";

    public string ChangedSince { get; init; } = "This changed since you opened it. Read it again before you decide";

    public string AlreadyDecided { get; init; } = "This was decided before your answer arrived. Your answer was not recorded";
}
