using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Forms;

/// <summary>One question of a form, with the answer and its error.</summary>
/// <param name="Name">The field's name, also used as its id, which the error summary links to.</param>
public sealed record Field(FormWords Words, string Name, string Label, string? Hint, string? Value, string? Error)
{
    /// <summary>See https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill.</summary>
    public string? Autocomplete { get; init; }

    public string Type { get; init; } = "text";

    public int Rows { get; init; } = 6;

    /// <summary>A space lets the stylesheet see whether anything was typed.</summary>
    public string? Placeholder { get; init; }

    /// <summary>Options of radios, a select or checkboxes.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>Ids of the hint and the error for <c>aria-describedby</c>; null if there are none.</summary>
    public string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (not null, null) => $"{Name}-hint",
        (null, not null) => $"{Name}-error",
        (not null, not null) => $"{Name}-hint {Name}-error",
    };

    /// <summary>HTML drops the first line break in a text area, so this adds one to drop.</summary>
    public string ValueInTextArea => "\n" + Value;

    public string GroupClass => Error is null ? "govuk-form-group" : "govuk-form-group govuk-form-group--error";
}

public sealed record Choice(string Value, string Label, string? Hint = null);

public sealed record ErrorSummaryModel(string Heading, IReadOnlyList<FieldError> Errors);

/// <param name="Field">The name of the field with the error.</param>
public sealed record ErrorMessageModel(FormWords Words, string Field, string Message);

/// <param name="Type"><c>radio</c> or <c>checkbox</c>.</param>
/// <param name="Index">Position among the choices. The first one has the field's own id, so that the error summary can link to it.</param>
public sealed record ChoiceItemModel(string Type, Field Field, Choice Choice, int Index)
{
    public string Block => Type == "radio" ? "govuk-radios" : "govuk-checkboxes";

    public string Id => Index == 0 ? Field.Name : $"{Field.Name}-{Index + 1}";

    /// <summary>Several checkboxes can be chosen: their values are joined with spaces.</summary>
    public bool Chosen => Type == "radio" ? Field.Value == Choice.Value : Field.Value?.Split(' ').Contains(Choice.Value) == true;
}
