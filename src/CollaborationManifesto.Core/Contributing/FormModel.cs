using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Contributing;

/// <summary>The form: empty on the site, or answered by a function with errors or for a change.</summary>
public sealed record FormModel(
    PageFrame Frame,
    AllWords AllWords,
    IntakeSettings Limits,
    bool BlindReview,
    IReadOnlyList<PrincipleTitle> Principles,
    Submission Typed,
    ImmutableArray<FieldError> Errors)
{
    /// <summary>Initial answers on the form of one principle.</summary>
    public static Submission GuidanceOn(ContributionId principle) => new() { Kind = "guidance", Principle = principle.ToString(), Fixed = "yes" };

    /// <summary>Initial answers on the form of one barrier.</summary>
    public static Submission GuidanceOn(Barrier barrier) => new() { Kind = "guidance", Barrier = barrier.Id.Reference, On = barrier.Title, Fixed = "yes" };

    public FormWords Words => AllWords.Form;

    /// <summary>Title of the principle that the form is for; null if it is for none.</summary>
    public string? FixedPrinciple => IsFixed ? Principles.FirstOrDefault(principle => principle.Id.ToString() == Typed.Principle).Title : null;

    /// <summary>Title of the barrier that the form is for; null if it is for none.</summary>
    public string? FixedBarrier => IsFixed && FixedPrinciple is null && !string.IsNullOrWhiteSpace(Typed.On) && BarrierReference.TryParse(Typed.Barrier) is not null ? Typed.On : null;

    /// <summary>Title of what the form is about; null if it asks what is added and what about.</summary>
    public string? FixedTitle => FixedPrinciple ?? FixedBarrier;

    public string FixedLabel => FixedPrinciple is null ? Words.PastBarrier : Words.GuidanceOn;

    private bool IsFixed => Typed is { Fixed: "yes", Kind: "guidance" };

    public string Heading => FixedPrinciple is not null ? Words.GuidanceHeading : FixedBarrier is not null ? Words.PastBarrierHeading : Words.Heading;

    public string Introduction => FixedTitle is null ? Words.Introduction : Words.GuidanceIntroduction;

    public PageFrame PageFrame => Frame with
    {
        Title = (Errors.IsEmpty ? "" : $"{Words.ErrorPrefix} ")
            + (FixedPrinciple is { } principle ? Words.GuidanceTitle(principle) : FixedBarrier is { } barrier ? Words.PastBarrierTitle(barrier) : Words.Heading),
        Description = Frame.Description is null ? null : Introduction,
    };

    public Field Kind => Field("kind", Words.Kind, null, Typed.Kind) with
    {
        Choices =
        [
            new("barrier", Words.Barrier, Words.BarrierHint),
            new("principle", Words.Principle, Words.PrincipleHint),
            new("guidance", Words.Guidance, Words.GuidanceHint),
        ],
    };

    public Field Category => Field("category", Words.Category, null, Typed.Category) with
    {
        Choices = [.. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
    };

    public Field Title => Field("title", Words.Title, $"{(FixedTitle is null ? Words.TitleHint : Words.GuidanceTitleHint)} {Words.AtMost(Limits.TitleMaxLength)}", Typed.Title);

    public Field Text => Field("text", Words.Text, $"{(FixedTitle is null ? Words.TextHint : Words.GuidanceTextHint)} {Words.AtMost(Limits.TextMaxLength)}", Typed.Text) with { Rows = 4 };

    public Field Importance => Field("importance", AllWords.Principle.Importance, AllWords.Principle.ImportanceHint, Typed.Importance) with { Rows = 4 };

    public Field Meaning => Field("meaning", AllWords.Principle.Meaning, AllWords.Principle.MeaningHint, Typed.Meaning) with { Rows = 4 };

    /// <summary>What it relates to is folded away until someone has chosen something.</summary>
    public bool ShowsRelated => !string.IsNullOrEmpty(Typed.Principle) || !string.IsNullOrEmpty(Typed.Barrier) || Principle.Error is not null || Barrier.Error is not null;

    public Field Principle => Field("principle", Words.RelatedPrinciple, null, Typed.Principle) with
    {
        Choices = [new("", Words.NoPrinciple), .. Principles.Select(principle => new Choice(principle.Id.ToString(), principle.Title))],
    };

    public Field Barrier => Field("barrier", Words.RelatedBarrier, Words.RelatedBarrierHint, Typed.Barrier);

    public Field Attribution => Field("attribution", Words.AttributionQuestion, null, string.IsNullOrEmpty(Typed.Attribution) ? "anonymous" : Typed.Attribution) with
    {
        Choices = [new("anonymous", Words.Anonymous), new("organisation", Words.ByOrganisation), new("named", Words.Named)],
    };

    public Field Name => Field("name", Words.Name, null, Typed.Name) with { Autocomplete = "name" };

    public Field Organisation => Field("organisation", Words.Organisation, null, Typed.Organisation) with { Autocomplete = "organization" };

    public Field Email => Field("email", Words.Email, Words.EmailHint, Typed.Email) with { Autocomplete = "email", Type = "email" };

    public Field Licence => Field("licence", Words.Licence, Words.LicenceHint(Frame.Manifesto.LicenceName), Typed.Licence) with
    {
        Choices = [new("yes", Words.LicenceAgreement)],
    };

    public Field Honeypot => new(Words, "website", Words.LeaveEmpty, null, Typed.Website, null);

    /// <summary>The error message with a placeholder, where the script puts the number.</summary>
    public string TooLong(string what, int limit) => Words.TooLong(what, Frame.Language.Number(limit), "{count}");

    private Field Field(string name, string label, string? hint, string? value) =>
        new(Words, name, label, hint, value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
