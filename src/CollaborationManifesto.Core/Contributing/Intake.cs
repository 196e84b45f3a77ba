using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributing;

/// <summary>
/// Accepts contributions in two steps, because the static form cannot carry a one-time value: checking stores nothing and issues the
/// contribution's id; submitting writes the contribution under that id, however often it is repeated.
/// </summary>
public sealed class Intake(
    DraftRules rules, ContributionStore contributions, ChangeQueue changes, LinkTokens tokens, IOptions<IntakeSettings> settings, Counts counts, TimeProvider clock)
{
    public CheckOutcome Check(Submission submission)
    {
        var (draft, errors) = rules.Parse(submission);
        return draft is null
            ? new CheckOutcome.Invalid(submission, errors)
            : new CheckOutcome.Ready(submission, draft, tokens.ForSubmission(new(ContributionId.New(), clock.GetUtcNow())));
    }

    public static CheckOutcome Change(Submission submission) => new CheckOutcome.BackToForm(submission);

    /// <summary>Accepts a submission from the check page, with that page's token.</summary>
    public async Task<SubmitOutcome> SubmitAsync(Submission submission, string? token, CancellationToken cancellationToken) =>
        tokens.ReadSubmission(token) is { } page
            ? await SubmitAsync(submission, page.Id, Flags(submission, page), cancellationToken)
            : new SubmitOutcome.InvalidToken(submission);

    /// <summary>Accepts a program's submission under an id. It used no page, so there is nothing to flag.</summary>
    public Task<SubmitOutcome> SubmitAsync(Submission submission, ContributionId id, CancellationToken cancellationToken) =>
        SubmitAsync(submission, id, default, cancellationToken);

    /// <summary>The same id with the same body is the same contribution.</summary>
    private async Task<SubmitOutcome> SubmitAsync(Submission submission, ContributionId id, IntakeFlags flags, CancellationToken cancellationToken)
    {
        var (draft, errors) = rules.Parse(submission);
        if (draft is null)
            return new SubmitOutcome.Invalid(submission, errors);

        // Send the message before writing the row, otherwise the row could be forgotten (docs/adr/0002).
        var contribution = draft.ToContribution(id, clock.GetUtcNow()) with { Flags = flags };
        await changes.AnnounceAsync(id, contribution.History[0].CommandId, cancellationToken);
        if (await contributions.InsertAsync(contribution, cancellationToken))
        {
            counts.Accepted();
            return new SubmitOutcome.Accepted(id, tokens.ForStatus(id));
        }

        var existing = await contributions.FindAsync(id, cancellationToken);
        return existing?.Value.BodyHash == contribution.BodyHash
            ? new SubmitOutcome.Accepted(id, tokens.ForStatus(id))
            : new SubmitOutcome.KeyReused();
    }

    private IntakeFlags Flags(Submission submission, SubmissionToken page) =>
        IntakeFlags.From(clock.GetUtcNow() - page.IssuedAt, settings.Value.MinSeconds, submission.Website);
}

public abstract record CheckOutcome
{
    /// <summary>The answers as typed, with their errors.</summary>
    public sealed record Invalid(Submission Submission, ImmutableArray<FieldError> Errors) : CheckOutcome;

    /// <summary>Back to the form, with the answers as typed.</summary>
    public sealed record BackToForm(Submission Submission) : CheckOutcome;

    /// <summary>Valid: it can be sent with this token.</summary>
    public sealed record Ready(Submission Submission, Draft Draft, string Token) : CheckOutcome;
}

public abstract record SubmitOutcome
{
    public sealed record Invalid(Submission Submission, ImmutableArray<FieldError> Errors) : SubmitOutcome;

    /// <summary>Stored now, or by an earlier post of the same body.</summary>
    public sealed record Accepted(ContributionId Id, string StatusToken) : SubmitOutcome;

    /// <summary>The id belongs to another body. There is no link, because it would be someone else's.</summary>
    public sealed record KeyReused : SubmitOutcome;

    /// <summary>The token is missing or was not issued by this service.</summary>
    public sealed record InvalidToken(Submission Submission) : SubmitOutcome;
}
