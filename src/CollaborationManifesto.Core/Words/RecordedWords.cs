using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The banner in answer to a curator's decision: what was recorded, who can see it, and what to do next.</summary>
public sealed record RecordedWords
{
    public string Skipped { get; init; } = "You skipped it. Nothing was saved.";

    public string DeclineBecameObjection { get; init; } = "Another curator approved it, so your decline counts as an objection. All curators can see why.";

    /// <summary>The second argument says whether it was imported: then nobody can see how it was decided but curators.</summary>
    public Func<HistoryAction, bool, string> Recorded { get; init; } = (action, isImported) => action switch
    {
        HistoryAction.Approved or HistoryAction.ApprovedAlone or HistoryAction.Released => "You approved it. All curators can see your vote.",
        HistoryAction.Declined => isImported ? "You declined it. All curators can see why." : "You declined it. All curators and the person who sent it can see why.",
        HistoryAction.Objected => "You objected. All curators can see why.",
        HistoryAction.Edited => isImported
            ? "You saved this version and approved it. All curators can see both versions."
            : "You saved this version and approved it. All curators and the person who sent it can see both versions.",
        HistoryAction.TakenBack or HistoryAction.ProposalTakenBack => "You withdrew your vote or objection. All curators can see that.",
        HistoryAction.Undone => "You undid the decision. All curators can see why.",
        HistoryAction.Merged => "You merged it. All curators can see that.",
        HistoryAction.MergeProposed => "You asked to merge it. All curators can see that.",
        HistoryAction.Categorised => "You moved it to another category. All curators can see that.",
        HistoryAction.Asked => "Your question is saved. All curators can see it. The person who sent it sees it on their private page, and by email if they confirmed an address.",
        HistoryAction.Amended => "You changed what is published. All curators can see what you changed.",
        HistoryAction.AmendedForGood => "You changed what is published. The earlier words are removed everywhere within a few minutes.",
        HistoryAction.AmendmentUndone => "You undid the change. All curators can see why.",
        HistoryAction.Unpublished => "You took it off the site. It is gone within a few minutes. All curators can see why.",
        HistoryAction.Reopened => "You reopened it. All curators can see why.",
        HistoryAction.Retired => "You retired it. All curators can see why.",
        HistoryAction.Moved => "You moved it. All curators can see that.",
        HistoryAction.PutBackAsked => "You asked to put it back on the site. All curators can see why.",
        HistoryAction.Proposed => "You proposed the change. All curators can see it.",
        HistoryAction.ProposalApproved => "You approved the change. All curators can see your vote.",
        HistoryAction.ProposalPublished => "Your vote is saved, and the change takes effect within a few minutes.",
        HistoryAction.ProposalObjected => "You objected to the change. All curators can see why.",
        HistoryAction.ProposalDropped => "You dropped the change. What is published stays. All curators can see why.",
        HistoryAction.Split => "You split it. Both parts are waiting for a decision. All curators can see that.",
        HistoryAction.SplitUndone => "You undid the split. All curators can see that.",
        HistoryAction.Submitted or HistoryAction.SplitOff or HistoryAction.Imported or HistoryAction.Drafted or HistoryAction.Linked or HistoryAction.Answered or HistoryAction.Withdrawn or HistoryAction.Corrected
            or HistoryAction.PersonalDataErased or HistoryAction.AddressConfirmed or HistoryAction.AddressRemoved => "",
    };

    public Func<string, string> Next { get; init; } = number => $"Next: {number} waiting";

    /// <summary>For <see cref="Next"/>, if there are more than are counted.</summary>
    public Func<string, string> MoreThan { get; init; } = number => $"more than {number}";

    public string NothingNext { get; init; } = "Nothing else is waiting for your vote.";
}
