using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reviewing;

/// <summary>Turns a posted review form into a decision, or into an error for each wrong field.</summary>
public sealed class ReviewRules(IOptions<CurationSettings> settings, DraftRules drafts, AllWords words)
{
    public const string Save = "save";

    public const string Skip = "skip";

    public const string SaveSplit = "save-split";

    public const string UndoSplit = "undo-split";

    /// <summary>Before the id of the contribution to merge it into.</summary>
    public const string MergeInto = "merge-";

    /// <summary>Maximum length of a reason, in characters.</summary>
    public const int MaxReasonLength = 500;

    public (Decision? Decision, ImmutableArray<FieldError> Errors) Parse(ReviewForm form, Contribution contribution, Curator curator, bool fromDesk)
    {
        var check = new FieldChecks(words);
        var kind = Kind(form, contribution, check);
        var edit = form.Decision == Save ? ParseEdit(form, contribution, check) : null;
        var aboutProposal = form.Decision is "approve-change" or "object-change" or "drop-change" or "take-back-change";
        var listed = kind is DecisionKind.Decline && !aboutProposal ? ListedReason(form, check) : null;
        var reason = check.Paragraphs("reason", words.Review.Reason, form.Reason, MaxReasonLength);
        // A page of an earlier version may not have asked. It is out of date anyway.
        var asked = edit is not null && contribution.FirstApprovedAt is not null && form.ContentVersion == contribution.ContentVersion.ToString(CultureInfo.InvariantCulture);
        check.That(!asked || !edit!.ChangesText(contribution) || form.EarlierWords is "show" or "remove", "earlier", words.Edit.EarlierWordsMissing);
        var needed = kind is DecisionKind.Object or DecisionKind.PutBack or DecisionKind.Restore or DecisionKind.Undo or DecisionKind.Ask or DecisionKind.Unpublish or DecisionKind.Reopen or DecisionKind.Retire
            || (kind is DecisionKind.Decline && (aboutProposal || form.ListedReason == ReviewForm.OtherReason));
        check.That(!needed || reason.Length > 0, "reason", kind == DecisionKind.Ask ? words.Review.QuestionMissing : words.Review.ReasonMissing);
        // Two hidden fields of our own page: without them, the post did not come from our page.
        check.That(ContributionId.TryParse(form.Nonce, out var nonce), "decision", words.Review.DecisionMissing);
        check.That(int.TryParse(form.ContentVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version), "decision", words.Review.DecisionMissing);
        return check.Errors.Count > 0
            ? (null, [.. check.Errors])
            : (new($"{curator.Id}-{nonce}", kind!.Value, version, reason.Length == 0 ? null : reason, listed, edit)
            {
                FromDesk = fromDesk,
                MergeInto = MergeTarget(form),
                Proposal = aboutProposal ? form.Proposal ?? "" : null,
                RemoveEarlierWords = form.EarlierWords == "remove",
            }, []);
    }

    /// <returns>The decision, with the words of the first part and without the second one; and the words of the second.</returns>
    public (Decision? Decision, Wording? Second, ImmutableArray<FieldError> Errors) ParseSplit(ReviewForm form, Contribution contribution, Curator curator, bool fromDesk)
    {
        var (decision, others) = Parse(form, contribution, curator, fromDesk);
        var (first, firstErrors) = drafts.ParseWording(form.Wording with { Importance = contribution.Importance, Meaning = contribution.Meaning }, contribution.Tried);
        var (second, secondErrors) = drafts.ParseWording(form.Second, contribution.Tried);
        ImmutableArray<FieldError> errors =
        [
            .. others,
            .. firstErrors.Select(error => About("", words.Split.First, error)),
            .. secondErrors.Select(error => About(ReviewForm.SecondPrefix, words.Split.Second, error)),
        ];
        // A page that is out of date, or was posted before, is about other words.
        if (errors.IsEmpty && decision!.ContentVersion == contribution.ContentVersion)
            errors = [.. Unsplit(contribution.Wording, first!, second!)];
        return errors.IsEmpty
            ? (decision! with { Edit = new(first!, first!.Kind == ContributionKind.Principle ? [] : contribution.Principles) }, second, [])
            : (null, null, errors);
    }

    /// <summary>Two parts with the same words, or one with all of them, are not two ideas.</summary>
    private IEnumerable<FieldError> Unsplit(Wording whole, Wording first, Wording second)
    {
        if (IsSame(first, whole))
            yield return About("", words.Split.First, new("title", words.Split.Unchanged));
        if (IsSame(second, whole))
            yield return About(ReviewForm.SecondPrefix, words.Split.Second, new("title", words.Split.Unchanged));
        else if (IsSame(first, second))
            yield return new(ReviewForm.SecondPrefix + "title", words.Split.Alike);
    }

    private static bool IsSame(Wording one, Wording other) => (one.Title, one.Text) == (other.Title, other.Text);

    private FieldError About(string prefix, string part, FieldError error) => new(prefix + error.Field, words.Split.In(part, error.Message));

    private DecisionKind? Kind(ReviewForm form, Contribution contribution, FieldChecks check)
    {
        DecisionKind? kind = form.Decision switch
        {
            "approve" or "approve-change" => DecisionKind.Approve,
            Save => contribution.State == ContributionState.Approved ? DecisionKind.Amend : DecisionKind.Edit,
            "decline" or "drop-change" => DecisionKind.Decline,
            "object" or "object-change" => DecisionKind.Object,
            "take-back" or "take-back-change" => DecisionKind.TakeBack,
            "put-back" => DecisionKind.PutBack,
            "restore" => DecisionKind.Restore,
            "undo" => DecisionKind.Undo,
            "ask" => DecisionKind.Ask,
            "unpublish" => DecisionKind.Unpublish,
            "reopen" => DecisionKind.Reopen,
            "retire" => DecisionKind.Retire,
            SaveSplit => DecisionKind.Split,
            UndoSplit => DecisionKind.UndoSplit,
            _ => null,
        };
        kind ??= MergeTarget(form) is null ? null : DecisionKind.Merge;
        check.That(kind is not null, "decision", words.Review.DecisionMissing);
        return kind;
    }

    private static ContributionId? MergeTarget(ReviewForm form) =>
        form.Decision?.StartsWith(MergeInto, StringComparison.Ordinal) == true && ContributionId.TryParse(form.Decision[MergeInto.Length..], out var target) ? target : null;

    private string? ListedReason(ReviewForm form, FieldChecks check)
    {
        var listed = settings.Value.DeclineReasons.FirstOrDefault(reason => reason == form.ListedReason);
        check.That(listed is not null || form.ListedReason == ReviewForm.OtherReason, "because", words.Review.ListedReasonMissing);
        return listed;
    }

    private Edit ParseEdit(ReviewForm form, Contribution contribution, FieldChecks check)
    {
        var (wording, errors) = drafts.ParseWording(form.Wording, contribution.Tried);
        foreach (var error in errors)
            check.That(false, error.Field, error.Message);
        var principles = (form.Principles ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => ContributionId.TryParse(text, out var id) ? id : (ContributionId?)null)
            .OfType<ContributionId>()
            .Where(id => id != contribution.Id)
            .Distinct()
            .ToImmutableArray();
        check.That(principles.Length <= Contribution.MaxPrinciples, "principles", words.Edit.TooManyPrinciples(Contribution.MaxPrinciples));
        return new(wording ?? contribution.Wording, (wording ?? contribution.Wording).Kind is ContributionKind.Principle or ContributionKind.Experience ? [] : principles);
    }
}

/// <summary>Rules for attaching contributions to a principle at the desk.</summary>
public static class AttachRules
{
    /// <summary>A principle cannot belong to another one, and an experience stands under what it is about. A contribution with very many principles says little about any of them.</summary>
    public static bool CanAttach(Contribution contribution) =>
        contribution.Kind is not (ContributionKind.Principle or ContributionKind.Experience) && contribution.Principles.Length < Contribution.MaxPrinciples;

    /// <summary>True if nothing is left to do.</summary>
    public static bool IsPublishedUnder(ContributionId principle, Contribution contribution) =>
        contribution.State == ContributionState.Approved && contribution.Principles.Contains(principle);

    public static Edit AttachTo(ContributionId principle, Contribution contribution) =>
        new(contribution.Wording, contribution.Principles.Contains(principle) ? contribution.Principles : contribution.Principles.Add(principle));
}
