using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Checks;

/// <summary>Turns a submission into a draft, or into one sentence for each wrong field, in the order of the form.</summary>
public sealed class DraftRules(IOptions<IntakeSettings> intake, IOptions<ManifestoSettings> manifesto, AllWords words)
{
    /// <summary>Either a draft and no errors, or errors and no draft.</summary>
    public (Draft? Draft, ImmutableArray<FieldError> Errors) Parse(Submission submission)
    {
        var form = words.Form;
        var check = new FieldChecks(words);
        ContributionId? about = ContributionId.TryParse(submission.About, out var tried) ? tried : null;
        var wording = Wording(submission, about, check);
        var again = wording.Kind == ContributionKind.Experience ? check.Choice<TryAgain>("again", submission.Again, form.AgainMissing) : null;
        var principle = default(ContributionId);
        var hasPrinciple = !string.IsNullOrEmpty(submission.Principle);
        check.That(!hasPrinciple || ContributionId.TryParse(submission.Principle, out principle), "principle", form.PrincipleUnknown);
        var barrier = BarrierReference.TryParse(submission.Barrier);
        check.That(barrier is not null || string.IsNullOrWhiteSpace(submission.Barrier), "barrier", form.BarrierUnknown);

        var attribution = check.Choice<Attribution>("attribution", submission.Attribution, form.AttributionMissing);
        var name = check.Line("name", form.Name, submission.Name, intake.Value.NameMaxLength);
        check.That(name.Length > 0 || attribution is not Attribution.Named, "name", form.NameMissing);
        var organisation = check.Line("organisation", form.Organisation, submission.Organisation, intake.Value.NameMaxLength);
        check.That(organisation.Length > 0 || attribution is not Attribution.Organisation, "organisation", form.OrganisationMissing);
        var email = EmailAddress.TryParse(submission.Email, out var fault);
        check.That(email is not null || TypedText.Line(submission.Email).Length == 0, "email", form.WrongEmail(fault));
        check.That(submission.Licence == "yes", "licence", form.LicenceMissing);

        if (check.Errors.Count > 0)
            return (null, [.. check.Errors]);
        var contributor = new Contributor(NullIfEmpty(name), NullIfEmpty(organisation), email, attribution!.Value);
        return (new(wording.Kind, wording.Category, wording.Title, wording.Text, hasPrinciple && again is null ? [principle] : [], again is null ? barrier : null, contributor)
        {
            Importance = wording.Importance,
            Meaning = wording.Meaning,
            About = wording.Kind == ContributionKind.Experience ? about : null,
            Again = again,
        }, []);
    }

    /// <summary>Checks later changes by the same rules. Returns either the new wording and no errors, or errors and no wording.</summary>
    /// <param name="about">What the contribution is about, if it is an experience.</param>
    public (Wording? Wording, ImmutableArray<FieldError> Errors) ParseWording(Submission submission, ContributionId? about)
    {
        var check = new FieldChecks(words);
        var wording = Wording(submission, about, check);
        return check.Errors.Count > 0 ? (null, [.. check.Errors]) : (wording, []);
    }

    private Wording Wording(Submission submission, ContributionId? about, FieldChecks check)
    {
        var form = words.Form;
        var kind = check.Choice<ContributionKind>("kind", submission.Kind, form.KindMissing);
        check.That(about is not null || kind is not ContributionKind.Experience, "kind", form.AboutMissing);
        var title = check.Line("title", form.NameOfTitle(kind), submission.Title, intake.Value.TitleMaxLength);
        check.That(title.Length > 0, "title", form.TitleMissingFor(kind));
        var text = check.Paragraphs("text", form.NameOfText(kind), submission.Text, intake.Value.TextMaxLength);
        check.That(text.Length > 0 || kind is not ContributionKind.Principle, "text", form.TextMissingForPrinciple);
        check.That(text.Length > 0 || kind is not ContributionKind.Guidance, "text", form.TextMissingForGuidance);
        check.That(text.Length > 0 || kind is not ContributionKind.Experience, "text", form.TextMissingForExperience);
        var (importance, meaning) = kind == ContributionKind.Principle ? PrincipleDepth(submission, check) : default;
        var category = manifesto.Value.FindCategory(submission.Category);
        // An experience stands under what it is about, whatever category that has.
        check.That(category is not null || kind is ContributionKind.Experience, "category", form.CategoryMissing);
        return new(kind.GetValueOrDefault(), category?.Id ?? "", title, text, importance, meaning);
    }

    private (string? Importance, string? Meaning) PrincipleDepth(Submission submission, FieldChecks check) => (
        NullIfEmpty(check.Paragraphs("importance", words.Principle.Importance, submission.Importance, intake.Value.TextMaxLength)),
        NullIfEmpty(check.Paragraphs("meaning", words.Principle.Meaning, submission.Meaning, intake.Value.TextMaxLength)));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
