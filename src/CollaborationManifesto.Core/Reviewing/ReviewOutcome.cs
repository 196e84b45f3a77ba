using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Reviewing;

public abstract record ReviewOutcome
{
    public sealed record Shown(Contribution Contribution, Curator Curator, string Token) : ReviewOutcome;

    /// <summary>Recorded, now or by an earlier post of the same page.</summary>
    public sealed record Decided(string Token) : ReviewOutcome;

    public sealed record Invalid(Contribution Contribution, Curator Curator, ReviewForm Form, ImmutableArray<FieldError> Errors) : ReviewOutcome;

    /// <summary>The form to edit it in, as it is or with what was typed.</summary>
    public sealed record Editing(Contribution Contribution, Curator Curator, ReviewForm Form, ImmutableArray<FieldError> Errors) : ReviewOutcome;

    /// <summary>Someone was quicker, or the text changed: shown as it is now, with what was typed.</summary>
    public sealed record Conflict(Contribution Contribution, Curator Curator, ReviewForm Form, string Message) : ReviewOutcome;

    public sealed record UnknownLink : ReviewOutcome;

    /// <summary>Deleted while the page was open, because its time was over.</summary>
    public sealed record Gone : ReviewOutcome;

    /// <summary>Its curator can have a fresh one mailed.</summary>
    public sealed record Expired(string Token, ImmutableArray<string> Typed, ImmutableArray<FieldError> Errors) : ReviewOutcome;

    public sealed record NoLongerCurator : ReviewOutcome;

    /// <summary>A fresh link is on its way to the curator's own address, or could not be sent now, or never.</summary>
    public sealed record Mailed(SendResult Sending) : ReviewOutcome;
}
