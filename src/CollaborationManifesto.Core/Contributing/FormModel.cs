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
    FormWords Words,
    IntakeSettings Limits,
    bool BlindReview,
    IReadOnlyList<PrincipleTitle> Principles,
    Submission Typed,
    ImmutableArray<FieldError> Errors)
{
    /// <summary>Initial answers on the form of one principle.</summary>
    public static Submission GuidanceOn(ContributionId principle) => new() { Kind = "guidance", Principle = principle.ToString(), Fixed = "yes" };

    /// <summary>Title of the principle that the form is for; null if the form asks for kind and principle.</summary>
    public string? FixedPrinciple => Typed is { Fixed: "yes", Kind: "guidance" }
        ? Principles.FirstOrDefault(principle => principle.Id.ToString() == Typed.Principle).Title
        : null;

    public string Heading => FixedPrinciple is null ? Words.Heading : Words.GuidanceHeading;

    public string Introduction => FixedPrinciple is null ? Words.Introduction : Words.GuidanceIntroduction;

    public PageFrame PageFrame => Frame with
    {
        Title = (Errors.IsEmpty ? "" : $"{Words.ErrorPrefix} ") + (FixedPrinciple is { } principle ? Words.GuidanceTitle(principle) : Words.Heading),
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

    public Field Title => Field("title", Words.Title, $"{(FixedPrinciple is null ? Words.TitleHint : Words.GuidanceTitleHint)} {Words.AtMost(Limits.TitleMaxLength)}", Typed.Title);

    public Field Text => Field("text", Words.Text, $"{(FixedPrinciple is null ? Words.TextHint : Words.GuidanceTextHint)} {Words.AtMost(Limits.TextMaxLength)}", Typed.Text) with { Rows = 8 };

    public Field Principle => Field("principle", Words.RelatedPrinciple, null, Typed.Principle) with
    {
        Choices = [new("", Words.NoPrinciple), .. Principles.Select(principle => new Choice(principle.Id.ToString(), principle.Title))],
    };

    public Field Barrier => Field("barrier", Words.RelatedBarrier, Words.RelatedBarrierHint, Typed.Barrier);

    public Field Attribution => Field("attribution", Words.AttributionQuestion, null, Typed.Attribution) with
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
