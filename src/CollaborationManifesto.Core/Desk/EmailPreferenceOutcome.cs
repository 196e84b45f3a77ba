using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Desk;

public abstract record EmailPreferenceOutcome
{
    public sealed record Shown(Curator Curator, string Token, ImmutableArray<FieldError> Errors) : EmailPreferenceOutcome;

    public sealed record Chosen(string Token) : EmailPreferenceOutcome;

    /// <summary>By one click in a mail program.</summary>
    public sealed record Unsubscribed : EmailPreferenceOutcome;

    public sealed record UnknownLink : EmailPreferenceOutcome;

    public sealed record NoLongerCurator : EmailPreferenceOutcome;
}
