using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reviewing;

/// <summary>Lets a curator review one contribution, through their own link from an email or the desk.</summary>
public sealed class Review(
    ContributionStore contributions,
    CuratorRegister curators,
    DecisionService decisions,
    Splitting splitting,
    LinkTokens tokens,
    ReviewRules rules,
    CuratorNotices notices,
    Findings findings,
    AllWords words,
    TimeProvider clock)
{
    /// <summary>Changes nothing, because email scanners open links.</summary>
    public async Task<ReviewOutcome> OpenAsync(ReviewForm link, CancellationToken cancellationToken) =>
        await EnterAsync(link.Token, cancellationToken) switch
        {
            (null, var refusal) => refusal!,
            ({ } entered, _) => new ReviewOutcome.Shown(entered.Read.Value, entered.Acting, link),
        };

    public async Task<ReviewOutcome> DecideAsync(ReviewForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await EnterAsync(form.Token, cancellationToken);
        if (entered is not { Read: var read, Acting: var acting })
            return refusal is ReviewOutcome.Expired expired ? expired with { Typed = [.. form.Typed] } : refusal!;
        if (form.Decision is "edit" or "amend")
            return BeginEdit(entered, form);
        if (form.Decision == "split")
            return BeginSplit(entered, form);
        if (form.Decision == ReviewRules.SaveSplit)
            return await SplitAsync(entered, form, cancellationToken);
        if (form.Decision == ReviewRules.Skip)
            return new ReviewOutcome.Skipped(read.Value, acting, form with { Skipped = Projection.QueueKey(read.Value) });
        var (decision, errors) = rules.Parse(form, read.Value, acting.Curator, entered.FromDesk);
        if (decision is null)
            return form.Decision == ReviewRules.Save
                ? new ReviewOutcome.Editing(read.Value, acting, form, errors)
                : new ReviewOutcome.Invalid(read.Value, acting, form, errors);
        if (decision.MergeInto is { } target && !read.Value.HasCommand(decision.CommandId) && !await CanMergeAsync(read.Value, target, cancellationToken))
            return new ReviewOutcome.Invalid(read.Value, acting, form, [new("decision", words.Review.MergeTargetGone)]);
        if (decision.Kind == DecisionKind.UndoSplit)
            return await UndoSplitAsync(entered, form, decision, cancellationToken);
        return await AnswerAsync(form, acting, decision, await decisions.RecordAsync(read, acting, decision, cancellationToken), cancellationToken);
    }

    /// <summary>Emails the curator a fresh link, or a link to the desk, if they asked for it. An untouched form sends nothing.</summary>
    public async Task<ReviewOutcome> RenewAsync(string? token, string? answer, CancellationToken cancellationToken)
    {
        if (tokens.ReadReview(token) is not { } link)
            return new ReviewOutcome.UnknownLink();
        if (await curators.FindActingAsync(link.CuratorId, cancellationToken) is not { } acting)
            return new ReviewOutcome.NoLongerCurator();
        if (await contributions.FindAsync(link.Id, cancellationToken) is not { } read)
            return new ReviewOutcome.UnknownLink();
        if (answer == "yes")
            return new ReviewOutcome.Mailed(await notices.SendFreshLinkAsync(read.Value, acting.Curator, cancellationToken));
        if (answer == "desk")
            return new ReviewOutcome.DeskMailed(await notices.SendDeskLinkAsync(acting.Curator, cancellationToken));
        ImmutableArray<FieldError> missing = [new("answer", words.Review.FreshLinkMissing)];
        return link.Expires <= clock.GetUtcNow()
            ? new ReviewOutcome.Expired(token!, [], missing)
            : new ReviewOutcome.Invalid(read.Value, acting, ReviewForm.Untouched(token), missing);
    }

    /// <summary>Only into what the page offers.</summary>
    private async Task<bool> CanMergeAsync(Contribution contribution, ContributionId target, CancellationToken cancellationToken) =>
        (await findings.AboutAsync(contribution, cancellationToken)).Any(finding => finding.CanTakeIt && finding.Other == target);

    private ReviewOutcome BeginEdit(Entered entered, ReviewForm form)
    {
        var (contribution, acting) = (entered.Read.Value, entered.Acting);
        var allowed = contribution.State == ContributionState.Pending || (contribution.State == ContributionState.Approved && entered.FromDesk);
        if (!allowed)
            return new ReviewOutcome.Conflict(contribution, acting, form, words.Review.AlreadyDecided);
        // A further change begins with the proposed text.
        var now = contribution.Proposal?.Wording ?? contribution.Wording;
        // Sections that the contributor wrote under headings move to their own fields.
        var (text, importance, meaning) = PrincipleText.ExtractSections(now);
        var asItIs = new Submission
        {
            Kind = now.Kind.ToString().ToLowerInvariant(),
            Category = contribution.Category,
            Title = now.Title,
            Text = text,
            Importance = importance,
            Meaning = meaning,
        };
        var begun = form with
        {
            // The version that the editor sees from now on, whatever the page before showed.
            ContentVersion = contribution.ContentVersion.ToString(CultureInfo.InvariantCulture),
            Wording = asItIs,
            Principles = string.Join(' ', contribution.Principles),
        };
        return new ReviewOutcome.Editing(contribution, acting, begun, []);
    }

    private ReviewOutcome BeginSplit(Entered entered, ReviewForm form)
    {
        var (contribution, acting) = (entered.Read.Value, entered.Acting);
        if (!contribution.CanBeSplit || (contribution.State == ContributionState.Approved && !entered.FromDesk))
            return new ReviewOutcome.Conflict(contribution, acting, form, contribution.Proposal is null ? words.Review.AlreadyDecided : words.Review.ProposalWaits);
        var whole = new Submission
        {
            Kind = contribution.Kind.ToString().ToLowerInvariant(),
            Category = contribution.Category,
            Title = contribution.Title,
            Text = contribution.Text,
        };
        var begun = form with { ContentVersion = contribution.ContentVersion.ToString(CultureInfo.InvariantCulture), Wording = whole, Second = whole };
        return new ReviewOutcome.Splitting(contribution, acting, begun, []);
    }

    private async Task<ReviewOutcome> SplitAsync(Entered entered, ReviewForm form, CancellationToken cancellationToken)
    {
        var (read, acting) = (entered.Read, entered.Acting);
        var (decision, second, errors) = rules.ParseSplit(form, read.Value, acting.Curator, entered.FromDesk);
        return decision is null
            ? new ReviewOutcome.Splitting(read.Value, acting, form, errors)
            : await AnswerAsync(form, acting, decision, await splitting.SplitAsync(read, acting, decision, second!, cancellationToken), cancellationToken);
    }

    /// <summary>From the page of either part. The curator sees the first one then, because the second no longer exists.</summary>
    private async Task<ReviewOutcome> UndoSplitAsync(Entered entered, ReviewForm form, Decision decision, CancellationToken cancellationToken)
    {
        var (contribution, acting) = (entered.Read.Value, entered.Acting);
        var isFirst = contribution.LastSplit is not null;
        if ((isFirst ? contribution.Id : contribution.SplitFrom) is not { } first)
            return new ReviewOutcome.Conflict(contribution, acting, form, words.Review.SplitDecided);
        var part = isFirst ? contribution.LastSplit!.Part!.Value : contribution.Id;
        var outcome = await splitting.UndoAsync(first, part, acting, decision, cancellationToken);
        if (outcome.Refused is { } refused)
            return new ReviewOutcome.Conflict(contribution, acting, form, refused);
        var link = tokens.ReadReview(form.Token)!.Value;
        return await AnswerAsync(form with { Token = tokens.ForReview(link with { Id = first }) }, acting, decision, outcome, cancellationToken);
    }

    private async Task<ReviewOutcome> AnswerAsync(
        ReviewForm form, ActingCurator acting, Decision decision, (Contribution? Contribution, string? Refused) outcome, CancellationToken cancellationToken)
    {
        var (contribution, refused) = outcome;
        if (refused is null)
            await curators.NoteDecisionAsync(acting.Curator, cancellationToken);
        return contribution is null ? new ReviewOutcome.Gone()
            : refused is null ? new ReviewOutcome.Decided(contribution, acting, form, contribution.History.Last(entry => entry.CommandId == decision.CommandId).Action)
            : new ReviewOutcome.Conflict(contribution, acting, form, refused);
    }

    private async Task<(Entered? Entered, ReviewOutcome? Refusal)> EnterAsync(string? token, CancellationToken cancellationToken)
    {
        if (tokens.ReadReview(token) is not { } link)
            return (null, new ReviewOutcome.UnknownLink());
        if (await curators.FindActingAsync(link.CuratorId, cancellationToken) is not { } acting)
            return (null, new ReviewOutcome.NoLongerCurator());
        if (link.Expires <= clock.GetUtcNow())
            return (null, new ReviewOutcome.Expired(token!, [], []));
        return await contributions.FindAsync(link.Id, cancellationToken) is { } read
            ? (new(read, acting, link.FromDesk), null)
            : (null, new ReviewOutcome.UnknownLink());
    }

    private sealed record Entered(Versioned<Contribution> Read, ActingCurator Acting, bool FromDesk);
}

/// <summary>A request for a fresh link, with the expired one.</summary>
public sealed record FreshLinkInput(string? Token, string? Answer)
{
    public static FreshLinkInput From(PostedForm form) => new(form["token"], form["answer"]);
}
