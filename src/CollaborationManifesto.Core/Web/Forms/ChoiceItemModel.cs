namespace CollaborationManifesto.Web.Forms;

/// <param name="Type"><c>radio</c> or <c>checkbox</c>.</param>
/// <param name="Index">Place among the choices. The first one has the field's own id, so that the error summary leads to it.</param>
public sealed record ChoiceItemModel(string Type, Field Field, Choice Choice, int Index)
{
    public string Block => Type == "radio" ? "govuk-radios" : "govuk-checkboxes";

    public string Id => Index == 0 ? Field.Name : $"{Field.Name}-{Index + 1}";

    /// <summary>Of check boxes several can be; their values stand in one text with spaces between them.</summary>
    public bool Chosen => Type == "radio" ? Field.Value == Choice.Value : Field.Value?.Split(' ').Contains(Choice.Value) == true;
}
