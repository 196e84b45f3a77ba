using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The email that asks a curator for a decision.</summary>
public sealed record ReviewMailWords
{
    /// <summary>The same in all emails about a contribution, because some email programs make another thread of another subject.</summary>
    public Func<string, string, string, string> Subject { get; init; } = (kind, title, reference) => $"{kind}: {title} [{reference}]";

    public Func<ContributionKind, string> Heading { get; init; } = kind => kind switch
    {
        ContributionKind.Barrier => "A new barrier needs a decision",
        ContributionKind.Guidance => "New guidance needs a decision",
        ContributionKind.Principle => "A new principle needs a decision",
        ContributionKind.Experience => "A new experience needs a decision",
    };

    public Func<string, string> HeadingAgain { get; init; } = kind => $"This {kind} needs a new decision";

    /// <summary>For one whose votes still count, or that has none yet.</summary>
    public Func<string, string> HeadingStill { get; init; } = kind => $"This {kind} needs a decision";

    public Func<string, string> HeadingFreshLink { get; init; } = kind => $"Your new link to this {kind}";

    public Func<string, string> Greeting { get; init; } = name => $"Hello {name},";

    public string Introduction { get; init; } = "Read it and vote.";

    public string IntroductionBlind { get; init; } = "Names are hidden until it is decided.";

    public string IntroductionImported { get; init; } = "It was imported from a board.";

    public Func<string, int, string> IntroductionDrafted { get; init; } = (curator, notes) => $"{curator} drafted it from {Plural.Format(notes, "note", "notes")} of a theme, and approves it.";

    public string FreshLink { get; init; } = "You asked for a new link, because the old one had expired. Do not forward this email. Anyone with this link can vote as you.";

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
        HistoryAction.Split => Split(entry.CuratorName!),
        HistoryAction.SplitOff => SplitOff(entry.CuratorName!),
        HistoryAction.SplitUndone => SplitUndone(entry.CuratorName!),
        HistoryAction.Submitted or HistoryAction.Imported or HistoryAction.Drafted or HistoryAction.Linked or HistoryAction.Approved or HistoryAction.Declined or HistoryAction.TakenBack
            or HistoryAction.Merged or HistoryAction.Amended or HistoryAction.Retired or HistoryAction.Moved or HistoryAction.Asked or HistoryAction.Withdrawn
            or HistoryAction.PersonalDataErased or HistoryAction.AddressConfirmed or HistoryAction.AddressRemoved or HistoryAction.Released or HistoryAction.ApprovedAlone
            or HistoryAction.Proposed or HistoryAction.ProposalApproved or HistoryAction.ProposalObjected or HistoryAction.ProposalTakenBack
            or HistoryAction.ProposalDropped or HistoryAction.ProposalPublished or HistoryAction.AmendedForGood or HistoryAction.AmendmentUndone => null,
    };

    public Func<string, string> Unpublished { get; init; } = curator => $"{curator} took it off the site. You can ask to put it back. The reason:";

    public Func<string, string> Reopened { get; init; } = curator => $"{curator} reopened it, so everyone can vote again. The reason:";

    public Func<string, string> Categorised { get; init; } = curator => $"{curator} moved it to another category. Earlier votes no longer count.";

    public Func<string, string> MergeProposed { get; init; } = curator => $"{curator} wants to merge it with another contribution.";

    public Func<string, string> PutBackAsked { get; init; } = curator => $"{curator} asked to put it back on the site as it was. The reason:";

    public Func<string, string> Split { get; init; } = curator => $"{curator} split it into two, and this is the first part. Earlier votes no longer count.";

    public Func<string, string> SplitOff { get; init; } = curator => $"{curator} split a contribution that holds two ideas, and this is the second part.";

    public Func<string, string> SplitUndone { get; init; } = curator => $"{curator} undid a split, so it has the words again that both parts came from.";

    public Func<string, string> HeadingObjection { get; init; } = kind => $"An objection to this {kind}";

    public string ObjectionHolds { get; init; } = "It is on hold while the objection stands. You can still vote, edit it, or ask the person who sent it a question.";

    /// <summary>For something that nobody can be asked about.</summary>
    public string ObjectionHoldsImported { get; init; } = "It is on hold while the objection stands. You can still vote or edit it.";

    public Func<string, string> ObjectedToChange { get; init; } = curator => $"{curator} objected to the proposed change. The reason:";

    public string ObjectionHoldsChange { get; init; } = "The published text stays as it is while the objection stands. You can still vote, or propose another change at the desk.";

    public Func<string, string> HeadingProposal { get; init; } = kind => $"A proposed change to this {kind}";

    public Func<string, string> HeadingAmendment { get; init; } = kind => $"This published {kind} was changed";

    public Func<string, string> Amended { get; init; } = curator => $"{curator} changed what is published.";

    public Func<string, string> AmendmentUndone { get; init; } = curator => $"{curator} undid the last change to what is published. The reason:";

    public Func<string, string> Retired { get; init; } = curator => $"{curator} retired it. Its page stays, with a note.";

    public Func<string, string> UndoUntil { get; init; } = minute => $"You can undo this until {minute}.";

    public string UndoOver { get; init; } = "It is too late to undo this. You can change it again at the desk.";

    public string EarlierWordsRemoved { get; init; } = "The earlier words were removed everywhere, so nobody can undo this.";

    public string Before { get; init; } = "Before";

    public string After { get; init; } = "After";

    public string PublishedNow { get; init; } = "What is published now";

    public string Proposed { get; init; } = "What is proposed";

    public string Answered { get; init; } = "The person who sent it answered the curators’ question:";

    public string CardChanged { get; init; } = "The card it was imported from has changed. Votes on the old version no longer count.";

    public string Corrected { get; init; } = "The person who sent it has changed it. Votes on the old version no longer count.";

    public Func<string, string> Edited { get; init; } = curator => $"{curator} edited it. Votes on the old version no longer count.";

    public Func<string, string> Undone { get; init; } = curator => $"{curator} undid the decision, so everyone can vote again. The reason:";

    public Func<string, string> Objected { get; init; } = curator => $"{curator} objected to it. The reason:";

    public Func<string, string> AboutBarrier { get; init; } = reference => $"About barrier {reference}";

    public Func<string, string, string> AboutItem { get; init; } = (reference, again) => $"About {reference}. Would they do it again? {again}";

    public string Button { get; init; } = "Approve, edit or decline";

    public string ButtonProposal { get; init; } = "Vote on the change";

    public string ButtonChanged { get; init; } = "See what changed";

    public string ButtonClosed { get; init; } = "See what happened";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public Func<string, string> Expiry { get; init; } = day => $"This link is only for you and works until {day}. Opening it does not record a decision.";

    public Func<string, string> WhyYou { get; init; } = manifesto => $"You get this email because you are a curator of the {manifesto}.";
}

/// <summary>The email that tells a curator about many contributions at once.</summary>
public sealed record DigestWords
{
    public Func<int, string> Subject { get; init; } = count => $"{Plural.Format(count, "contribution needs", "contributions need")} a decision";

    public Func<int, string> SubjectReminder { get; init; } = count => $"{Plural.Format(count, "contribution is", "contributions are")} still waiting for a decision";

    public Func<int, string> SubjectNews { get; init; } = count => $"{Plural.Format(count, "update", "updates")} about the manifesto";

    public string Introduction { get; init; } = "This is everything new that we have not emailed you about.";

    public string IntroductionDigestOnly { get; init; } = "This is your summary of everything new.";

    public Func<int, string> IntroductionReminder { get; init; } = count => $"{(count == 1 ? "This is" : "These are")} still waiting. We will not send another reminder.";

    public Func<int, string> New { get; init; } = count => $"New ({Plural.Number(count)})";

    public Func<int, string> Objections { get; init; } = count => $"New objections ({Plural.Number(count)})";

    public Func<int, string> Proposals { get; init; } = count => $"Proposed changes to published text ({Plural.Number(count)})";

    public Func<int, string> Amendments { get; init; } = count => $"Changes to published text ({Plural.Number(count)})";

    public Func<int, string> Reminders { get; init; } = count => $"Still waiting ({Plural.Number(count)})";

    public string IsPublished { get; init; } = "published";

    public Func<string, string> SentIn { get; init; } = day => $"received on {day}";

    public string Again { get; init; } = "waiting again";

    public string Button { get; init; } = "See everything at the desk";

    public Func<string, string, string> Expiry { get; init; } = (minute, day) =>
        $"The links in this email are only for you. This one works until {minute}, the others until {day}. Opening them does not record a decision.";

    public Func<int, string> More { get; init; } = count => $"And {Plural.Number(count)} more, which you can find at the desk.";
}

/// <summary>The email with a curator's link to the desk.</summary>
public sealed record DeskLinkMailWords
{
    public Func<string, string> Subject { get; init; } = manifesto => $"Your link to the curators’ desk: {manifesto}";

    public string Heading { get; init; } = "Your link to the desk";

    public Func<string, string> Text { get; init; } = time => $"This link works until {time}. Do not forward this email. Anyone with this link can vote as you.";

    public string Button { get; init; } = "Open the desk";

    public string NotYou { get; init; } = "If you did not ask for this link, ignore this email.";
}

/// <summary>The email with the link to a contributor's private page.</summary>
public sealed record LinkMailWords
{
    public Func<string, string> Subject { get; init; } = reference => $"Your private page [{reference}]";

    public string Heading { get; init; } = "The link to your private page";

    public Func<string, string, string> Introduction { get; init; } = (reference, manifesto) =>
        $"On the page of contribution {reference} to {manifesto}, someone asked us to email its link to this address. There you can follow, correct or withdraw it. Anyone with the link can do that, so do not forward this email.";

    public string IfNotYou { get; init; } = "If that was not you, delete this email.";

    public string NotKept { get; init; } = "We used the address that was entered there for this email only.";
}

/// <summary>The emails about a contribution to the person who sent it. Only sent to a confirmed address.</summary>
public sealed record DecisionMailWords
{
    /// <summary>The outcome, which is one of the headings, and the contribution's title.</summary>
    public Func<string, string, string> Subject { get; init; } = (outcome, title) => $"{outcome}: “{title}”";

    public string Approved { get; init; } = "Your contribution is published";

    public string Declined { get; init; } = "Your contribution is not published";

    public string Merged { get; init; } = "Your contribution was merged";

    /// <summary>The argument says whether the contributor is named.</summary>
    public Func<bool, string> MergedPublishedText { get; init; } = named => $"It says the same as another one. Both are published as one, {Named(named)}.";

    public Func<bool, string> MergedWaitingText { get; init; } = named =>
        $"It says the same as another one, which is waiting for a decision. If the curators publish that one, both are published as one, {Named(named)}. Your private page shows what they decide.";

    public string MergedNowhereText { get; init; } = "It says the same as another one, and that one is not published. So yours is not published either.";

    public string MergedText(MergeStanding standing, bool named) => standing switch
    {
        MergeStanding.Published => MergedPublishedText(named),
        MergeStanding.Waiting => MergedWaitingText(named),
        MergeStanding.Nowhere => MergedNowhereText,
    };

    private static string Named(bool named) => named ? "and you are named there as you chose" : "without your name";

    public Func<string, string> AskedSubject { get; init; } = title => $"A question about “{title}”";

    public string Asked { get; init; } = "The curators have a question";

    public Func<bool, string> AskedText { get; init; } = blind => blind
        ? "You can answer on your private page. They do not see who you are until they have decided."
        : "You can answer on your private page.";

    public string Answer { get; init; } = "Answer the question";

    public Func<string, string> SplitSubject { get; init; } = title => $"Your contribution was split into two: “{title}”";

    public string Split { get; init; } = "Your contribution was split into two";

    public string SplitText { get; init; } =
        "It holds two ideas, so the curators made two parts of it and decide on each by itself. Your private page shows both. You can correct or withdraw each one there. These are their titles:";

    /// <summary>Soon after the decision.</summary>
    public string ApprovedText { get; init; } = "The curators approved it. It appears on the site within a few minutes.";

    public string PublishedText { get; init; } = "The curators approved it, and it is on the site.";

    public string Edited { get; init; } = "The curators edited it. Your private page shows what they changed.";

    public string DeclinedText { get; init; } = "The curators decided not to publish it. They gave this reason:";

    public string Published { get; init; } = "See it on the site";

    public string Button { get; init; } = "Open your private page";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    /// <summary>Takes the contribution's reference.</summary>
    public Func<string, string> Why { get; init; } = reference =>
        $"You get this email because you confirmed this address. On your private page you can change or withdraw what you sent, or have your personal data erased. Anyone with the link to it can do that, so do not forward this email. Your reference is {reference}.";

    /// <summary>For a contribution that can no longer be changed.</summary>
    public Func<string, string> WhyClosed { get; init; } = reference =>
        $"You get this email because you confirmed this address. On your private page you can withdraw what you sent, or have your personal data erased. Anyone with the link to it can do that, so do not forward this email. Your reference is {reference}.";
}
