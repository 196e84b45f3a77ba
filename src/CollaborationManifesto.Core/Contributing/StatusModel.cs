using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Contributing;

/// <summary>A contributor's private page.</summary>
public sealed record StatusModel(
    PageFrame Frame, AllWords Words, Contribution Contribution, MergeEnd? Merged, CurationSettings Curation, DateTimeOffset Now, string Token, string Nonce, string? TypedAnswer, ImmutableArray<FieldError> Errors)
{
    /// <summary>What the post that this page answers did; null if it is only opened.</summary>
    public Message? Done { get; init; }

    /// <summary>The typed address for the link, to show it again with its error.</summary>
    public string? TypedEmail { get; init; }

    /// <summary>Who confirmed an address has the link in emails already.</summary>
    public bool OffersLink => Contribution.State != ContributionState.Withdrawn && !Contribution.Contributor.EmailConfirmed;

    public Field Email => new(Words.Form, "email", Words.Status.LinkAddress, Words.Status.LinkAddressHint, TypedEmail, Errors.FirstOrDefault(error => error.Field == "email")?.Message) { Autocomplete = "email", Type = "email" };

    /// <summary>The other parts of what was sent; empty for what was never split.</summary>
    public ImmutableArray<OwnPart> Others { get; init; } = [];

    /// <summary>Where the forms post to: this page's own address, so that the answer to a post can be bookmarked too.</summary>
    public string Page => Frame.Site.Link("contributions/status", Token);

    public string Heading => Contribution.State != ContributionState.Pending ? Words.Status.ForState(Contribution.State)
        : Contribution.IsErased ? Words.Status.PendingErased
        : Contribution is { Earlier.ReplacedBy: Editor.Contributor, Source: null } ? Words.Status.PendingCorrected
        : Words.Status.ForState(Contribution.State);

    public string KeepAddress => Contribution.History.Any(entry => entry.Action == HistoryAction.AddressConfirmed) ? Words.Status.KeepAddressMailed : Words.Status.KeepAddress;

    /// <summary>The curators' reason for declining it.</summary>
    public string? Reason => Contribution.State == ContributionState.Declined ? Contribution.DeclineReason : null;

    /// <summary>What is still sent to the contributor's address; null if they gave none.</summary>
    public string? Address => Contribution.IsErased ? Words.Status.Erased
        : Contribution.Contributor.Email is null ? null
        : Contribution.Contributor.EmailConfirmed ? Confirmed
        : Unconfirmed;

    private string Confirmed => Contribution.State switch
    {
        ContributionState.Pending => Words.Status.AddressConfirmed,
        ContributionState.Withdrawn => Words.Status.AddressWithdrawn,
        ContributionState.Approved or ContributionState.Declined or ContributionState.Merged =>
            Now < ConsentPolicy.UndoEnds(Contribution, Curation) ? Words.Status.AddressToBeTold : Words.Status.AddressTold,
    };

    private string Unconfirmed => Contribution.State switch
    {
        ContributionState.Pending => Words.Status.AddressUnconfirmed,
        ContributionState.Withdrawn => Words.Status.AddressWithdrawn,
        ContributionState.Approved or ContributionState.Declined or ContributionState.Merged => Words.Status.AddressUnconfirmedDecided,
    };

    public Field Wish => new(Words.Form, "wish", Words.Status.Wish, null, null, Errors.FirstOrDefault(error => error.Field == "wish")?.Message) { Choices = [.. Wishes] };

    public Field Answer => new(Words.Form, "text", Words.Status.Answer, Words.Status.AnswerHint(Curation.BlindReview), TypedAnswer, Errors.FirstOrDefault(error => error.Field == "text")?.Message) { Rows = 5 };

    /// <summary>What to link to on the site: this contribution or the one it was merged into; null if it is not published.</summary>
    public ContributionId? Published => Contribution.State switch
    {
        ContributionState.Approved => Contribution.Id,
        ContributionState.Merged => Merged is { Standing: MergeStanding.Published } end ? end.Id : null,
        ContributionState.Pending or ContributionState.Declined or ContributionState.Withdrawn => null,
    };

    public string WhatYouSent => Contribution.EditedByCurators || Contribution.Source is not null ? Words.Status.AsItIsNow : Words.Status.WhatYouSent;

    /// <summary>Sentences about what happens next.</summary>
    public IEnumerable<string> Next => Contribution.State switch
    {
        ContributionState.Pending => Pending,
        ContributionState.Approved => [Contribution.WasDecidedRecently(Now) ? Words.Status.NextApproved : Words.Status.NowApproved],
        ContributionState.Merged => [Words.Status.MergedText(Merged!.Standing, Contribution.Contributor.PublicCredit is not null), .. Invitation],
        ContributionState.Withdrawn when Contribution.FirstApprovedAt is not null && Contribution.WasDecidedRecently(Now) => [Words.Status.LeavesTheSite, .. Invitation],
        ContributionState.Declined or ContributionState.Withdrawn => [Words.Status.NotPublished, .. Invitation],
    };

    private IEnumerable<string> Pending
    {
        get
        {
            yield return Contribution.OpenQuestion is not null ? Words.Status.CuratorsAsked
                : Contribution.Source is not null ? Words.Status.CuratorsImported
                : Words.Status.CuratorsMailed;
            if (Contribution.FirstApprovedAt is not null)
                yield return Words.Status.OffTheSite;
            yield return Words.Status.NextPending(Curation.BlindReview);
            if (Contribution.IsUndecided && Now >= Contribution.SubmittedAt + LiveSession.UndecidedListed && Now < Contribution.SubmittedAt + LiveSession.UndecidedKept)
                yield return Words.Status.WillBeDeleted(Words.Language.Day(Contribution.SubmittedAt + LiveSession.UndecidedKept));
        }
    }

    private IEnumerable<string> Invitation => !Frame.TakesContributions ? []
        : Merged is null ? [Words.Status.NextDeclined]
        : Merged.Standing == MergeStanding.Nowhere ? [Words.Status.SendAgain]
        : [];

    /// <summary>What the contributor can still ask for.</summary>
    private IEnumerable<Choice> Wishes
    {
        get
        {
            var words = Words.Status;
            if (Contribution.CanBeCorrected)
                yield return new("correct", words.Correct, Contribution.State == ContributionState.Approved ? words.CorrectHintApproved : words.CorrectHintPending);
            if (Contribution.State != ContributionState.Withdrawn)
                yield return new("withdraw", words.Withdraw, words.WithdrawHint);
            if (Others.Select(other => other.Contribution).Append(Contribution).Any(part => part.Contributor.HasPersonalData))
                yield return new("erase", words.Erase, words.EraseHint);
        }
    }
}

/// <summary>The form to correct a contribution.</summary>
public sealed record CorrectModel(
    PageFrame Frame, AllWords Words, IntakeSettings Limits, Contribution Contribution, StatusForm Typed, string Nonce, ImmutableArray<FieldError> Errors)
{
    /// <summary>Address of the private page.</summary>
    public string Page => Frame.Site.Link("contributions/status", Typed.Token!);

    public Field Title => Field("title", Words.Form.Title, Limits.TitleMaxLength, Typed.Title);

    public Field Text => Field("text", Words.Form.Text, Limits.TextMaxLength, Typed.Text) with { Rows = 10 };

    private Field Field(string name, string label, int limit, string? value) =>
        new(Words.Form, name, label, Words.Form.AtMost(limit), value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
