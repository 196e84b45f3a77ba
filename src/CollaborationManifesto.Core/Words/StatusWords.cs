using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The private page of someone who sent a contribution; it is also their receipt.</summary>
public sealed record StatusWords
{
    public string Pending { get; init; } = "We have your contribution";

    public string PendingCorrected { get; init; } = "We have your new version";

    public string PendingErased { get; init; } = "Your contribution is kept without a name";

    public string Approved { get; init; } = "Your contribution is published";

    public string Declined { get; init; } = "Your contribution is not published";

    public string Merged { get; init; } = "Your contribution was merged with another";

    public string Withdrawn { get; init; } = "You withdrew your contribution";

    public string Reference { get; init; } = "Your reference";

    public string KeepAddress { get; init; } =
        "This page is private. Save its address, for example as a bookmark: it is the only way back to here. Do not share it.";

    /// <summary>For someone whom emails lead here too.</summary>
    public string KeepAddressMailed { get; init; } = "This page is private. Save its address, for example as a bookmark. Do not share it.";

    public string EmailLink { get; init; } = "Email me this link";

    public string LinkAddress { get; init; } = "Email address";

    public string LinkAddressHint { get; init; } = "We use what you enter here for this one email only.";

    public string SendLink { get; init; } = "Send me the link";

    public string LinkAddressWrong { get; init; } = "Enter an email address in the correct format, like name@example.com";

    public string LinkRefused { get; init; } = "Our email provider does not accept this address. Check it, or save the address of this page";

    public string LinkTooOften { get; init; } = "We cannot email this link again so soon. Look among your emails, also in the folder for spam, or save the address of this page";

    public string LinkNotSent { get; init; } = "We could not send the email. Try again in a few minutes, or save the address of this page";

    public Message LinkSent { get; init; } = new("We emailed you the link", "If it does not arrive within a few minutes, look in the folder for spam.");

    public string NextHeading { get; init; } = "What happens next";

    public string CuratorsMailed { get; init; } = "The curators get an email about it.";

    public string CuratorsAsked { get; init; } = "The curators have a question for you. They get an email when you answer, and can decide before that.";

    /// <summary>No email announces a card of a board.</summary>
    public string CuratorsImported { get; init; } = "It is waiting for a decision by the curators.";

    public string OffTheSite { get; init; } = "It stays off the site until they have decided.";

    public Func<bool, string> NextPending { get; init; } = blind =>
        $"They read every contribution{(blind ? " without seeing who sent it" : "")}, and publish what they agree to. Come back to this page to see what they decided.";

    /// <summary>Of a note of a live session that nobody decided on for half a year.</summary>
    public Func<string, string> WillBeDeleted { get; init; } = day => $"Nobody has decided on it yet. If nobody does, it is deleted on {day}.";

    /// <summary>Soon after the decision.</summary>
    public string NextApproved { get; init; } = "It appears on the site within a few minutes of the decision.";

    public string NowApproved { get; init; } = "It is published.";

    /// <summary>The argument says whether the contributor is named.</summary>
    public Func<bool, string> MergedPublished { get; init; } = named => $"It says the same as another contribution. Both are published as one, {Named(named)}.";

    public Func<bool, string> MergedWaiting { get; init; } = named =>
        $"It says the same as another contribution, which is waiting for a decision. If the curators publish that one, both are published as one, {Named(named)}. Come back to this page to see what they decided.";

    public string MergedNowhere { get; init; } =
        "It says the same as another contribution, and that one is not published. So yours is not published either.";

    public string SendAgain { get; init; } = "If you think it should be published, you are welcome to send it again.";

    public string MergedText(MergeStanding standing, bool named) => standing switch
    {
        MergeStanding.Published => MergedPublished(named),
        MergeStanding.Waiting => MergedWaiting(named),
        MergeStanding.Nowhere => MergedNowhere,
    };

    private static string Named(bool named) => named ? "and you are named there as you chose" : "without your name";

    public string Question { get; init; } = "The curators’ question";

    public string Answer { get; init; } = "Your answer";

    public Func<bool, string> AnswerHint { get; init; } = blind => blind
        ? "Only the curators see it. They do not see who you are until they have decided, so leave out anything that tells them."
        : "Only the curators see it.";

    public string SendAnswer { get; init; } = "Send your answer";

    public string AnswerMissing { get; init; } = "Write your answer";

    public string NotAskedAnyMore { get; init; } = "The curators no longer have a question. Your answer was not saved";

    public string NoRoomForAnswer { get; init; } = "There is not enough room left for such a long answer. Shorten it and send it again";

    public string NoRoomForText { get; init; } = "There is not enough room left for such a long text. Shorten it, or withdraw this and send a new one";

    public string WherePublished { get; init; } = "See it on the site";

    public string NotPublished { get; init; } = "It is not published.";

    public string NextDeclined { get; init; } = "You are welcome to send something else.";

    public string WhatNow { get; init; } = "Change or remove what you sent";

    public string Wish { get; init; } = "What do you want to do?";

    public string Correct { get; init; } = "Correct it";

    public string CorrectHintPending { get; init; } = "The curators decide on the new text";

    public string CorrectHintApproved { get; init; } = "It leaves the site until the curators have decided on the new text";

    public string Withdraw { get; init; } = "Withdraw it";

    public string WithdrawHint { get; init; } = "It is not published, or it is removed from the site. We ask you to confirm this first";

    public string Erase { get; init; } = "Erase my personal data";

    public string EraseHint { get; init; } = "Your name, organisation and email address are removed. The text stays, without a name, unless you withdraw it too. We ask you to confirm this first";

    public string Continue { get; init; } = "Continue";

    public string WishMissing { get; init; } = "Choose what you want to do";

    public string ConfirmWithdraw { get; init; } = "Withdraw my contribution";

    public string ConfirmErase { get; init; } = "Erase my personal data";

    public Func<Contribution, string> AfterWithdrawal { get; init; } = contribution => contribution.State switch
    {
        ContributionState.Pending => "The curators will not decide on it, and it will not be published.",
        ContributionState.Approved => "It is removed from the site within a few minutes, and from the earlier versions of the manifesto.",
        ContributionState.Declined => "The curators can no longer publish it.",
        ContributionState.Merged => $"The contribution that it was merged with does not change{(contribution.Contributor.PublicCredit is null ? "" : ", except that your name is removed from it")}.",
        ContributionState.Withdrawn => "It is not published.",
    };

    public Func<int, string> DeletedAfter { get; init; } = days => $"Curators can still read what you sent until we delete it, after {Plural.Format(days, "day", "days")}.";

    public string EraseToo { get; init; } = "Your personal data is not erased at once. If you want that, erase it too.";

    public string SendAsNew { get; init; } = "You can send it again as a new contribution.";

    public string DataRemoved { get; init; } = "We remove your name, organisation and email address wherever we keep or publish them.";

    public Func<ContributionState, string> AfterErasure { get; init; } = state => state switch
    {
        ContributionState.Pending => "The curators can still publish the text, without a name.",
        ContributionState.Approved => "The text stays on the site, without a name.",
        ContributionState.Declined or ContributionState.Merged or ContributionState.Withdrawn => "We keep the text, without a name.",
    };

    public string AddressErased { get; init; } = "We can no longer email you about it.";

    public string CannotBeUndone { get; init; } = "You cannot undo this.";

    /// <summary>What a post of this page did.</summary>
    public Message Done(string wish, Contribution contribution) => wish switch
    {
        "send" => CorrectionSent,
        "answer" => AnswerSent,
        "link" => LinkSent,
        "withdraw" => contribution.FirstApprovedAt is null ? WasWithdrawn : WasWithdrawn with { Sentence = LeavesTheSite },
        "erase" => contribution.FirstApprovedAt is null && contribution.State != ContributionState.Merged ? WasErased : WasErased with { Sentence = NameLeavesTheSite },
        _ => throw new UnreachableException($"Nobody says what {wish} did."),
    };

    public Message CorrectionSent { get; init; } = new("Your new version is saved", "It is waiting for a decision by the curators.");

    public Message AnswerSent { get; init; } = new("Your answer is sent", "The curators get an email with it.");

    public Message WasWithdrawn { get; init; } = new("Your contribution is withdrawn", "It will not be published.");

    /// <summary>Soon after it was withdrawn.</summary>
    public string LeavesTheSite { get; init; } = "If it is still on the site, it is removed within a few minutes.";

    public Message WasErased { get; init; } = new("Your personal data is erased", "We keep the text without a name.");

    public string NameLeavesTheSite { get; init; } = "We keep the text without a name. If your name is still on the site, it is removed within a few minutes.";

    public string CorrectHeading { get; init; } = "Correct what you sent";

    public string SendCorrection { get; init; } = "Send the new version";

    public string Cancel { get; init; } = "Leave it as it is";

    public string NothingChanged { get; init; } = "Change the title or the text, or go back to your page";

    public Func<int, string> CorrectedTooOften { get; init; } = most => $"You have corrected this {most} times and cannot correct it again. Withdraw it and send a new one";

    public string ChangedSince { get; init; } = "This changed since you opened it. Go back to your page to see what was decided";

    public string AddressConfirmed { get; init; } = "We will email you what the curators decide.";

    /// <summary>While the decision can still be undone.</summary>
    public string AddressToBeTold { get; init; } = "We will email you this decision when it can no longer be undone.";

    public string AddressTold { get; init; } = "You confirmed your email address. We will email you if the curators decide on this again.";

    public string AddressWithdrawn { get; init; } = "We will not email you about it again.";

    private const string AddressAsked =
        "We send an email to the address that you gave, to ask if it is yours. If you send several contributions in one day, this can take until the next day.";

    public string AddressUnconfirmed { get; init; } = $"{AddressAsked} Confirm it there if you want us to email you what the curators decide. If you do not, we send nothing else to it.";

    public string AddressUnconfirmedDecided { get; init; } = $"{AddressAsked} Confirm it there if you want us to email you the decision. If you do not, we send nothing else to it.";

    public string Erased { get; init; } = "Your personal data was erased. The text is kept without a name.";

    public string WhatYouSent { get; init; } = "What you sent";

    public string ChangedByYou { get; init; } = "What you changed";

    public string AsItIsNow { get; init; } = "As it reads now";

    public string History { get; init; } = "What has happened";

    /// <summary>Without names and reasons, which only curators may see. The reason of a decline is shown above.</summary>
    public Func<HistoryAction, string> Happened { get; init; } = action => action switch
    {
        HistoryAction.Submitted => "You sent it",
        HistoryAction.Imported => "It was imported from a board",
        HistoryAction.Drafted => "A curator drafted it",
        HistoryAction.Linked => "It was linked to a principle that the curators drafted from it",
        HistoryAction.Approved => "A curator approved it",
        HistoryAction.Declined => "The curators declined it",
        HistoryAction.Objected => "A curator objected",
        HistoryAction.Edited => "A curator edited it",
        HistoryAction.TakenBack => "A curator withdrew their vote",
        HistoryAction.Undone => "The decision was undone",
        HistoryAction.Merged => "It was merged with another",
        HistoryAction.Categorised => "A curator chose its category",
        HistoryAction.Amended => "A curator changed what is published",
        HistoryAction.Unpublished => "It was removed from the site, for a new decision",
        HistoryAction.Reopened => "It was reopened, for a new decision",
        HistoryAction.Retired => "It was retired: its page stays, but it is no longer in the list of principles",
        HistoryAction.Moved => "It was moved to another place in the list",
        HistoryAction.Asked => "The curators asked you a question",
        HistoryAction.Answered => "You answered",
        HistoryAction.Withdrawn => "You withdrew it",
        HistoryAction.Corrected => "You changed it",
        HistoryAction.PersonalDataErased => "Your personal data was erased",
        HistoryAction.AddressConfirmed => "You confirmed your email address",
        HistoryAction.AddressRemoved => "Your email address was removed",
        HistoryAction.MergeProposed => "A curator asked to merge it with another",
        HistoryAction.PutBackAsked => "A curator asked to put it back on the site",
        HistoryAction.Released => "The objection was not answered in time, so the approvals counted",
        HistoryAction.ApprovedAlone => "Nobody else voted in time, so one approval was enough",
        HistoryAction.Proposed => "A curator proposed a change to what is published",
        HistoryAction.ProposalApproved => "A curator approved the proposed change",
        HistoryAction.ProposalObjected => "A curator objected to the proposed change",
        HistoryAction.ProposalTakenBack => "A curator withdrew their vote on the proposed change",
        HistoryAction.ProposalDropped => "The proposed change was dropped",
        HistoryAction.ProposalPublished => "The curators agreed to the proposed change, and it took effect",
        HistoryAction.AmendedForGood => "A curator changed what is published, and the earlier words were removed",
        HistoryAction.AmendmentUndone => "A curator undid the change to what is published",
        HistoryAction.Split => "A curator split it into two, because it holds two ideas",
        HistoryAction.SplitOff => "A curator made this part from what you sent, because it holds two ideas",
        HistoryAction.SplitUndone => "A curator undid the split: it is one contribution again",
    };

    /// <summary>The number of other parts.</summary>
    public Func<int, string> OtherParts { get; init; } = count => count == 1 ? "The other part" : "The other parts";

    public string SplitIntoParts { get; init; } = "Curators split what you sent, because it holds more than one idea. They decide on each part by itself. You can correct or withdraw each by itself too.";

    public Func<string, string> OpenPart { get; init; } = reference => $"Correct or withdraw {reference}";

    public string PartPending { get; init; } = "It is waiting for a decision by the curators.";

    public string PartApproved { get; init; } = "It is published.";

    public string PartDeclined { get; init; } = "The curators declined it.";

    public string PartMerged { get; init; } = "It was merged with another contribution.";

    public string PartWithdrawn { get; init; } = "You withdrew it.";

    public string StateOfPart(ContributionState state) => state switch
    {
        ContributionState.Pending => PartPending,
        ContributionState.Approved => PartApproved,
        ContributionState.Declined => PartDeclined,
        ContributionState.Merged => PartMerged,
        ContributionState.Withdrawn => PartWithdrawn,
    };

    public string OnlyThisPart { get; init; } = "Only this part is withdrawn. The rest of what you sent stays.";

    public string EveryPart { get; init; } = "This is done in every part of what you sent.";

    public string Another { get; init; } = "Add something else";

    public string SeeSite { get; init; } = "Go to the manifesto";

    public Func<string, string> ReasonGiven { get; init; } = reason => $"The reason given: {reason}";

    public string ForState(ContributionState state) => state switch
    {
        ContributionState.Approved => Approved,
        ContributionState.Declined => Declined,
        ContributionState.Merged => Merged,
        ContributionState.Withdrawn => Withdrawn,
        ContributionState.Pending => Pending,
    };
}

/// <summary>The email that asks whether an address belongs to the person who sent a contribution, and the page that it links to.</summary>
public sealed record AddressWords
{
    public Func<string, string> Subject { get; init; } = manifesto => $"Is this your address? {manifesto}";

    public string Heading { get; init; } = "Is this your email address?";

    public Func<int, string, string> Introduction { get; init; } = (count, manifesto) =>
        $"Someone sent {(count == 1 ? "a contribution" : Plural.Format(count, "contribution", "contributions"))} to the {manifesto} and gave this address, to be told what the curators decide.";

    public string IfYou { get; init; } = "If this was you, confirm your email address. If it was not, ignore this email. We send nothing more about it unless you confirm.";

    public string IfYouSeveral { get; init; } =
        "Each has its own link. Confirm each one that was yours. If one was not, ignore it, or use its link to tell us. We send nothing more about it unless you confirm.";

    public string Button { get; init; } = "Confirm my email address";

    public Func<string, string, string> ButtonOf { get; init; } = (reference, day) => $"Confirm {reference}, sent on {day}";

    public Func<string, string, string> About { get; init; } = (reference, day) => $"This is about the contribution {reference}, sent on {day}.";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public string Question { get; init; } = "Did you send a contribution and give this address?";

    public string Yes { get; init; } = "Yes, email me what the curators decide";

    public string No { get; init; } = "No, remove this address";

    public string Send { get; init; } = "Continue";

    public string AnswerMissing { get; init; } = "Choose yes or no";

    public Message Confirmed { get; init; } = new("Your address is confirmed", "Nothing is sent to it but what the curators ask you and decide.");

    public Message Removed { get; init; } = new("The address is removed", "Nothing more is sent to it.");
}
