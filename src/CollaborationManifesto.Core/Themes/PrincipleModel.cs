using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>The form of a principle with the notes of a theme.</summary>
public sealed record PrincipleModel(PageFrame Frame, AllWords AllWords, PrincipleDraftShown Shown, IntakeSettings Limits, CurationSettings Curation, string Nonce)
{
    public PrincipleDraftWords Words => AllWords.PrincipleDraft;

    public string Here => ThemeAddress.Principle(Frame.Site, Shown.Entered.Token, Shown.Theme.Id, Shown.Place);

    public string ToTheme => ThemeAddress.Theme(Frame.Site, Shown.Entered.Token, Shown.Theme.Id, Shown.Place);

    public string Consequence => Words.Consequence(Curation.ApprovalsNeeded);

    public Field Title => Field("title", AllWords.Form.Title, AllWords.Form.AtMost(Limits.TitleMaxLength), Shown.Typed.Title);

    public Field Text => Field("text", AllWords.Check.Text, AllWords.Form.AtMost(Limits.TextMaxLength), Shown.Typed.Text) with { Rows = 8 };

    public Field Importance => Field("importance", AllWords.Principle.Importance, AllWords.Principle.ImportanceHint, Shown.Typed.Importance) with { Rows = 4 };

    public Field Meaning => Field("meaning", AllWords.Principle.Meaning, AllWords.Principle.MeaningHint, Shown.Typed.Meaning) with { Rows = 4 };

    public Field Category => Field("category", AllWords.Check.Category, null, Shown.Typed.Category) with
    {
        Choices = [.. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
    };

    private Field Field(string name, string label, string? hint, string? value) =>
        new(AllWords.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>The page after a draft is saved.</summary>
public sealed record PrincipleSavedModel(PageFrame Frame, AllWords AllWords, PrincipleDrafted Saved, string ToPrinciple)
{
    public string Back => ThemeAddress.Grouping(Frame.Site, Saved.Entered.Token, Saved.Place);

    public string Standing => Saved.IsPublished ? AllWords.PrincipleDraft.IsPublished(Saved.Title) : AllWords.PrincipleDraft.Waits(Saved.Title);
}
