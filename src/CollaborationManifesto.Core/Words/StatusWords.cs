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

    public string Withdrawn { get; init; } = "Your contribution was withdrawn";

    public string Reference { get; init; } = "Your reference";

    public string KeepAddress { get; init; } =
        "The address of this page is private. Keep it, for example as a bookmark: it is the only way back to here. Do not share it.";

    /// <summary>For someone whom emails lead here too.</summary>
    public string KeepAddressMailed { get; init; } = "The address of this page is private. Keep it, for example as a bookmark. Do not share it.";

    public string NextHeading { get; init; } = "What happens next";

    public string CuratorsMailed { get; init; } = "The curators get an email about it.";

    public string CuratorsAsked { get; init; } = "The curators asked you something. They get an email when you answer, and can decide before that.";

    /// <summary>No email announces a card of a board.</summary>
    public string CuratorsImported { get; init; } = "It is waiting for a decision by the curators.";

    public string OffTheSite { get; init; } = "It stays off the site until they have decided.";

    public Func<bool, string> NextPending { get; init; } = blind =>
        $"They read every contribution{(blind ? " without seeing who sent it" : "")}, and publish what they agree to. Come back to this page to see what they decided.";

    /// <summary>Soon after the decision.</summary>
    public string NextApproved { get; init; } = "It appears on the site within a few minutes of the decision.";

    public string NowApproved { get; init; } = "It is published.";

    /// <summary>The argument says whether the contributor is named.</summary>
    public Func<bool, string> MergedPublished { get; init; } = named => $"It says the same as another contribution. Both are published as one, {Named(named)}.";

    public Func<bool, string> MergedWaiting { get; init; } = named =>
        $"It says the same as another contribution, which is waiting for a decision. If the curators publish that one, both are published as one, {Named(named)}. Come back to this page to see what they decided.";

    public string MergedNowhere { get; init; } =
        "It says the same as another contribution, and that one is not published. So yours is not published either.";

    public string SendAgain { get; init; } = "If you think that it should be, you are welcome to send it again.";

    public string MergedText(MergeStanding standing, bool named) => standing switch
    {
        MergeStanding.Published => MergedPublished(named),
        MergeStanding.Waiting => MergedWaiting(named),
        MergeStanding.Nowhere => MergedNowhere,
    };

    private static string Named(bool named) => named ? "and you are named there as you chose" : "without your name";

    public string Question { get; init; } = "The curators ask you";

    public string Answer { get; init; } = "Your answer";

    public Func<bool, string> AnswerHint { get; init; } = blind => blind
        ? "Only the curators see it. They do not see who you are until they have decided, so do not say it if you do not want them to know."
        : "Only the curators see it.";

    public string SendAnswer { get; init; } = "Send your answer";

    public string AnswerMissing { get; init; } = "Write your answer";

    public string NotAskedAnyMore { get; init; } = "The curators are not asking anything at the moment. Your answer was not recorded";

    public string NoRoomForAnswer { get; init; } = "What has been recorded about this leaves no room for so long an answer. Shorten it and send it again";

    public string NoRoomForText { get; init; } = "What has been recorded about this leaves no room for so much text. Shorten it, or withdraw this and send a new one";

    public string WherePublished { get; init; } = "See it on the site";

    public string NotPublished { get; init; } = "It is not published.";

    public string NextDeclined { get; init; } = "You are welcome to send something else.";

    public string WhatNow { get; init; } = "Change or remove what you sent";

    public string Wish { get; init; } = "What do you want to do?";

    public string Correct { get; init; } = "Correct it";

    public string CorrectHintPending { get; init; } = "The curators decide on the new text";

    public string CorrectHintApproved { get; init; } = "It leaves the site until the curators have decided on the new text";

    public string Withdraw { get; init; } = "Withdraw it";

    public string WithdrawHint { get; init; } = "It is not published, or leaves the site within minutes. This cannot be undone";

    public string Erase { get; init; } = "Erase my personal data";

    public string EraseHint { get; init; } = "Your name, organisation and email address are removed everywhere. The text stays, without a name, unless you withdraw it too. This cannot be undone";

    public string Continue { get; init; } = "Continue";

    public string WishMissing { get; init; } = "Choose what you want to do";

    public string CorrectHeading { get; init; } = "Correct what you sent";

    public string SendCorrection { get; init; } = "Send the new version";

    public string Cancel { get; init; } = "Leave it as it is";

    public string NothingChanged { get; init; } = "Change the title or the text, or go back to your page";

    public Func<int, string> CorrectedTooOften { get; init; } = most => $"This has been corrected {most} times, which is as often as it can be. Withdraw it and send a new one";

    public string ChangedSince { get; init; } = "This changed since you opened it. Go back to your page to see what was decided";

    public string AddressConfirmed { get; init; } = "We email you what the curators decide.";

    /// <summary>While the decision can still be undone.</summary>
    public string AddressToBeTold { get; init; } = "We email you this decision once it can no longer be undone.";

    public string AddressTold { get; init; } = "You confirmed your address. We email you if the curators decide on this again.";

    public string AddressWithdrawn { get; init; } = "Nothing more is sent to your email address.";

    private const string AddressAsked =
        "We ask by an email to the address that you gave whether it is yours. Where several ideas came in one day that can take until the next day, in one email about all of them.";

    public string AddressUnconfirmed { get; init; } = $"{AddressAsked} Confirm it there if you want us to email you what the curators decide. Unless you do, nothing else is sent to it.";

    public string AddressUnconfirmedDecided { get; init; } = $"{AddressAsked} Confirm it there if you want us to email you the decision. Unless you do, nothing else is sent to it.";

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
        HistoryAction.Approved => "A curator approved it",
        HistoryAction.Declined => "The curators declined it",
        HistoryAction.Objected => "A curator objected",
        HistoryAction.Edited => "A curator edited it",
        HistoryAction.TakenBack => "A curator took back what they had said",
        HistoryAction.Undone => "The decision was undone",
        HistoryAction.Merged => "It was merged with another",
        HistoryAction.Categorised => "A curator chose its category",
        HistoryAction.Amended => "A curator changed what is published",
        HistoryAction.Unpublished => "It was taken off the site, to be decided again",
        HistoryAction.Reopened => "It was reopened, to be decided again",
        HistoryAction.Retired => "It was retired: it stays on the site and no longer counts",
        HistoryAction.Moved => "It was moved to another place",
        HistoryAction.Asked => "The curators asked you something",
        HistoryAction.Answered => "You answered",
        HistoryAction.Withdrawn => "You withdrew it",
        HistoryAction.Corrected => "You changed it",
        HistoryAction.PersonalDataErased => "Your personal data was erased",
        HistoryAction.AddressConfirmed => "You confirmed your address",
        HistoryAction.AddressRemoved => "Your address was removed",
        HistoryAction.MergeProposed => "A curator asked to merge it with another",
        HistoryAction.PutBackAsked => "A curator asked to put it back on the site",
        HistoryAction.Released => "The time for an answer to an objection was over, so the approvals counted",
        HistoryAction.ApprovedAlone => "Nobody else voted in time, so one approval was enough",
        HistoryAction.Proposed => "A curator proposed a change to what is published",
        HistoryAction.ProposalApproved => "A curator approved the proposed change",
        HistoryAction.ProposalObjected => "A curator objected to the proposed change",
        HistoryAction.ProposalTakenBack => "A curator took back what they had said about the proposed change",
        HistoryAction.ProposalDropped => "The proposed change was dropped",
        HistoryAction.ProposalPublished => "The curators agreed to the proposed change, and it took effect",
        HistoryAction.AmendedForGood => "A curator changed what is published, and the earlier words were removed",
        HistoryAction.AmendmentUndone => "A curator undid the change to what is published",
    };

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

    public string Yes { get; init; } = "Yes, mail me what the curators decide";

    public string No { get; init; } = "No, remove this address";

    public string Send { get; init; } = "Continue";

    public string AnswerMissing { get; init; } = "Choose yes or no";

    public Message Confirmed { get; init; } = new("Your address is confirmed", "Nothing is sent to it but what the curators ask you and decide.");

    public Message Removed { get; init; } = new("The address is removed", "Nothing more is sent to it.");
}
