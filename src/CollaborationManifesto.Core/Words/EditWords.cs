namespace CollaborationManifesto.Words;

/// <summary>The page where a curator edits a contribution.</summary>
public sealed record EditWords
{
    public Func<int, string> AmendPublishes { get; init; } = hours => hours == 0
        ? "It changes on the site within minutes, and the site says that curators edited it. If you change the words, everyone else gets them by email, before and after."
        : $"It changes on the site within minutes, and the site says that curators edited it. If you change the words, everyone else gets them by email, before and after. Unless you remove the earlier words, any curator can undo the change for {Plural.Format(hours, "hour", "hours")}.";

    public Func<int, string> AmendProposes { get; init; } = needed =>
        $"New words replace the published ones when {Plural.Format(needed, "curator approves", "curators approve")} them and nobody objects. Saving this is your approval. A new category or other principles take effect at once.";

    public Func<string, string> ReplacesProposal { get; init; } = curator => $"It takes the place of the change that {curator} proposed, which you see above.";

    public string SaveProposed { get; init; } = "Propose this change";

    public string EarlierWords { get; init; } = "If you change the words, what should happen to the earlier ones?";

    public string EarlierWordsHint { get; init; } = "You do not need to answer this if you only change the category or the principles.";

    public string ShowEarlier { get; init; } = "Show the earlier words";

    public string ShowEarlierHint { get; init; } = "Readers can see what changed, and the change can be undone";

    public string RemoveEarlier { get; init; } = "Remove the earlier words everywhere";

    public string RemoveEarlierHint { get; init; } = "For words that named someone or should not have been published. They are taken out of every version, and nobody can undo this";

    public string EarlierWordsMissing { get; init; } = "Select whether the earlier words are shown or removed";

    public string SaveAmended { get; init; } = "Publish this version";

    public Func<string, string> Title { get; init; } = kind => $"Edit this {kind}";

    public string Introduction { get; init; } =
        "Make it clearer. Do not change its meaning. The person who sent it can see what you changed, and the site says that curators edited it.";

    public string IntroductionImported { get; init; } = "Make it clearer. Do not change its meaning. The site says that curators edited it.";

    public Func<int, string> Publishes { get; init; } = needed => needed == 1
        ? "Saving this approves it in these words. Votes on the earlier version are cleared."
        : $"Saving this is your approval of these words. {needed} approvals are needed. Votes on the earlier version are cleared.";

    public Func<IEnumerable<string>, int, string> OverObjection { get; init; } = (objectors, days) =>
        $"{ReviewWords.NamesOf(objectors)} objected. Everyone is asked to vote on your version. For {Plural.Format(days, "day", "days")} only curators who objected can release it. After that, the approvals of the others count.";

    public string AsItIsNow { get; init; } = "As it is now";

    public string Principles { get; init; } = "Which principles does it belong to?";

    public string PrinciplesHint { get; init; } = "The ones that guidance supports, or that answer a barrier. You cannot link a principle to another.";

    public string Save { get; init; } = "Save and approve";

    public string SaveOverObjection { get; init; } = "Save and ask for new votes";

    public string Leave { get; init; } = "Leave it as it is";

    public Func<int, string> TooManyPrinciples { get; init; } = most => $"Select {most} principles or fewer";
}
