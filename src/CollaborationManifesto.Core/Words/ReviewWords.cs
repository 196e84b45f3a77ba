namespace CollaborationManifesto.Words;

/// <summary>The curators' pages.</summary>
public sealed record ReviewWords
{
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

    public string DecisionMissing { get; init; } = "Choose whether you approve, decline or object";

    public string ReasonMissing { get; init; } = "Give your reason, so that the others understand it";

    public string ChangedSince { get; init; } = "This changed since you opened it. Read it again before you decide";

    public string AlreadyDecided { get; init; } = "This was decided before your answer arrived. Your answer was not recorded";
}
