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
    public static Submission GuidanceOn(ContributionId barrier, string title) => new() { Kind = "guidance", Barrier = barrier.Reference, On = title, Fixed = "yes" };

    /// <summary>Initial answers on the form for what came of one principle, barrier or guidance.</summary>
    public static Submission ExperienceOf(ContributionId item, string title) => new() { Kind = "experience", About = item.ToString(), On = title, Fixed = "yes" };

    public FormWords Words => AllWords.Form;

    /// <summary>What the form is for; null if it asks what is added and what about.</summary>
    public FormSubject? Subject =>
        Typed.Fixed != "yes" ? null
        : Typed.Kind == "guidance" ? OfPrinciple ?? OfBarrier
        : Typed.Kind == "experience" ? OfExperience
        : null;

    private FormSubject? OfPrinciple => Principles.FirstOrDefault(principle => principle.Id.ToString() == Typed.Principle).Title is { } title
        ? new(title, Words.GuidanceOn, Words.GuidanceHeading, Words.GuidanceTitle(title), Words.GuidanceIntroduction, [("principle", Typed.Principle)])
        : null;

    private FormSubject? OfBarrier => !string.IsNullOrWhiteSpace(Typed.On) && BarrierReference.TryParse(Typed.Barrier) is not null
        ? new(Typed.On, Words.PastBarrier, Words.PastBarrierHeading, Words.PastBarrierTitle(Typed.On), Words.GuidanceIntroduction, [("barrier", Typed.Barrier), ("on", Typed.On)])
        : null;

    private FormSubject? OfExperience => !string.IsNullOrWhiteSpace(Typed.On) && ContributionId.TryParse(Typed.About, out _)
        ? new(Typed.On, Words.ExperienceOf, Words.ExperienceHeading, Words.ExperienceTitle(Typed.On), Words.ExperienceIntroduction, [("about", Typed.About), ("on", Typed.On)])
        : null;

    public bool IsExperience => Subject is not null && Typed.Kind == "experience";

    public string Heading => Subject?.Heading ?? Words.Heading;

    public string Introduction => Subject?.Introduction ?? Words.Introduction;

    public PageFrame PageFrame => Frame with
    {
        Title = (Errors.IsEmpty ? "" : $"{Words.ErrorPrefix} ") + (Subject?.PageTitle ?? Words.Heading),
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

    public Field Title => Field("title", IsExperience ? Words.Did : Words.Title, $"{TitleHint} {Words.AtMost(Limits.TitleMaxLength)}", Typed.Title);

    private string TitleHint => IsExperience ? Words.DidHint : Subject is null ? Words.TitleHint : Words.GuidanceTitleHint;

    public string TitleMissing => Words.TitleMissingFor(FixedKind);

    public string TitleTooLong => TooLong(Words.NameOfTitle(FixedKind), Limits.TitleMaxLength);

    public string TextTooLong => TooLong(Words.NameOfText(FixedKind), Limits.TextMaxLength);

    private ContributionKind? FixedKind => IsExperience ? ContributionKind.Experience : null;

    public Field Text => Field("text", IsExperience ? Words.Happened : Words.Text, $"{TextHint} {Words.AtMost(Limits.TextMaxLength)}", Typed.Text) with { Rows = 4 };

    private string TextHint => IsExperience ? Words.HappenedHint : Subject is null ? Words.TextHint : Words.GuidanceTextHint;

    public Field Again => Field("again", Words.Again, null, Typed.Again) with
    {
        Choices = [.. Enum.GetValues<TryAgain>().Select(again => new Choice(again.ToString().ToLowerInvariant(), Words.AgainAnswer(again)))],
    };

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
    private string TooLong(string what, int limit) => Words.TooLong(what, Frame.Language.Number(limit), "{count}");

    private Field Field(string name, string label, string? hint, string? value) =>
        new(Words, name, label, hint, value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>What one item's own form is for.</summary>
/// <param name="Title">The item's title.</param>
/// <param name="Label">Comes before the title on the form.</param>
/// <param name="Fields">What the form posts instead of asking for it.</param>
public sealed record FormSubject(string Title, string Label, string Heading, string PageTitle, string Introduction, ImmutableArray<(string Name, string? Value)> Fields);
