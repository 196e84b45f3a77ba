using System.Text.Json.Serialization;

namespace CollaborationManifesto.Model;

public enum HistoryAction
{
    Submitted,
    Imported,
    Approved,
    Declined,
    Objected,
    Edited,
    TakenBack,
    Undone,
    Merged,
    Categorised,
    Amended,
    Unpublished,
    Reopened,
    Retired,
    Moved,
    Asked,
    Answered,
    Withdrawn,
    Corrected,
    PersonalDataErased,
    AddressConfirmed,
    AddressRemoved,

    /// <summary>Merging it waits, because it clears someone else's objection.</summary>
    MergeProposed,

    /// <summary>A curator asks for it to be published again, as it was.</summary>
    PutBackAsked,

    /// <summary>Time in which only the objectors could release it is over, so the approvals that it has count.</summary>
    Released,

    /// <summary>Nobody else voted in twice that time, so the approval of the one who changed it was enough.</summary>
    ApprovedAlone,

    /// <summary>A change to the published text was proposed.</summary>
    Proposed,
    ProposalApproved,
    ProposalObjected,
    ProposalTakenBack,
    ProposalDropped,

    /// <summary>The proposed change has enough approvals and is published.</summary>
    ProposalPublished,

    /// <summary>The published text changed, and the earlier words were removed everywhere.</summary>
    AmendedForGood,
    AmendmentUndone,

    /// <summary>A curator drafted it from a theme.</summary>
    Drafted,

    /// <summary>It was linked to the principle that was drafted from it.</summary>
    Linked,

    /// <summary>It was split into two. This is the first part, and the entry names the second.</summary>
    Split,

    /// <summary>It is the second part of a split. The entry names the first.</summary>
    SplitOff,
    SplitUndone,
}

/// <summary>
/// One command that changed a contribution. If the answer to a write was lost, its <see cref="CommandId"/> shows that the write succeeded.
/// </summary>
/// <param name="CommandId">Identifies the command, so that repeating it does nothing.</param>
/// <param name="At">When the command was accepted.</param>
/// <param name="Action">What was done.</param>
/// <param name="CuratorId">The curator who did it; null for the person who sent the contribution and for imports.</param>
/// <param name="CuratorName">The curator's name at that time, kept after the curator has left.</param>
/// <param name="Reason">The reason given, in the curator's words.</param>
/// <param name="ListedReason">The reason chosen from the configured list, as it read at that time.</param>
public sealed record HistoryEntry(
    string CommandId,
    DateTimeOffset At,
    HistoryAction Action,
    string? CuratorId = null,
    string? CuratorName = null,
    string? Reason = null,
    string? ListedReason = null)
{
    /// <summary>Begins the id of each later command of an import. The first command has the contribution's own id.</summary>
    public const string ImportPrefix = "import-";

    /// <summary>For a split, the other part; null for everything else.</summary>
    public ContributionId? Part { get; init; }

    [JsonIgnore]
    public bool IsImport => Action == HistoryAction.Imported || CommandId.StartsWith(ImportPrefix, StringComparison.Ordinal);

    [JsonIgnore]
    public string? Why => ReasonText.From(ListedReason, Reason);
}
