using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Desk;

public abstract record DeskOutcome
{
    /// <param name="After">The key that this page goes on after; null for the first.</param>
    /// <param name="More">The key to go on after; null at the end.</param>
    /// <param name="TickAll">All of this page is ticked, because the curator asked for that.</param>
    /// <param name="Reach">Whom mail does not reach.</param>
    public sealed record Shown(
        string Token,
        Curator Curator,
        DateTimeOffset Expires,
        DeskFilter Filter,
        IReadOnlyList<DeskRow> Rows,
        string? After,
        string? More,
        bool TickAll,
        DeskForm? Typed,
        ImmutableArray<FieldError> Errors,
        ReachReport Reach)
        : DeskOutcome;

    /// <summary>Lists what will happen, and asks.</summary>
    /// <param name="Principles">Those that the items can be put under, where that was asked for.</param>
    public sealed record Confirm(DeskForm Form, IReadOnlyList<Contribution> Items, IReadOnlyList<PrincipleTitle> Principles, ImmutableArray<FieldError> Errors)
        : DeskOutcome;

    /// <summary>What became of each; a refusal of one leaves the others done.</summary>
    public sealed record Done(string Token, IReadOnlyList<DeskResult> Results) : DeskOutcome;

    /// <summary>The published principles, to be put into another order.</summary>
    /// <param name="Typed">The numbers that were typed; empty at first.</param>
    public sealed record Ordering(string Token, IReadOnlyList<PrincipleTitle> Principles, IReadOnlyList<string> Typed, ImmutableArray<FieldError> Errors) : DeskOutcome;

    /// <summary>Asks for the address that a link to the desk is mailed to.</summary>
    public sealed record AskAddress(string? Typed, ImmutableArray<FieldError> Errors) : DeskOutcome;

    /// <summary>The same answer for every address.</summary>
    public sealed record LinkMailed : DeskOutcome;

    public sealed record Expired : DeskOutcome;

    public sealed record NoLongerCurator : DeskOutcome;
}

/// <param name="Refused">Why it was not done; null when it was.</param>
public sealed record DeskResult(string Title, string Reference, string? Refused);
