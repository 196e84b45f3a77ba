using System.Collections.Immutable;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reviewing;

/// <summary>A curator's view of a contribution. With blind review it hides who sent it until it is decided.</summary>
/// <param name="Nonce">Identifies a decision made on this page, so that a repeated post is recognised.</param>
/// <param name="Form">What was posted, or only what the link carries.</param>
/// <param name="LinkTo">Creates the same curator's link to another contribution.</param>
public sealed record ReviewModel(
    PageFrame Frame,
    AllWords Words,
    Contribution Contribution,
    ImmutableArray<Finding> Findings,
    IReadOnlyList<PrincipleTitle> Principles,
    Curator Curator,
    ConsentContext Consent,
    ReviewForm Form,
    string Nonce,
    Func<ContributionId, string> LinkTo,
    bool FromDesk,
    ImmutableArray<FieldError> Errors)
{
    /// <summary>A longer text is folded, so that the decision below it is not far away.</summary>
    private const int UnfoldedLength = 600;

    /// <summary>What the curator’s post did; null if the page was only opened or the post was refused.</summary>
    public string? Recorded { get; init; }

    /// <summary>What is waiting for the curator’s vote besides this; null if that is nothing, or nothing was posted.</summary>
    public NextReview? Next { get; init; }

    /// <summary>The curator’s link to the desk; null if they did not come from there or nothing was posted.</summary>
    public string? Desk { get; init; }

    /// <summary>What an experience is about; null for other kinds, and if there is no such contribution.</summary>
    public Contribution? Item { get; init; }

    /// <summary>What it was split into or from, as far as that still exists.</summary>
    public ImmutableArray<OtherPartModel> OtherParts { get; init; } = [];

    /// <summary>Neither part was decided or changed since it was split.</summary>
    public bool CanUndoSplit { get; init; }

    private CurationSettings Curation => Consent.Settings;

    private DateTimeOffset Now => Consent.Now;

    public bool IsOpen => Contribution.State == ContributionState.Pending;

    public string Kind => Words.Form.KindOf(Contribution.Kind);

    public string Title => TitleOf(Words.Language.InSentence(Kind));

    private Func<string, string> TitleOf => Contribution.State switch
    {
        ContributionState.Pending when Objections > 0 || IsAwaited => Words.Review.HeldTitle,
        ContributionState.Pending => Words.Review.Title,
        ContributionState.Approved when Contribution.Retired => Words.Review.RetiredTitle,
        ContributionState.Approved => Words.Review.ApprovedTitle,
        ContributionState.Declined => Words.Review.DeclinedTitle,
        ContributionState.Merged => Words.Review.MergedTitle,
        ContributionState.Withdrawn => Words.Review.WithdrawnTitle,
    };

    private int Objections => CountVotes(VoteKind.Object);

    private int CountVotes(VoteKind kind) => Contribution.Votes.Count(vote => vote.Value.Kind == kind && Consent.Curators.Contains(vote.Key));

    /// <summary>Someone who objected to the version before has time to answer.</summary>
    private bool IsAwaited => HasObjectors && Consent.Now < Consent.OthersCountFrom(Contribution.Rewriting!);

    private bool HasObjectors => !Consent.Awaited(Contribution.Rewriting).IsEmpty;

    public ContributionNoteModel Note => ContributionNoteModel.From(Contribution.Wording, Words, Frame.Manifesto) with
    {
        HeadingLevel = 2,
        Unfold = new[] { Contribution.Text, Contribution.Importance, Contribution.Meaning }.Sum(text => text?.Length ?? 0) > UnfoldedLength ? Words.Review.ReadAll : null,
    };

    public NotificationBannerModel? Banner => Recorded is null ? null : new(Words.Frame, Recorded, Next is null ? [Words.Recorded.NothingNext] : [], [.. BannerLinks]);

    private IEnumerable<(string Text, string Target)> BannerLinks
    {
        get
        {
            if (NextLink is { } next)
                yield return next;
            if (Desk is not null)
                yield return (Words.Review.BackToDesk, Desk);
        }
    }

    public (string Text, string Target)? NextLink => Next is null ? null : (Words.Recorded.Next(Waiting(Next.Waiting)), LinkTo(Next.Id));

    private string Waiting(int count) => count > ReviewQueue.MostCounted
        ? Words.Recorded.MoreThan(Words.Language.Number(ReviewQueue.MostCounted))
        : Words.Language.Number(count);

    /// <summary>Where readers find it; null if it is not published.</summary>
    public string? PublishedPage => Contribution.State == ContributionState.Approved ? Frame.Site.Permalink(Contribution.Id) : null;

    /// <summary>Answers whether the curator wants a link to the desk by email.</summary>
    public Field DeskLink => Field("answer", Words.Review.DeskLinkQuestion, null, null) with { Choices = [new("desk", Words.Review.DeskLink)] };

    private bool IsImported => Contribution.Source is not null;

    public string Arrived => (IsImported ? Words.Review.ImportedOn : Words.Review.SentOn)(Words.Language.Day(Contribution.SubmittedAt));

    public string NoVotes => Contribution.History.Any(entry => entry.CuratorId is not null) ? Words.Review.NobodyNow : Words.Review.NobodyYet;

    /// <summary>When the time to undo it ends; null if it cannot be undone.</summary>
    public DateTimeOffset? UndoEnds => ConsentPolicy.UndoEnds(Contribution, Curation) is { } end && Now < end ? end : null;

    public bool CanDecide => Choices.Any();

    public Field Decision => Field("decision", Question, null, Form.Decision) with { Choices = [.. Choices] };

    private IEnumerable<Choice> Choices => IsOpen ? OpenChoices : DecidedChoices;

    private string Question => IsOpen ? Words.Review.Question
        : Contribution.Proposal is not null ? Words.Review.ProposalQuestion
        : UndoEnds is { } end ? Words.Review.UndoQuestion(Words.Language.Minute(end))
        : Words.Review.CareQuestion;

    public Field Because => Field("because", Words.Review.Because, IsImported ? Words.Review.BecauseHintImported : Words.Review.BecauseHint, Form.ListedReason) with
    {
        Choices =
        [
            new("", Words.Review.ChooseReason),
            .. Curation.DeclineReasons.Select(reason => new Choice(reason, reason)),
            new(ReviewForm.OtherReason, Words.Review.OtherReason),
        ],
    };

    public Field Reason => Field("reason", IsOpen && !IsImported ? Words.Review.ReasonOrQuestion : Words.Review.Reason, ReasonHint, Form.Reason) with { Rows = 4, Placeholder = " " };

    private string ReasonHint => !IsOpen ? Words.Review.ReasonHintAfter : IsImported ? Words.Review.ReasonHintImported : Words.Review.ReasonHint;

    public string? YourVote => Contribution.Votes.GetValueOrDefault(Curator.Id) is { } vote ? Words.Review.YourVote(Words.Review.Said(vote.Kind)) : null;

    public string Standing => Contribution.State switch
    {
        ContributionState.Approved when IsImported && Contribution.DecidedAt == Contribution.SubmittedAt => Words.Review.ImportedApproved,
        ContributionState.Approved => Contribution.WasDecidedRecently(Now) ? Words.Review.DecidedApproved : Words.Review.NowApproved,
        ContributionState.Declined => Words.Review.DecidedDeclined,
        ContributionState.Pending when Objections > 0 => Words.Review.Held(Objections),
        ContributionState.Pending when IsAwaited => Words.Review.HeldForObjectors,
        ContributionState.Pending when HasObjectors => Words.Review.Undecided,
        ContributionState.Pending => Words.Review.StillWaiting(CountVotes(VoteKind.Approve), Curation.ApprovalsNeeded),
        ContributionState.Merged => Words.Review.DecidedMerged,
        ContributionState.Withdrawn => Words.Review.DecidedWithdrawn,
    };

    /// <summary>Why it waits although it was changed, and until when; empty if nobody's objection was cleared.</summary>
    public IEnumerable<string> WaitsBecause => !IsOpen ? [] :
    [
        .. Consent.Curators.Count < Curation.ApprovalsNeeded ? new[] { Words.Review.TooFewCurators(Consent.Curators.Count) } : [],
        .. Words.Review.AboutRewriting(Contribution.Rewriting, Consent, Curation.ApprovalsNeeded, Words.Language),
    ];

    /// <summary>What is proposed for the published text, or why a proposal waits; empty without a proposal.</summary>
    public IEnumerable<string> AboutProposal => Contribution.Proposal is { } proposal
        ? Words.Review.AboutProposal(proposal).Concat(Words.Review.AboutRewriting(proposal.Rewriting, Consent, Consent.ProposalApprovalsNeeded, Words.Language))
        : [];

    /// <summary>The proposed words beside the published ones; null without a proposal, or if it is to retire the principle.</summary>
    public WordingChangesModel? ProposedWords => Contribution.Proposal is { Wording: not null }
        ? new(Words, Frame.Manifesto, new(Contribution.Wording, Editor.Curators), Contribution.Proposal.WordingIn(Contribution.Category)!) { HeadingText = Words.Review.ProposedWords, Id = "proposed" }
        : null;

    /// <summary>Until when the latest change of the published text can be undone, and who made it; null if it cannot be.</summary>
    private DateTimeOffset? AmendmentUndoEnds => Contribution.State == ContributionState.Approved ? Consent.UndoEnds(Contribution.Amendment) : null;

    /// <summary>The votes to list: on a proposal, if there is one, and otherwise on the contribution.</summary>
    public IEnumerable<Vote> Votes => (Contribution.Proposal?.Votes ?? Contribution.Votes).Values.OrderBy(vote => vote.At);

    private bool SomeoneElseObjects => Contribution.Votes.Any(vote => vote.Key != Curator.Id && vote.Value.Kind == VoteKind.Object && Consent.Curators.Contains(vote.Key));

    /// <summary>Titles of the published principles that it belongs to.</summary>
    public IEnumerable<string> Attached => Principles.Where(principle => Contribution.Principles.Contains(principle.Id)).Select(principle => principle.Title);

    /// <summary>Sentences about who sent it; empty while that is hidden, and for what was imported.</summary>
    public IEnumerable<string> Sender
    {
        get
        {
            if (IsImported || (IsOpen && Curation.BlindReview))
                yield break;
            var sender = Contribution.Contributor;
            var known = new[] { sender.Name, sender.Organisation }.Where(part => part is not null);
            yield return known.Any() ? string.Join(", ", known) : Contribution.IsErased ? Words.Review.SenderErased : Words.Review.SentAnonymously;
            if (Contribution.State == ContributionState.Approved)
                yield return sender.PublicCredit is { } credit ? Words.Review.ShownAs(credit) : Words.Review.ShownAnonymously;
            else if (Contribution.State != ContributionState.Withdrawn)
                yield return sender.PublicCredit is { } credit ? Words.Review.ToBeShownAs(credit) : Words.Review.ToBeShownAnonymously;
        }
    }

    /// <summary>Typed text that has no field on this page, so that nobody has to type it again.</summary>
    public IEnumerable<string> Unsent => Recorded is not null ? [] : (CanDecide ? Form with { Reason = null } : Form).Typed;

    private IEnumerable<Choice> OpenChoices
    {
        get
        {
            var words = Words.Review;
            yield return new("approve", words.Approve, Contribution.Rewriting?.MergeInto is null ? words.ApproveHint(Curation.ApprovalsNeeded) : words.ApproveMergeHint);
            yield return new("edit", words.Edit, IsImported ? words.EditHintImported : words.EditHint);
            yield return new("split", words.Split, words.SplitHint);
            // Nobody has the private page of something imported.
            if (!IsImported)
                yield return new("ask", words.Ask, words.AskHint(Curation.BlindReview));
            yield return new("decline", words.Decline, words.DeclineHint);
            yield return new("object", words.Object, words.ObjectHint);
            foreach (var target in Findings.Where(finding => finding.CanTakeIt).Select(finding => finding.Other!.Value))
                yield return new($"{ReviewRules.MergeInto}{target}", words.MergeInto(target.Reference), IsImported ? words.MergeHintImported : words.MergeHint);
            if (Contribution.WasTakenDown && SomeoneElseObjects)
                yield return new("put-back", words.PutBack, words.PutBackHint(Curation.ObjectionDays));
            if (Contribution.Votes.ContainsKey(Curator.Id))
                yield return new("take-back", words.TakeBack, words.TakeBackHint);
            else if (Contribution.Rewriting?.Asks(Curator.Id) == true)
                yield return new("take-back", words.Release, words.ReleaseHint);
            if (CanUndoSplit)
                yield return UndoSplit;
            yield return new(ReviewRules.Skip, words.Skip, words.SkipHint);
        }
    }

    private Choice UndoSplit => new(ReviewRules.UndoSplit, Words.Review.UndoSplit, Words.Review.UndoSplitHint);

    private IEnumerable<Choice> ProposalChoices
    {
        get
        {
            var words = Words.Review;
            if (Contribution.Proposal is not { } proposal)
                yield break;
            yield return new("approve-change", words.ApproveChange, words.ApproveChangeHint(Consent.ProposalApprovalsNeeded));
            yield return new("object-change", words.ObjectToChange, words.ObjectToChangeHint);
            yield return new("drop-change", words.DropChange, words.DropChangeHint);
            if (proposal.Votes.ContainsKey(Curator.Id) || proposal.Rewriting?.Asks(Curator.Id) == true)
                yield return new("take-back-change", words.TakeBack, words.TakeBackChangeHint);
            yield return new(ReviewRules.Skip, words.Skip, words.SkipHint);
        }
    }

    private IEnumerable<Choice> DecidedChoices
    {
        get
        {
            var words = Words.Review;
            foreach (var choice in ProposalChoices)
                yield return choice;
            if (CanUndoSplit)
                yield return UndoSplit;
            if (AmendmentUndoEnds is { } restoreUntil)
                yield return new("restore", words.Restore, words.RestoreHint(Contribution.Amendment!.CuratorName, Words.Language.Minute(restoreUntil)));
            if (UndoEnds is not null)
            {
                yield return new("undo", Words.Review.Undo, Words.Review.UndoHint);
                if (Contribution.State == ContributionState.Approved)
                    yield return new("object", Words.Review.Object, Words.Review.ObjectAfterHint);
            }

            if (FromDesk)
                foreach (var choice in Care)
                    yield return choice;
        }
    }

    /// <summary>What curators at the desk can do with decided contributions, at any time.</summary>
    private IEnumerable<Choice> Care
    {
        get
        {
            var words = Words.Review;
            if (Contribution.State == ContributionState.Approved)
            {
                yield return new("amend", words.Amend, words.AmendHint);
                if (Contribution.CanBeSplit)
                    yield return new("split", words.Split, words.SplitHintPublished);
                if (Contribution is { Kind: ContributionKind.Principle, Retired: false })
                    yield return new("retire", words.Retire, Consent.MustPropose(Contribution, Curator.Id) ? words.RetireProposalHint : words.RetireHint);
                yield return new("unpublish", words.Unpublish, words.UnpublishHint);
            }

            if (Contribution.State is ContributionState.Declined or ContributionState.Merged)
                yield return new("reopen", words.Reopen, words.ReopenHint);
        }
    }

    private Field Field(string name, string label, string? hint, string? value) =>
        new(Words.Form, name, label, hint, value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <param name="Background">Null if the imported card had only its text.</param>
public sealed record BackgroundNoteModel(AllWords Words, Provenance Source, Background? Background);

/// <summary>The page of an expired review link, where the curator can ask for a fresh one.</summary>
public sealed record ExpiredModel(PageFrame Frame, AllWords Words, string Token, ImmutableArray<string> Typed, ImmutableArray<FieldError> Errors)
{
    public Field Again => new(Words.Form, "answer", Words.Review.FreshLinkQuestion, null, null, Errors.FirstOrDefault()?.Message)
    {
        Choices = [new("yes", Words.Review.FreshLink)],
    };
}
