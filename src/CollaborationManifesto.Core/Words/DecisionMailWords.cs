using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The email that tells someone what was decided about their contribution. Only sent to a confirmed address.</summary>
public sealed record DecisionMailWords
{
    public Func<string, string> Subject { get; init; } = reference => $"Your contribution {reference} was decided";

    public string Approved { get; init; } = "Your contribution is published";

    public string Merged { get; init; } = "Your contribution was merged with another";

    public string MergedPublishedText { get; init; } = "It says the same as another one. Both are published as one, and you are named there as you chose.";

    public string MergedWaitingText { get; init; } =
        "It says the same as another one, which waits for the curators. If they publish that one, both are published as one, and you are named there as you chose. Your page shows what they decide.";

    public string MergedNowhereText { get; init; } = "It says the same as another one, and that one is not published. So yours is not published either.";

    public string MergedText(MergeStanding standing) => standing switch
    {
        MergeStanding.Published => MergedPublishedText,
        MergeStanding.Waiting => MergedWaitingText,
        MergeStanding.Nowhere => MergedNowhereText,
    };

    public Func<string, string> AskedSubject { get; init; } = reference => $"The curators have a question about {reference}";

    public string Asked { get; init; } = "The curators have a question";

    public string AskedText { get; init; } = "You can answer it on your page. They do not learn who you are.";

    public string Declined { get; init; } = "Your contribution was not published";

    public string ApprovedText { get; init; } = "The curators agreed to it. It appears on the site within a few minutes.";

    public string Edited { get; init; } = "The curators edited it first. Your page shows what they changed.";

    public string DeclinedText { get; init; } = "The curators decided not to publish it. They gave this reason:";

    public string Button { get; init; } = "See your contribution";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public string Why { get; init; } = "You get this mail because you confirmed this address. On your page you can change, withdraw or erase what you sent.";
}
