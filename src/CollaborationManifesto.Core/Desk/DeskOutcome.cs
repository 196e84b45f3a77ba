using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Desk;

public abstract record DeskOutcome
{
    /// <param name="Principles">The published principles, for their titles.</param>
    /// <param name="SelectAll">True if the curator asked to select everything on the page.</param>
    /// <param name="Reach">Every curator, and whom email does not reach.</param>
    /// <param name="Edition">The edition that someone else proposed, until it is confirmed; null if there is none.</param>
    /// <param name="Import">The workshop whose notes are shown; null for all, or if it is not there any more.</param>
    public sealed record Shown(
        DeskAccess.Entered Entered,
        DeskPlace Place,
        DeskList List,
        IReadOnlyList<PrincipleTitle> Principles,
        bool SelectAll,
        DeskForm? Typed,
        ImmutableArray<FieldError> Errors,
        ReachReport Reach,
        Edition? Edition = null,
        NoteOrigin? Import = null)
        : DeskOutcome
    {
        /// <summary>Live sessions with notes that nobody has decided on for half a year.</summary>
        public ImmutableArray<LiveSession> WithUndecided { get; init; } = [];

        /// <summary>How many problem reports are waiting.</summary>
        public int ProblemReports { get; init; }

        /// <summary>How many signatures are waiting.</summary>
        public int Signatures { get; init; }
    }

    /// <summary>Another page of the list, with nothing selected, so that its address can be kept.</summary>
    public sealed record GoTo(string Token, DeskPlace Place) : DeskOutcome;

    /// <summary>Names the act, asks what it needs to know, and asks for confirmation.</summary>
    /// <param name="Principles">Principles to choose from, if the action is to link to one.</param>
    public sealed record Confirm(
        DeskForm Form, DeskAction Action, DeskPlace Place, IReadOnlyList<Contribution> Items, IReadOnlyList<PrincipleTitle> Principles, ImmutableArray<FieldError> Errors)
        : DeskOutcome;

    /// <summary>What an action did to each contribution. If one is refused, the others are still changed.</summary>
    /// <param name="Name">The principle, category or contribution that they were linked to, moved to or merged into; otherwise empty.</param>
    public sealed record Acted(DeskAccess.Entered Entered, DeskPlace Place, DeskAction Action, string Name, IReadOnlyList<ActedOn> Results) : DeskOutcome;

    /// <summary>Asks for the address to email a link to.</summary>
    public sealed record AskAddress(string? Typed, ImmutableArray<FieldError> Errors) : DeskOutcome;

    /// <summary>The same answer for every address, so that it does not reveal who is a curator.</summary>
    public sealed record LinkMailed : DeskOutcome;

    public sealed record Expired : DeskOutcome;

    public sealed record NoLongerCurator : DeskOutcome;
}

/// <param name="Refused">Why it was not changed; null if it was.</param>
/// <param name="Standing">How it stands after the action; null if it was refused.</param>
public sealed record ActedOn(ContributionId Id, string Title, string? Refused, DeskStanding? Standing);

public enum DeskStanding
{
    Published,

    /// <summary>Declined or merged.</summary>
    Closed,

    NeedsApproval,

    /// <summary>Someone objects.</summary>
    Held,

    /// <summary>The action cleared someone's objection, so it waits for their answer.</summary>
    WaitsForObjector,
}
