using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Sessions.Joining;

/// <summary>Result of what a phone asked for.</summary>
public abstract record ParticipantOutcome
{
    /// <summary>The question and the phone's own notes.</summary>
    /// <param name="Own">Oldest first, without removed ones.</param>
    public sealed record Shown(LiveSession Session, SessionTime Time, ImmutableArray<OwnNote> Own, string Token) : ParticipantOutcome
    {
        /// <summary>What was typed, if it was refused.</summary>
        public ParticipantForm? Typed { get; init; }

        /// <summary>The note that the form changes; null for a new one.</summary>
        public SessionNote? Changing { get; init; }

        public ImmutableArray<FieldError> Errors { get; init; } = [];

        /// <summary>What the post did; null if the page was only opened, or nothing was done.</summary>
        public Message? Done { get; init; }

        /// <summary>Its writer has already agreed to the licence, also if that note was removed since.</summary>
        public bool HasAgreed { get; init; }
    }

    /// <summary>Asks once more before a note is removed, or all are withdrawn or erased.</summary>
    /// <param name="Note">Null for all.</param>
    public sealed record Asking(LiveSession Session, SessionNote? Note, ParticipantForm Form) : ParticipantOutcome;

    public sealed record UnknownLink : ParticipantOutcome;
}

/// <summary>A note of this phone.</summary>
/// <param name="Contribution">What it has become; null if it has not, or if that was deleted.</param>
/// <param name="StatusToken">Of the contribution's private page.</param>
public sealed record OwnNote(SessionNote Note, Contribution? Contribution, string? StatusToken);
