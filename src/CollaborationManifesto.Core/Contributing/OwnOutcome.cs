using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Contributing;

/// <summary>What becomes of a contributor's wish about their own contribution.</summary>
public abstract record OwnOutcome
{
    /// <param name="Merged">Where what it was merged with stands; null for what is not merged.</param>
    public sealed record Shown(Contribution Contribution, MergeEnd? Merged, string Token, ImmutableArray<FieldError> Errors) : OwnOutcome
    {
        /// <summary>What was typed in answer to the curators' question.</summary>
        public string? Answer { get; init; }
    }

    /// <summary>The form to correct it in, as it is or with what was typed.</summary>
    public sealed record Correcting(Contribution Contribution, StatusForm Form, ImmutableArray<FieldError> Errors) : OwnOutcome;

    /// <summary>Recorded, now or by an earlier post of the same page.</summary>
    public sealed record Done(string Token) : OwnOutcome;

    public sealed record UnknownLink : OwnOutcome;
}
