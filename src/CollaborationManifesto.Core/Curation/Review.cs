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
    ChangeQueue changes,
    LinkTokens tokens,
    IOptions<CurationSettings> settings,
    AllWords words,
    TimeProvider clock)
{
    /// <summary>Votes do not conflict with each other; only as many curators at the same moment could use these tries up.</summary>
    private const int Tries = 20;

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

        var announced = false;
        for (var tries = 0; tries < Tries; tries++)
        {
            // A write whose answer was lost is in the history already.
            if (read.Value.Has(decision.CommandId))
                return new ReviewOutcome.Decided(form.Token!);
            switch (ConsentPolicy.Apply(read.Value, decision, curator, settings.Value.ApprovalsNeeded, clock.GetUtcNow()))
            {
                case PolicyOutcome.AlreadyDecided:
                    return new ReviewOutcome.Conflict(read.Value, curator, form, words.Review.AlreadyDecided);
                case PolicyOutcome.ChangedSince:
                    return new ReviewOutcome.Conflict(read.Value, curator, form, words.Review.ChangedSince);
                case PolicyOutcome.Recorded(var next):
                    if (!announced)
                        await changes.Announce(next.Id, decision.CommandId, cancellation);
                    announced = true;
                    if (await contributions.Replace(next, read.ETag, cancellation))
                        return new ReviewOutcome.Decided(form.Token!);
                    read = (await contributions.Find(next.Id, cancellation))!.Value;
                    break;
            }
        }

        return new ReviewOutcome.Conflict(read.Value, curator, form, words.Review.ChangedSince);
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
