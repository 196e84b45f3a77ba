using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Contributing;

public abstract record CheckOutcome
{
    /// <summary>What was typed, with what is wrong with it.</summary>
    public sealed record Invalid(Submission Submission, ImmutableArray<FieldError> Errors) : CheckOutcome;

    /// <summary>Back to the form with everything that was typed.</summary>
    public sealed record Change(Submission Submission) : CheckOutcome;

    /// <summary>Fit to be sent with this token.</summary>
    public sealed record Ready(Submission Submission, Draft Draft, string Token) : CheckOutcome;
}

public abstract record SubmitOutcome
{
    public sealed record Invalid(Submission Submission, ImmutableArray<FieldError> Errors) : SubmitOutcome;

    /// <summary>Stored, now or by an earlier post of the same body.</summary>
    public sealed record Accepted(ContributionId Id, string StatusToken) : SubmitOutcome;

    /// <summary>The id belongs to another body. It is refused without a link, because the link is the other contributor's.</summary>
    public sealed record KeyReused : SubmitOutcome;

    /// <summary>The token is missing or was not made by this service.</summary>
    public sealed record UnknownPage(Submission Submission) : SubmitOutcome;
}
