using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The email that asks a curator for a decision.</summary>
public sealed record ReviewMailWords
{
    public Func<string, string, string, string> Subject { get; init; } = (kind, title, reference) => $"{kind}: {title} [{reference}]";

    public Func<string, string> Heading { get; init; } = kind => $"New {kind} to decide on";

    public Func<string, string> HeadingAgain { get; init; } = kind => $"This {kind} is waiting for a decision";

    public Func<string, string> HeadingFreshLink { get; init; } = kind => $"A new link to this {kind}";

    public Func<string, string> Greeting { get; init; } = name => $"Hello {name},";

    public string Introduction { get; init; } = "Someone sent this in. The curators decide on it.";

    public string IntroductionBlind { get; init; } = "Someone sent this in. The curators decide on it without knowing who sent it.";

    public string IntroductionImported { get; init; } = "This was imported from a board. The curators decide on it.";

    public string FreshLink { get; init; } = "You asked for a new link because the old one had expired.";

    /// <summary>Why a contribution is waiting again; null if nothing has happened since it was sent.</summary>
    public string? Again(HistoryEntry entry) => entry.Action switch
    {
        HistoryAction.Corrected => entry.IsImport ? CardChanged : Corrected,
        HistoryAction.Edited => Edited(entry.CuratorName!),
        HistoryAction.Undone => Undone(entry.CuratorName!),
        HistoryAction.Objected => Objected(entry.CuratorName!),
        HistoryAction.Unpublished => Unpublished(entry.CuratorName!),
        HistoryAction.Reopened => Reopened(entry.CuratorName!),
        HistoryAction.Categorised => Categorised(entry.CuratorName!),
        HistoryAction.Answered => Answered,
        HistoryAction.MergeProposed => MergeProposed(entry.CuratorName!),
        HistoryAction.PutBackAsked => PutBackAsked(entry.CuratorName!),
        HistoryAction.Submitted or HistoryAction.Imported or HistoryAction.Approved or HistoryAction.Declined or HistoryAction.TakenBack
            or HistoryAction.Merged or HistoryAction.Amended or HistoryAction.Retired or HistoryAction.Moved or HistoryAction.Asked or HistoryAction.Withdrawn
            or HistoryAction.PersonalDataErased or HistoryAction.AddressConfirmed or HistoryAction.AddressRemoved or HistoryAction.Released or HistoryAction.ApprovedAlone
            or HistoryAction.Proposed or HistoryAction.ProposalApproved or HistoryAction.ProposalObjected or HistoryAction.ProposalTakenBack
            or HistoryAction.ProposalDropped or HistoryAction.ProposalPublished or HistoryAction.AmendedForGood or HistoryAction.AmendmentUndone => null,
    };

    public Func<string, string> Unpublished { get; init; } = curator => $"{curator} took it off the site. You can ask to put it back. The reason given:";

    public Func<string, string> Reopened { get; init; } = curator => $"{curator} reopened it, so everyone is asked again. The reason given:";

    public Func<string, string> Categorised { get; init; } = curator => $"{curator} moved it to another category. What curators said of it is asked again.";

    public Func<string, string> MergeProposed { get; init; } = curator => $"{curator} wants to merge it with another contribution.";

    public Func<string, string> PutBackAsked { get; init; } = curator => $"{curator} asks to put it back on the site as it was. The reason given:";

    public Func<string, string> HeadingObjection { get; init; } = kind => $"An objection to this {kind}";

    public string ObjectionHolds { get; init; } = "Nothing is published while the objection stands. You can vote too, edit the text or ask its contributor a question.";

    public Func<string, string> ObjectedToChange { get; init; } = curator => $"{curator} objected to the proposed change. The reason given:";

    public string ObjectionHoldsChange { get; init; } = "The published text stays as it is while the objection stands. You can vote too, or propose another change at the desk.";

    public Func<string, string> HeadingProposal { get; init; } = kind => $"A proposed change to this {kind}";

    public Func<string, string> HeadingAmendment { get; init; } = kind => $"This published {kind} was changed";

    public Func<string, string> Amended { get; init; } = curator => $"{curator} changed what is published.";

    public Func<string, string> AmendmentUndone { get; init; } = curator => $"{curator} undid the last change to what is published. The reason given:";

    public Func<string, string> Retired { get; init; } = curator => $"{curator} retired it: its page stays, with a note.";

    public Func<string, string> UndoUntil { get; init; } = minute => $"You can undo this until {minute}.";

    public string UndoOver { get; init; } = "The time to undo this is over. You can change it again at the desk.";

    public string EarlierWordsRemoved { get; init; } = "The earlier words were removed everywhere, so nobody can undo this.";

    public string Before { get; init; } = "Before";

    public string After { get; init; } = "After";

    public string Answered { get; init; } = "Its contributor answered the curators’ question:";

    public string CardChanged { get; init; } = "The card that it was imported from has changed. What curators said of the old version no longer counts.";

    public string Corrected { get; init; } = "Its contributor sent a new version. What curators said of the old one no longer counts.";

    public Func<string, string> Edited { get; init; } = curator => $"{curator} edited it. What curators said of the old version no longer counts.";

    public Func<string, string> Undone { get; init; } = curator => $"{curator} undid the decision, so everyone is asked again. The reason given:";

    public Func<string, string> Objected { get; init; } = curator => $"{curator} objected to it. The reason given:";

    public Func<string, string> AboutBarrier { get; init; } = reference => $"About barrier {reference}";

    public string Button { get; init; } = "Read and decide";

    public string ButtonChanged { get; init; } = "Read what changed";

    public string ButtonDecided { get; init; } = "Read what was decided";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public Func<string, string> Expiry { get; init; } = day => $"This link is yours alone and works until {day}. Opening it decides nothing.";

    public Func<string, string> WhyYou { get; init; } = manifesto => $"You get this mail because you are a curator of the {manifesto}.";
}

/// <summary>The email that tells a curator about many contributions at once.</summary>
public sealed record DigestWords
{
    public Func<int, string> Subject { get; init; } = count => $"{Plural.Format(count, "contribution waits", "contributions wait")} for a decision";

    public Func<int, string> SubjectReminder { get; init; } = count => $"{Plural.Format(count, "contribution still waits", "contributions still wait")} for a decision";

    public string Introduction { get; init; } = "To spare you an email for each, this one tells you of everything that came in since the last.";

    public string IntroductionDigestOnly { get; init; } = "This is what came in since your last digest.";

    public string IntroductionReminder { get; init; } = "You were told of this some days ago, and it still waits. We remind you once and not again.";

    public Func<int, string> New { get; init; } = count => $"New ({count})";

    public Func<int, string> SubjectNews { get; init; } = count => $"{Plural.Format(count, "thing", "things")} to know about the manifesto";

    public Func<int, string> Objections { get; init; } = count => $"Someone objected ({count})";

    public Func<int, string> Proposals { get; init; } = count => $"Proposed changes to published text ({count})";

    public Func<int, string> Amendments { get; init; } = count => $"Published text that changed ({count})";

    public string IsPublished { get; init; } = "published";

    public Func<int, string> Reminders { get; init; } = count => $"Still waiting ({count})";

    public Func<string, string> SentIn { get; init; } = day => $"sent in on {day}";

    public string Again { get; init; } = "waits again";

    public string Button { get; init; } = "See everything that waits";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public Func<string, string, string> Expiry { get; init; } = (minute, day) =>
        $"This link is yours alone and works until {minute}, the links below until {day}. Opening them decides nothing.";

    public Func<int, string> More { get; init; } = count => $"And {count} more, which the page above shows.";
}

/// <summary>The email that tells someone what was decided about their contribution. Only sent to a confirmed address.</summary>
public sealed record DecisionMailWords
{
    public Func<string, string> Subject { get; init; } = reference => $"Your contribution {reference} was decided";

    public string Approved { get; init; } = "Your contribution is published";

    public string Merged { get; init; } = "Your contribution was merged with another";

    /// <summary>The argument says whether the contributor is named.</summary>
    public Func<bool, string> MergedPublishedText { get; init; } = named => $"It says the same as another one. Both are published as one, {Named(named)}.";

    public Func<bool, string> MergedWaitingText { get; init; } = named =>
        $"It says the same as another one, which is waiting for a decision. If the curators publish that one, both are published as one, {Named(named)}. Your page shows what they decide.";

    public string MergedNowhereText { get; init; } = "It says the same as another one, and that one is not published. So yours is not published either.";

    public string MergedText(MergeStanding standing, bool named) => standing switch
    {
        MergeStanding.Published => MergedPublishedText(named),
        MergeStanding.Waiting => MergedWaitingText(named),
        MergeStanding.Nowhere => MergedNowhereText,
    };

    private static string Named(bool named) => named ? "and you are named there as you chose" : "without your name";

    public Func<string, string> AskedSubject { get; init; } = reference => $"The curators have a question about {reference}";

    public string Asked { get; init; } = "The curators have a question";

    public Func<bool, string> AskedText { get; init; } = blind => blind
        ? "You can answer it on your page. They do not see who you are until they have decided."
        : "You can answer it on your page.";

    public string Declined { get; init; } = "Your contribution is not published";

    /// <summary>Soon after the decision.</summary>
    public string ApprovedText { get; init; } = "The curators agreed to it. It appears on the site within a few minutes.";

    public string PublishedText { get; init; } = "The curators agreed to it, and it is on the site.";

    public string Edited { get; init; } = "The curators edited it. Your page shows what they changed.";

    public string DeclinedText { get; init; } = "The curators decided not to publish it. They gave this reason:";

    public string Button { get; init; } = "See your contribution";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public string Why { get; init; } = "You get this email because you confirmed this address. On your page you can change or withdraw what you sent, and have your personal data erased.";

    /// <summary>For a contribution that can no longer be changed.</summary>
    public string WhyClosed { get; init; } = "You get this email because you confirmed this address. On your page you can withdraw what you sent, and have your personal data erased.";
}
