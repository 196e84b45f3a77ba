using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Contributing;

/// <summary>The form in which a contributor corrects what they sent.</summary>
public sealed record CorrectModel(
    PageFrame Frame, AllWords Words, IntakeSettings Limits, Contribution Contribution, StatusForm Typed, string Nonce, ImmutableArray<FieldError> Errors)
{
    public Field Title => Field("title", Words.Form.Title, Limits.TitleMaxLength, Typed.Title);

    public Field Text => Field("text", Words.Form.Text, Limits.TextMaxLength, Typed.Text) with { Rows = 10 };

    private Field Field(string name, string label, int limit, string? value) =>
        new(Words.Form, name, label, Words.Form.AtMost(limit), value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
