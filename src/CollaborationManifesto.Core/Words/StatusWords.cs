using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Words;

/// <summary>The private page of a contributor, which is the receipt as well.</summary>
public sealed record StatusWords
{
    public string Pending { get; init; } = "We have your contribution";

    public string Approved { get; init; } = "Your contribution is published";

    public string Declined { get; init; } = "Your contribution was not published";

    public string Merged { get; init; } = "Your contribution was merged with another";

    public string Withdrawn { get; init; } = "Your contribution was withdrawn";

    public string Reference { get; init; } = "Your reference";

    public string KeepAddress { get; init; } =
        "The address of this page is private. Keep it, for example as a bookmark: it is the only way back to here. Do not share it.";

    public string NextHeading { get; init; } = "What happens next";

    public string NextPending { get; init; } =
        "The curators get a mail about it. They read every contribution without knowing who sent it, and publish what they agree to. Come back to this page to see what they decided.";

    public string NextApproved { get; init; } = "It appears on the site within a few minutes of the decision.";

    public string NextDeclined { get; init; } = "You are welcome to send something else.";

    public string WhatYouSent { get; init; } = "What you sent";

    public string Another { get; init; } = "Add something else";

    public string SeeSite { get; init; } = "Go to the manifesto";

    public Func<string, string> ReasonGiven { get; init; } = reason => $"The reason given: {reason}";

    public string Of(ContributionState state) => state switch
    {
        ContributionState.Approved => Approved,
        ContributionState.Declined => Declined,
        ContributionState.Merged => Merged,
        ContributionState.Withdrawn => Withdrawn,
        _ => Pending,
    };

    public string NextOf(ContributionState state) => state switch
    {
        ContributionState.Pending => NextPending,
        ContributionState.Approved => NextApproved,
        _ => NextDeclined,
    };
}
