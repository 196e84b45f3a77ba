using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Reviewing;

public abstract record ReviewOutcome
{
    public sealed record Shown(Contribution Contribution, ActingCurator Acting, ReviewForm Link) : ReviewOutcome;

    /// <summary>Recorded now, or by an earlier post of the same page.</summary>
    public sealed record Decided(Contribution Contribution, ActingCurator Acting, ReviewForm Form, HistoryAction Action) : ReviewOutcome;

    /// <summary>Nothing is recorded, and the curator goes on to the next one.</summary>
    public sealed record Skipped(Contribution Contribution, ActingCurator Acting, ReviewForm Form) : ReviewOutcome;

    public sealed record Invalid(Contribution Contribution, ActingCurator Acting, ReviewForm Form, ImmutableArray<FieldError> Errors) : ReviewOutcome;

    /// <summary>The form to edit it, with its current text or with what was typed.</summary>
    public sealed record Editing(Contribution Contribution, ActingCurator Acting, ReviewForm Form, ImmutableArray<FieldError> Errors) : ReviewOutcome;

    /// <summary>The form to split it, with its current words in both parts or with what was typed.</summary>
    public sealed record Splitting(Contribution Contribution, ActingCurator Acting, ReviewForm Form, ImmutableArray<FieldError> Errors) : ReviewOutcome;

    /// <summary>Someone else decided or changed it first. Shows its current state with what was typed.</summary>
    public sealed record Conflict(Contribution Contribution, ActingCurator Acting, ReviewForm Form, string Message) : ReviewOutcome;

    public sealed record UnknownLink : ReviewOutcome;

    /// <summary>Deleted while the page was open, because its retention time ended.</summary>
    public sealed record Gone : ReviewOutcome;

    /// <summary>The curator can ask for a fresh link by email.</summary>
    public sealed record Expired(string Token, ImmutableArray<string> Typed, ImmutableArray<FieldError> Errors) : ReviewOutcome;

    public sealed record NoLongerCurator : ReviewOutcome;

    /// <summary>A fresh link was sent to the curator's own address, could not be sent now, or can never be sent.</summary>
    public sealed record Mailed(SendResult Sending) : ReviewOutcome;

    /// <summary>As <see cref="Mailed"/>, for a link to the desk.</summary>
    public sealed record DeskMailed(SendResult Sending) : ReviewOutcome;
}
