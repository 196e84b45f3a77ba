using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The curators' pages.</summary>
public sealed record ReviewWords
{
    public Func<string, string> Title { get; init; } = kind => $"Decide on this {kind}";

    public Func<string, string> DecidedTitle { get; init; } = kind => $"This {kind} is decided";

    public Func<string, string> SentOn { get; init; } = day => $"Sent on {day}";

    public Func<string, string> AboutBarrier { get; init; } = reference => $"About barrier {reference}";

    public string Supports { get; init; } = "Supports:";

    public string AnsweredBy { get; init; } = "Answered by:";

    public string OthersHeading { get; init; } = "What curators say";

    public string NobodyYet { get; init; } = "Nobody has said anything yet.";

    public string Question { get; init; } = "What do you decide?";

    public string Approve { get; init; } = "Approve";

    public Func<int, string> ApproveHint { get; init; } = needed => needed == 1
        ? "It is published within a few minutes, unless someone has objected"
        : $"It is published when {needed} curators approve and nobody objects";

    public string Edit { get; init; } = "Edit it, then approve";

    public string EditHint { get; init; } = "Change its words, category or kind, or attach it to principles. Both versions are kept and its contributor is told";

    public string Decline { get; init; } = "Decline";

    public string DeclineHint { get; init; } = "It is not published. If another curator has approved it, this counts as an objection";

    public string Object { get; init; } = "Object";

    public string ObjectHint { get; init; } = "It waits until you take the objection back or there is a new version";

    public string ObjectAfterHint { get; init; } = "It leaves the site and waits until you take the objection back or there is a new version";

    public string TakeBack { get; init; } = "Take back what I said";

    public string TakeBackHint { get; init; } = "As if you had said nothing. If yours was the last objection, it may be published";

    public string Undo { get; init; } = "Undo the decision";

    public string UndoHint { get; init; } = "It waits again, and everyone is asked again";

    public Func<string, string> UndoQuestion { get; init; } = time => $"Until {time} you can take this back. What do you want to do?";

    public string Ask { get; init; } = "Ask its contributor";

    public string AskHint { get; init; } = "Your question below waits on their page; they are mailed if they confirmed an address. You do not learn who they are";

    public string CareQuestion { get; init; } = "What do you want to do?";

    public string Amend { get; init; } = "Change what is published";

    public string AmendHint { get; init; } = "Its words, category or kind, or the principles that it belongs to. Both versions are kept";

    public string Retire { get; init; } = "Retire this principle";

    public string RetireHint { get; init; } = "It no longer counts. Its page stays, with a note";

    public string Unpublish { get; init; } = "Take it off the site";

    public string UnpublishHint { get; init; } = "It waits again, and everyone is asked again. Its address says that it is not published at the moment";

    public string Reopen { get; init; } = "Reopen it";

    public string ReopenHint { get; init; } = "It waits again, and everyone is asked again";

    public string AmendPublishes { get; init; } = "It changes on the site within minutes. What it said before is kept, and the site says that curators edited it.";

    public string SaveAmended { get; init; } = "Publish it like this";

    public string Because { get; init; } = "If you decline, why?";

    public string BecauseHint { get; init; } = "The contributor is told, and the reasons are counted in public.";

    public string ChooseReason { get; init; } = "Choose a reason";

    public string OtherReason { get; init; } = "Something else, which I say below";

    public string Reason { get; init; } = "In your words";

    public string ReasonHint { get; init; } = "Needed if you object or ask. Other curators see it; a reason to decline and a question are shown to the contributor too.";

    public string ReasonHintAfter { get; init; } = "Other curators see it.";

    public string Submit { get; init; } = "Send your decision";

    public Func<string, string> EditTitle { get; init; } = kind => $"Edit this {kind}";

    public string EditIntroduction { get; init; } =
        "Say it more clearly, not differently. What its contributor wrote is kept, they see both versions, and the site says that curators edited it.";

    public Func<int, string> EditPublishes { get; init; } = needed => needed == 1
        ? "Sending this approves it in these words. Approvals of other words no longer count."
        : $"Sending this is your approval of these words; {needed} are needed. Approvals of other words no longer count.";

    public string EditOverObjection { get; init; } =
        "Someone has objected. The new version answers that, so everyone is asked again and your approval is not counted yet.";

    public string AsItIsNow { get; init; } = "As it is now";

    public string Principles { get; init; } = "Which principles does it belong to?";

    public string PrinciplesHint { get; init; } = "The ones that guidance supports, or that answer a barrier. A principle belongs to none.";

    public string Save { get; init; } = "Approve it like this";

    public string SaveOverObjection { get; init; } = "Ask everyone about this version";

    public string Leave { get; init; } = "Leave it as it is";

    public string HasApproved { get; init; } = "approved";

    public string HasDeclined { get; init; } = "declined";

    public string HasObjected { get; init; } = "objected";

    public string Said(VoteKind kind) => kind switch
    {
        VoteKind.Approve => HasApproved,
        VoteKind.Decline => HasDeclined,
        VoteKind.Object => HasObjected,
    };

    public Func<string, string> YourVote { get; init; } = vote => $"You {vote}. You can change that while it is open.";

    public string DecidedApproved { get; init; } = "Approved. It is published within a few minutes.";

    public string DecidedDeclined { get; init; } = "Declined. It is not published.";

    public string DecidedMerged { get; init; } = "Merged with another. This contribution is closed.";

    public string DecidedWithdrawn { get; init; } = "Withdrawn by its contributor. This contribution is closed.";

    public Func<int, int, string> StillWaiting { get; init; } = (given, needed) => $"{given} of {Plural.Format(needed, "approval", "approvals")} so far.";

    public string Held { get; init; } = "An objection holds this contribution.";

    public string ChangedByCurators { get; init; } = "What curators changed";

    public string ChangedByContributor { get; init; } = "What its contributor changed";

    public string EarlierWordsRemoved { get; init; } = "The earlier words were removed.";

    public string Added { get; init; } = "added:";

    public string Removed { get; init; } = "removed:";

    public Func<string, string, string, string> BecameAnother { get; init; } = (what, before, now) => $"{what}: {before}, now {now}";

    public string Sender { get; init; } = "Who sent it";

    public string SentAnonymously { get; init; } = "They did not say who they are.";

    public Func<string, string> ShownAs { get; init; } = credit => $"Shown in public as: {credit}";

    public string ShownAnonymously { get; init; } = "Shown in public without a name.";

    public string History { get; init; } = "What has happened";

    /// <summary>The name is empty for entries without a curator.</summary>
    public Func<HistoryAction, string, string> Happened { get; init; } = (action, curator) => action switch
    {
        HistoryAction.Submitted => "It was sent in",
        HistoryAction.Imported => "It was imported",
        HistoryAction.Approved => $"{curator} approved",
        HistoryAction.Declined => $"{curator} declined",
        HistoryAction.Objected => $"{curator} objected",
        HistoryAction.Edited => $"{curator} edited it",
        HistoryAction.TakenBack => $"{curator} took back what they had said",
        HistoryAction.Undone => $"{curator} undid the decision",
        HistoryAction.Merged => $"{curator} merged it with another",
        HistoryAction.Categorised => $"{curator} chose its category",
        HistoryAction.Amended => $"{curator} changed what is published",
        HistoryAction.Unpublished => $"{curator} took it off the site",
        HistoryAction.Reopened => $"{curator} reopened it",
        HistoryAction.Moved => $"{curator} moved it to another place",
        HistoryAction.Retired => $"{curator} retired it",
        HistoryAction.Asked => $"{curator} asked its contributor",
        HistoryAction.Answered => "Its contributor answered",
        HistoryAction.Withdrawn => "Its contributor withdrew it",
        HistoryAction.Corrected => "Its contributor changed it",
        HistoryAction.PersonalDataErased => "Its contributor had their personal data erased",
        HistoryAction.AddressConfirmed => "Its contributor confirmed their address",
        HistoryAction.AddressRemoved => "Its contributor’s address was removed",
    };

    public string WhatYouWrote { get; init; } = "What you wrote";

    public string DecisionMissing { get; init; } = "Choose what you decide";

    public string ListedReasonMissing { get; init; } = "Choose why you decline";

    public string ReasonMissing { get; init; } = "Give your reason, so that the others understand it";

    public Func<int, string> TooManyPrinciples { get; init; } = most => $"Choose {most} principles or fewer";

    public string FreshLink { get; init; } = "Mail a new link to my address";

    public string FreshLinkQuestion { get; init; } = "Do you want a new link?";

    public string FreshLinkMissing { get; init; } = "Tick the box if you want a new link";

    public string FreshLinkSend { get; init; } = "Continue";

    public Message FreshLinkMailed { get; init; } = new(
        "A new link is on its way", "It is mailed to the address that the curators’ list has for you. Use the newest mail. You can ask again after an hour.");

    public Message FreshLinkRefused { get; init; } = new(
        "Your address cannot be mailed", "The mail provider does not take the address that the curators’ list has for you. Whoever runs this service can give you a link and change the address.");

    public Message FreshLinkFailed { get; init; } = new(
        "The mail could not be sent", "Mail cannot be sent at the moment. Open your old link again in a few minutes and ask once more.");

    public string ChangedSince { get; init; } = "This changed since you opened it. Read it again before you decide";

    public string AlreadyDecided { get; init; } = "This was decided before your answer arrived. Your answer was not recorded";

    public string TooLate { get; init; } = "The time to take this back is over. Your answer was not recorded";

    public string NothingToTakeBack { get; init; } = "You have not said anything that you could take back";

    public string NotThereAnyMore { get; init; } = "It is not there any more: it was deleted meanwhile, because its time was over. Your answer was not recorded";

    public string NoRoom { get; init; } =
        "What has been recorded about this leaves no room for so much text. Your answer was not recorded. Shorten it and send it again; if that does not help, send the idea again as a new contribution";

    public string HistoryFull { get; init; } =
        $"{ConsentPolicy.MaxHistory} things have been recorded about this, and more cannot be kept. Your answer was not recorded. To go on, send the idea again as a new contribution";

    public string Refused(PolicyOutcome outcome) => outcome switch
    {
        PolicyOutcome.AlreadyDecided => AlreadyDecided,
        PolicyOutcome.TooLate => TooLate,
        PolicyOutcome.NothingToTakeBack => NothingToTakeBack,
        PolicyOutcome.HistoryFull => HistoryFull,
        PolicyOutcome.ChangedSince => ChangedSince,
        _ => throw new UnreachableException($"Nobody says why on {outcome.GetType().Name}."),
    };
}
