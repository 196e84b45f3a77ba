using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reviewing;

/// <summary>Turns what a curator's page posted into a decision, or into one sentence for each field that is wrong.</summary>
public sealed class ReviewRules(IOptions<CurationSettings> settings, DraftRules drafts, AllWords words)
{
    public const string Save = "save";

    public (Decision? Decision, ImmutableArray<FieldError> Errors) Parse(ReviewForm form, Contribution contribution, Curator curator, bool fromDesk)
    {
        var check = new FieldChecks(words);
        var kind = Kind(form, contribution, check);
        var edit = form.Decision == Save ? ParseEdit(form, contribution, check) : null;
        var listed = kind is DecisionKind.Decline ? ListedReason(form, check) : null;
        var reason = check.Paragraphs("reason", words.Review.Reason, form.Reason, settings.Value.ReasonMaxLength);
        var needed = kind is DecisionKind.Object or DecisionKind.Undo or DecisionKind.Ask or DecisionKind.Unpublish or DecisionKind.Reopen or DecisionKind.Retire
            || (kind is DecisionKind.Decline && form.ListedReason == ReviewForm.OtherReason);
        check.That(!needed || reason.Length > 0, "reason", words.Review.ReasonMissing);
        // These two are hidden fields of our own page: without them it is not our page that was posted.
        check.That(ContributionId.TryParse(form.Nonce, out var nonce), "decision", words.Review.DecisionMissing);
        check.That(int.TryParse(form.ContentVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version), "decision", words.Review.DecisionMissing);
        return check.Errors.Count > 0
            ? (null, [.. check.Errors])
            : (new($"{curator.Id}-{nonce}", kind!.Value, version, reason.Length == 0 ? null : reason, listed, edit) { FromDesk = fromDesk }, []);
    }

    private DecisionKind? Kind(ReviewForm form, Contribution contribution, FieldChecks check)
    {
        DecisionKind? kind = form.Decision switch
        {
            "approve" => DecisionKind.Approve,
            Save => contribution.State == ContributionState.Approved ? DecisionKind.Amend : DecisionKind.Edit,
            "decline" => DecisionKind.Decline,
            "object" => DecisionKind.Object,
            "take-back" => DecisionKind.TakeBack,
            "undo" => DecisionKind.Undo,
            "ask" => DecisionKind.Ask,
            "unpublish" => DecisionKind.Unpublish,
            "reopen" => DecisionKind.Reopen,
            "retire" => DecisionKind.Retire,
            _ => null,
        };
        check.That(kind is not null, "decision", words.Review.DecisionMissing);
        return kind;
    }

    private string? ListedReason(ReviewForm form, FieldChecks check)
    {
        var listed = settings.Value.DeclineReasons.FirstOrDefault(reason => reason == form.ListedReason);
        check.That(listed is not null || form.ListedReason == ReviewForm.OtherReason, "because", words.Review.ListedReasonMissing);
        return listed;
    }

    private Edit ParseEdit(ReviewForm form, Contribution contribution, FieldChecks check)
    {
        var (wording, errors) = drafts.ParseWording(form.Wording);
        foreach (var error in errors)
            check.That(false, error.Field, error.Message);
        var principles = (form.Principles ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => ContributionId.TryParse(text, out var id) ? id : (ContributionId?)null)
            .OfType<ContributionId>()
            .Where(id => id != contribution.Id)
            .Distinct()
            .ToImmutableArray();
        check.That(principles.Length <= Contribution.MaxPrinciples, "principles", words.Review.TooManyPrinciples(Contribution.MaxPrinciples));
        return new(wording ?? contribution.Wording, wording?.Kind == ContributionKind.Principle ? [] : principles);
    }
}
