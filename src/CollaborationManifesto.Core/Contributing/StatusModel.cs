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
    PageFrame Frame, AllWords Words, Contribution Contribution, MergeEnd? Merged, bool BlindReview, string Token, string Nonce, string? TypedAnswer, ImmutableArray<FieldError> Errors)
{
    /// <summary>The curators' reason for declining it.</summary>
    public string? Reason => Contribution.State == ContributionState.Declined ? Contribution.DeclineReason : null;

    public string? Address => (Contribution.Contributor.Email, Contribution.Contributor.EmailConfirmed) switch
    {
        (null, _) => null,
        (not null, true) => Words.Status.AddressConfirmed,
        (not null, false) => Words.Status.AddressUnconfirmed,
    };

    public Field Wish => new(Words.Form, "wish", Words.Status.Wish, null, null, Errors.FirstOrDefault(error => error.Field == "wish")?.Message) { Choices = [.. Wishes] };

    public Field Answer => new(Words.Form, "text", Words.Status.Answer, Words.Status.AnswerHint, TypedAnswer, Errors.FirstOrDefault(error => error.Field == "text")?.Message) { Rows = 5 };

    /// <summary>What to link to on the site: this contribution or the one it was merged into; null if it is not published.</summary>
    public ContributionId? Published => Contribution.State switch
    {
        ContributionState.Approved => Contribution.Id,
        ContributionState.Merged => Merged is { Standing: MergeStanding.Published } end ? end.Id : null,
        ContributionState.Pending or ContributionState.Declined or ContributionState.Withdrawn => null,
    };

    public string Next => Words.Status.NextOf(Contribution.State, Merged?.Standing, BlindReview);

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
            if (Contribution.Contributor.HasPersonalData)
                yield return new("erase", words.Erase, words.EraseHint);
        }
    }
}

/// <summary>The form to correct a contribution.</summary>
public sealed record CorrectModel(
    PageFrame Frame, AllWords Words, IntakeSettings Limits, Contribution Contribution, StatusForm Typed, string Nonce, ImmutableArray<FieldError> Errors)
{
    public Field Title => Field("title", Words.Form.Title, Limits.TitleMaxLength, Typed.Title);

    public Field Text => Field("text", Words.Form.Text, Limits.TextMaxLength, Typed.Text) with { Rows = 10 };

    private Field Field(string name, string label, int limit, string? value) =>
        new(Words.Form, name, label, Words.Form.AtMost(limit), value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
