using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The curators' pages.</summary>
public sealed record ReviewWords
{
    public Func<string, string> Title { get; init; } = kind => $"Decide on this {kind}";

    public Func<string, string> HeldTitle { get; init; } = kind => $"This {kind} is on hold";

    public Func<string, string> ApprovedTitle { get; init; } = kind => $"This {kind} is approved";

    public Func<string, string> RetiredTitle { get; init; } = kind => $"This {kind} is retired";

    public Func<string, string> DeclinedTitle { get; init; } = kind => $"This {kind} is declined";

    public Func<string, string> MergedTitle { get; init; } = kind => $"This {kind} is merged";

    public Func<string, string> WithdrawnTitle { get; init; } = kind => $"This {kind} was withdrawn";

    public Func<string, string> ImportedOn { get; init; } = day => $"Imported on {day}";

    public Func<string, string> SentOn { get; init; } = day => $"Sent on {day}";

    public Func<string, string> AboutBarrier { get; init; } = reference => $"About barrier {reference}";

    /// <summary>Comes before the title of what an experience is about.</summary>
    public string AboutItem { get; init; } = "It is about";

    public string AboutUnpublished { get; init; } = "That is not published at the moment. If you approve this, it is shown when that is.";

    public string Supports { get; init; } = "Supports:";

    public string AnsweredBy { get; init; } = "Answered by:";

    public string OthersHeading { get; init; } = "Votes";

    public string NobodyYet { get; init; } = "No votes yet.";

    /// <summary>Curators have acted on it, and no vote is left.</summary>
    public string NobodyNow { get; init; } = "No votes at the moment.";

    public string Question { get; init; } = "What is your decision?";

    public string Approve { get; init; } = "Approve";

    public Func<int, string> ApproveHint { get; init; } = needed => needed == 1
        ? "It goes on the site within a few minutes, unless someone has objected"
        : $"It goes on the site when {needed} curators approve and nobody objects";

    public string ApproveMergeHint { get; init; } = "It is merged when enough curators approve that and nobody objects";

    public string Edit { get; init; } = "Edit it, then approve";

    public string EditHint { get; init; } = "Change its words, kind, category or principles. The person who sent it can see both versions";

    public string EditHintImported { get; init; } = "Change its words, kind, category or principles. Both versions are kept";

    public string Split { get; init; } = "Split it, because it holds two ideas";

    public string SplitHint { get; init; } = "Each part has its own words, kind and category, and waits for a decision by itself";

    public string SplitHintPublished { get; init; } = "What is published stays until curators approve the words of the first part. The second waits for a decision by itself";

    public string UndoSplit { get; init; } = "Undo the split";

    public string UndoSplitHint { get; init; } = "The second part is deleted, and the first is as it was before, without the votes";

    public Func<string, string, string> OtherPart { get; init; } = (reference, state) => $"The other part is {reference} ({state}):";

    public string PartPending { get; init; } = "waiting for a decision";

    public string PartApproved { get; init; } = "published";

    public string PartDeclined { get; init; } = "declined";

    public string PartMerged { get; init; } = "merged";

    public string PartWithdrawn { get; init; } = "withdrawn";

    public string StateOfPart(ContributionState state) => state switch
    {
        ContributionState.Pending => PartPending,
        ContributionState.Approved => PartApproved,
        ContributionState.Declined => PartDeclined,
        ContributionState.Merged => PartMerged,
        ContributionState.Withdrawn => PartWithdrawn,
    };

    public string Decline { get; init; } = "Decline";

    public string DeclineHint { get; init; } = "It does not go on the site. If another curator has approved it, this counts as an objection";

    public string Object { get; init; } = "Object";

    public string ObjectHint { get; init; } = "It stays on hold until you withdraw this. If someone rewrites it, you are asked first";

    public string ObjectAfterHint { get; init; } = "It leaves the site and stays on hold until you withdraw this. If someone rewrites it, you are asked first";

    public string TakeBack { get; init; } = "Withdraw my vote";

    public string TakeBackHint { get; init; } = "Your vote is removed. If it was the last objection, this may publish the contribution";

    public string Undo { get; init; } = "Undo the decision";

    public string UndoHint { get; init; } = "It needs a new decision, and everyone is asked again";

    public Func<string, string> UndoQuestion { get; init; } = time => $"You can undo this until {time}. What do you want to do?";

    public string PutBack { get; init; } = "Ask to put it back on the site as it was";

    public Func<int, string> PutBackHint { get; init; } = days =>
        $"Everyone is asked to vote. For {Plural.Format(days, "day", "days")} only the curator who objected can release it. After that, the approvals of the others count";

    public string Release { get; init; } = "Withdraw my objection";

    public string ReleaseHint { get; init; } = "This is not an approval. If it has enough approvals, it is published";

    public string Restore { get; init; } = "Undo the last change";

    public Func<string, string, string> RestoreHint { get; init; } = (curator, minute) =>
        $"{curator} changed what is published. Until {minute} you can put back what was there before";

    public string ProposalQuestion { get; init; } = "What is your decision on the proposed change?";

    public string ProposedWords { get; init; } = "The proposed change";

    public string ApproveChange { get; init; } = "Approve the change";

    public Func<int, string> ApproveChangeHint { get; init; } = needed =>
        needed == 1 ? "It takes effect within a few minutes, unless someone has objected" : $"It takes effect when {needed} curators approve it and nobody objects";

    public string ObjectToChange { get; init; } = "Object to the change";

    public string ObjectToChangeHint { get; init; } = "The published text stays until you withdraw the objection or someone proposes another change";

    public string DropChange { get; init; } = "Drop the change";

    public string DropChangeHint { get; init; } = "The proposal is closed and the published text stays. If another curator has approved the change, this counts as an objection";

    public string TakeBackChangeHint { get; init; } = "Your vote on the change is removed";

    public IEnumerable<string> AboutProposal(Proposal proposal)
    {
        yield return Proposed(proposal);
        if (proposal.Reason is { } reason)
            yield return ReasonGiven(reason);
        if (proposal.RemoveEarlierWords)
            yield return ProposalRemoves;
    }

    internal string Proposed(Proposal proposal) =>
        (proposal.Wording is null ? RetireProposed : proposal.Part is null ? WordsProposed : SplitProposed)(proposal.CuratorName);

    public Func<string, string> SplitProposed { get; init; } = curator => $"{curator} split it into two. What is published stays as it is until enough curators approve the words of the first part.";

    public Func<string, string> WordsProposed { get; init; } = curator => $"{curator} proposed other words. What is published stays as it is until enough curators approve the change.";

    public Func<string, string> RetireProposed { get; init; } = curator => $"{curator} proposed to retire this principle. It stays as it is until enough curators approve that.";

    public Func<string, string> ReasonGiven { get; init; } = reason => $"The reason given: {reason}";

    public string ProposalRemoves { get; init; } = "The earlier words are then removed everywhere, and nobody can undo that. If they must not stay on the site until then, take it off the site at the desk.";

    /// <summary>Why something waits that was changed over an objection, and for how long.</summary>
    /// <param name="needed">Approvals that are needed.</param>
    internal IEnumerable<string> AboutRewriting(Rewriting? rewriting, ConsentContext consent, int needed, Language language)
    {
        var awaited = consent.Awaited(rewriting);
        if (rewriting?.MergeInto is { } target)
            yield return MergeAsked(rewriting.CuratorName ?? "", target.Reference);
        if (awaited.IsEmpty)
            yield break;
        var objectors = Names(awaited.Select(objector => objector.Name));
        if (rewriting!.MergeInto is null)
            yield return rewriting.CuratorName is { } curator ? ChangedOver(curator, objectors) : CorrectedOver(objectors);
        if (consent.Now < consent.OthersCountFrom(rewriting))
            yield return OnlyObjectorsUntil(objectors, language.Minute(consent.OthersCountFrom(rewriting)));
        else if (needed == 1 && rewriting.CuratorName is { } author && consent.Now < consent.OwnCountsFrom(rewriting))
            yield return OthersCountNow(author, language.Minute(consent.OwnCountsFrom(rewriting)));
        else
            yield return EveryoneCountsNow(objectors);
    }

    public Func<int, string> TooFewCurators { get; init; } = curators =>
        $"There are fewer curators ({curators}) than the approvals needed, so it cannot be published until there are more. Ask your operator.";

    public Func<string, string, string> MergeAsked { get; init; } = (curator, reference) => $"{curator} wants to merge it into {reference}. Approving it now means merging it.";

    public Func<string, string, string> ChangedOver { get; init; } = (curator, objectors) => $"{curator} asked for a new decision although {objectors} had objected.";

    public Func<string, string> CorrectedOver { get; init; } = objectors => $"The person who sent it changed it after {objectors} had objected.";

    public Func<string, string, string> OnlyObjectorsUntil { get; init; } = (objectors, minute) =>
        $"Until {minute} only {objectors} can release it, by approving it or by withdrawing the objection. After that, the approvals of the others count.";

    public Func<string, string, string> OthersCountNow { get; init; } = (author, minute) =>
        $"The time for an answer is over: the approval of a curator other than {author} is enough now. From {minute} {author}’s own approval is enough too, if nobody else has voted.";

    public Func<string, string> EveryoneCountsNow { get; init; } = objectors => $"The time for an answer from {objectors} is over. Approvals count now.";

    /// <summary>For example "Amina, Ben and Carys".</summary>
    public Func<IEnumerable<string>, string> Names { get; init; } = NamesOf;

    internal static string NamesOf(IEnumerable<string> names) =>
        names.ToList() is { Count: > 1 } several ? $"{string.Join(", ", several[..^1])} and {several[^1]}" : string.Concat(names);

    public string Ask { get; init; } = "Ask the person who sent it";

    public Func<bool, string> AskHint { get; init; } = blind =>
        $"They will see your question on their private page, and by email if they confirmed an address{(blind ? ". You do not see who they are until it is decided" : "")}";

    public string CareQuestion { get; init; } = "What do you want to do?";

    public string Amend { get; init; } = "Change what is published";

    public string AmendHint { get; init; } = "Its words, category or kind, or the principles that it belongs to";

    public string Retire { get; init; } = "Retire this principle";

    public string RetireHint { get; init; } = "It leaves the list of principles. Its page stays, with a note. Everyone else is emailed your reason";

    public string RetireProposalHint { get; init; } = "It leaves the list of principles when enough curators approve that. Its page stays, with a note. Everyone else is emailed your reason";

    public string Unpublish { get; init; } = "Take it off the site";

    public string UnpublishHint { get; init; } = "At once. Everyone else is emailed your reason and can ask to put it back. Its page then says that it is not published at the moment";

    public string Reopen { get; init; } = "Reopen it";

    public string ReopenHint { get; init; } = "It needs a new decision, and everyone is asked again";

    public string NothingChanged { get; init; } = "Change the words, the category or the principles, or leave it as it is";

    public string MergeTargetGone { get; init; } = "It can no longer be merged with that one. Your vote was not saved. Edit it, decline it or merge it with another";

    public string Because { get; init; } = "Why are you declining?";

    public string BecauseHint { get; init; } = "The person who sent it is told. The site shows how often each reason was given.";

    public string BecauseHintImported { get; init; } = "The site shows how often each reason was given.";

    public string ChooseReason { get; init; } = "Select a reason";

    public string OtherReason { get; init; } = "Another reason (enter it below)";

    public string Reason { get; init; } = "Your reason";

    public string ReasonOrQuestion { get; init; } = "Your reason or question";

    public string ReasonHint { get; init; } = "All curators can see it. The person who sent it can see your question, or your reason if it is declined. What you type is lost if you leave this page.";

    public string ReasonHintImported { get; init; } = "All curators can see it. What you type is lost if you leave this page.";

    public string ReasonHintAfter { get; init; } = "All curators can see it. What you type is lost if you leave this page.";

    public Func<string, string> MergeInto { get; init; } = reference => $"Merge it into {reference}";

    public string MergeHint { get; init; } = "They say the same. It is then part of that one, and the person who sent it keeps their credit";

    public string MergeHintImported { get; init; } = "They say the same. It is then part of that one";

    public string Skip { get; init; } = "Skip it for now";

    public string SkipHint { get; init; } = "Nothing is saved, and you can go on to the next one";

    public string Submit { get; init; } = "Send your decision";

    public string HasApproved { get; init; } = "approved";

    public string HasDeclined { get; init; } = "declined";

    public string HasObjected { get; init; } = "objected";

    public string Said(VoteKind kind) => kind switch
    {
        VoteKind.Approve => HasApproved,
        VoteKind.Decline => HasDeclined,
        VoteKind.Object => HasObjected,
    };

    public Func<string, string> YourVote { get; init; } = vote => $"You {vote}. You can change your vote until it is decided.";

    /// <summary>Soon after the decision.</summary>
    public string DecidedApproved { get; init; } = "It will be on the site within a few minutes.";

    public string NowApproved { get; init; } = "It is on the site.";

    public string ImportedApproved { get; init; } = "It was imported and published without a decision.";

    public string DecidedDeclined { get; init; } = "It is not published.";

    public string DecidedMerged { get; init; } = "It says the same as another contribution, and is closed.";

    public string DecidedWithdrawn { get; init; } = "The person who sent it withdrew it. It is closed.";

    public Func<int, int, string> StillWaiting { get; init; } = (given, needed) => given == 0
        ? $"Nothing is decided yet. It needs {Plural.Format(needed, "approval", "approvals")}."
        : $"Nothing is decided yet. It has {given} of {Plural.Format(needed, "approval", "approvals")}.";

    public Func<int, string> Held { get; init; } = objections => $"Nothing is decided yet. On hold: {Plural.Format(objections, "objection", "objections")}.";

    public string Undecided { get; init; } = "Nothing is decided yet.";

    public string HeldForObjectors { get; init; } = "Nothing is decided yet. On hold because of an objection to the version before.";

    public string ChangedByCurators { get; init; } = "What curators changed";

    public string ChangedByContributor { get; init; } = "What the person who sent it changed";

    public string EarlierWordsRemoved { get; init; } = "The earlier words were removed.";

    public string Added { get; init; } = "added:";

    public string EndOfAdded { get; init; } = "(end of added words)";

    public string Removed { get; init; } = "removed:";

    public string EndOfRemoved { get; init; } = "(end of removed words)";

    public Func<string, string, string, string> BecameAnother { get; init; } = (what, before, now) => $"{what}: {before}, now {now}";

    public string Sender { get; init; } = "Who sent it";

    public string SentAnonymously { get; init; } = "They did not say who they are.";

    public string SenderErased { get; init; } = "Their personal data was erased.";

    public Func<string, string> ToBeShownAs { get; init; } = credit => $"If it is published, it is shown as: {credit}";

    public string ToBeShownAnonymously { get; init; } = "If it is published, it is shown without a name.";

    public Func<string, string> ShownAs { get; init; } = credit => $"Shown in public as: {credit}";

    public string ShownAnonymously { get; init; } = "Shown in public without a name.";

    public string History { get; init; } = "What has happened";

    /// <summary>The name is empty for entries without a curator.</summary>
    public Func<HistoryAction, string, string> Happened { get; init; } = (action, curator) => action switch
    {
        HistoryAction.Submitted => "It was sent in",
        HistoryAction.Imported => "It was imported",
        HistoryAction.Drafted => $"{curator} drafted it from a theme",
        HistoryAction.Linked => "It was linked to the principle that was drafted from it",
        HistoryAction.Approved => $"{curator} approved",
        HistoryAction.Declined => $"{curator} declined",
        HistoryAction.Objected => $"{curator} objected",
        HistoryAction.Edited => $"{curator} edited it",
        HistoryAction.TakenBack => $"{curator} withdrew their vote or objection",
        HistoryAction.Undone => $"{curator} undid the decision",
        HistoryAction.Merged => $"{curator} merged it with another",
        HistoryAction.Categorised => $"{curator} chose its category",
        HistoryAction.Amended => $"{curator} changed what is published",
        HistoryAction.Unpublished => $"{curator} took it off the site",
        HistoryAction.Reopened => $"{curator} reopened it",
        HistoryAction.Moved => $"{curator} moved it to another place",
        HistoryAction.Retired => $"{curator} retired it",
        HistoryAction.Asked => $"{curator} asked the person who sent it",
        HistoryAction.Answered => "The person who sent it answered",
        HistoryAction.Withdrawn => "The person who sent it withdrew it",
        HistoryAction.Corrected => "The person who sent it changed it",
        HistoryAction.PersonalDataErased => "The person who sent it had their personal data erased",
        HistoryAction.AddressConfirmed => "The person who sent it confirmed their address",
        HistoryAction.AddressRemoved => "The address of the person who sent it was removed",
        HistoryAction.MergeProposed => $"{curator} wants to merge it with another, although someone objected",
        HistoryAction.PutBackAsked => $"{curator} asked to put it back on the site",
        HistoryAction.Released => "The time for an answer to the objection was over, so the approvals counted",
        HistoryAction.ApprovedAlone => $"Nobody else had voted in time, so {curator}’s own approval was enough",
        HistoryAction.Proposed => $"{curator} proposed a change to what is published",
        HistoryAction.ProposalApproved => $"{curator} approved the proposed change",
        HistoryAction.ProposalObjected => $"{curator} objected to the proposed change",
        HistoryAction.ProposalTakenBack => $"{curator} withdrew their vote on the proposed change",
        HistoryAction.ProposalDropped => $"{curator} dropped the proposed change",
        HistoryAction.ProposalPublished => $"{curator} voted on the proposed change, and it took effect",
        HistoryAction.AmendedForGood => $"{curator} changed what is published, and the earlier words were removed everywhere",
        HistoryAction.AmendmentUndone => $"{curator} undid the change to what is published",
        HistoryAction.Split => $"{curator} split it into two, and this is the first part",
        HistoryAction.SplitOff => $"{curator} split it off another one, and this is the second part",
        HistoryAction.SplitUndone => $"{curator} undid the split",
    };

    public string HappenedIn(HistoryEntry entry) => entry is { Action: HistoryAction.Corrected, IsImport: true } ? CardChanged : Happened(entry.Action, entry.CuratorName ?? "");

    public string CardChanged { get; init; } = "Its card changed on the board";

    public string WhatYouWrote { get; init; } = "What you wrote";

    public string DecisionMissing { get; init; } = "Select your decision";

    public string ListedReasonMissing { get; init; } = "Select why you are declining";

    public string ReasonMissing { get; init; } = "Enter your reason";

    public string QuestionMissing { get; init; } = "Enter your question";

    public string DeskLinkQuestion { get; init; } = "See everything that is waiting for a decision";

    public string DeskLink { get; init; } = "Email me a link to the desk";

    public Message DeskLinkMailed { get; init; } = new(
        "Check your email", "A link to the desk is on its way to your address on the list of curators. It can take a few minutes. You can ask again after 10 minutes.");

    public string BackToDesk { get; init; } = "Back to the desk";

    public string ReadAll { get; init; } = "Read the whole text";

    public string SeeOnSite { get; init; } = "See it on the site";

    public string FreshLink { get; init; } = "Email me a new link";

    public string FreshLinkQuestion { get; init; } = "Do you want a new link?";

    public string FreshLinkMissing { get; init; } = "Confirm that you want a link by email";

    public string FreshLinkSend { get; init; } = "Continue";

    public Message FreshLinkMailed { get; init; } = new(
        "A new link is on its way", "We emailed it to your address on the list of curators. Use the newest email. You can ask again after an hour.");

    public Message FreshLinkRefused { get; init; } = new(
        "We cannot email your address", "Our email provider refused your address on the list of curators. Ask your operator for a link, and to change the address.");

    public Message FreshLinkFailed { get; init; } = new(
        "We could not send the email", "Emails cannot be sent at the moment. Open your old link again in a few minutes and ask once more.");

    public string ChangedSince { get; init; } = "This changed since you opened it. Read it again before you decide";

    public string AlreadyDecided { get; init; } = "This is already decided or withdrawn. Your vote was not saved";

    public string TooLate { get; init; } = "It is too late to undo this. Nothing was changed";

    public string NothingToTakeBack { get; init; } = "You have no vote to withdraw";

    public string NotThereAnyMore { get; init; } = "It was deleted, because the time for which we keep it was over. Your vote was not saved";

    public string NoRoom { get; init; } =
        "There is no room left for so much text. Nothing was saved. Shorten it and send it again. If that does not help, send the idea again as a new contribution";

    public string HistoryFull { get; init; } =
        $"Curators have acted on this {ConsentPolicy.MaxHistory} times, and more cannot be recorded. Nothing was saved. To go on, send the idea again as a new contribution";

    public string ProposalWaits { get; init; } = "A change to it is proposed. Decide on the change first";

    public string SplitDecided { get; init; } = "One of the two parts was decided, changed or deleted since, so the split cannot be undone. Nothing was changed";

    public string Refused(PolicyOutcome outcome) => outcome switch
    {
        PolicyOutcome.AlreadyDecided => AlreadyDecided,
        PolicyOutcome.TooLate => TooLate,
        PolicyOutcome.NothingChanged => NothingChanged,
        PolicyOutcome.NothingToTakeBack => NothingToTakeBack,
        PolicyOutcome.HistoryFull => HistoryFull,
        PolicyOutcome.ChangedSince => ChangedSince,
        PolicyOutcome.ProposalWaits => ProposalWaits,
        PolicyOutcome.SplitDecided => SplitDecided,
        _ => throw new UnreachableException($"Nobody says why on {outcome.GetType().Name}."),
    };
}
