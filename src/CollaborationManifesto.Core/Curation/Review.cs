using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Links;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Curation;

/// <summary>One curator reviews one contribution, through a link that was mailed to that curator.</summary>
public sealed class Review(
    ContributionStore contributions,
    CuratorRegister curators,
    ContributionChanges changes,
    LinkTokens tokens,
    IOptions<CurationSettings> settings,
    AllWords words,
    TimeProvider clock)
{
    /// <summary>Reads; it changes nothing, because mail scanners open links.</summary>
    public async Task<ReviewOutcome> Open(string? token, CancellationToken cancellation) =>
        await Enter(token, cancellation) switch
        {
            (null, var refusal) => refusal!,
            ({ } entered, _) => new ReviewOutcome.Shown(entered.Read.Value, entered.Curator, token!),
        };

    public async Task<ReviewOutcome> Decide(ReviewForm form, CancellationToken cancellation)
    {
        var (entered, refusal) = await Enter(form.Token, cancellation);
        if (entered is not { Read: var read, Curator: var curator })
            return refusal!;
        var (decision, errors) = Parse(form, curator);
        if (decision is null)
            return new ReviewOutcome.Invalid(read.Value, curator, form, errors);

        var refused = words.Review.ChangedSince;
        var (contribution, recorded) = await changes.Apply(read, decision.CommandId, Voted, cancellation);
        return recorded ? new ReviewOutcome.Decided(form.Token!) : new ReviewOutcome.Conflict(contribution, curator, form, refused);

        Contribution? Voted(Contribution current)
        {
            var outcome = ConsentPolicy.Apply(current, decision, curator, settings.Value.ApprovalsNeeded, clock.GetUtcNow());
            refused = outcome is PolicyOutcome.AlreadyDecided ? words.Review.AlreadyDecided : words.Review.ChangedSince;
            return (outcome as PolicyOutcome.Recorded)?.Contribution;
        }
    }

    private async Task<(Entered? Entered, ReviewOutcome? Refusal)> Enter(string? token, CancellationToken cancellation)
    {
        if (tokens.ReadReview(token) is not { } link)
            return (null, new ReviewOutcome.UnknownLink());
        if (link.Expires <= clock.GetUtcNow())
            return (null, new ReviewOutcome.Expired());
        if (await curators.Find(link.CuratorId, cancellation) is not { } curator)
            return (null, new ReviewOutcome.NoLongerCurator());
        return await contributions.Find(link.Id, cancellation) is { } read
            ? (new(read, curator), null)
            : (null, new ReviewOutcome.UnknownLink());
    }

    private (Decision? Decision, ImmutableArray<FieldError> Errors) Parse(ReviewForm form, Curator curator)
    {
        var check = new FieldChecks(words.Form);
        var kind = check.Choice<VoteKind>("decision", form.Decision, words.Review.DecisionMissing);
        var reason = check.Paragraphs("reason", words.Review.Reason, form.Reason, settings.Value.ReasonMaxLength);
        check.That(kind is null or VoteKind.Approve || reason.Length > 0, "reason", words.Review.ReasonMissing);
        // These two are hidden fields of our own page: without them it is not our page that was posted.
        check.That(ContributionId.TryParse(form.Nonce, out var nonce), "decision", words.Review.DecisionMissing);
        check.That(int.TryParse(form.ContentVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version), "decision", words.Review.DecisionMissing);
        return check.Errors.Count > 0
            ? (null, [.. check.Errors])
            : (new($"{curator.Id}-{nonce}", kind!.Value, reason.Length == 0 ? null : reason, version), []);
    }

    private sealed record Entered(Versioned<Contribution> Read, Curator Curator);
}
