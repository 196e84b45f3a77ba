using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>The page that names an action on many contributions, and asks only what this action needs to know.</summary>
public sealed record DeskConfirmModel(PageFrame Frame, AllWords Words, DeskOutcome.Confirm Confirm, CurationSettings Curation, string Nonce)
{
    /// <summary>More are folded, so that the button is not far away.</summary>
    private const int MostListed = 10;

    private const int BeginningLength = 160;

    /// <summary>Longer texts are folded.</summary>
    private const int LongText = 400;

    private DeskForm Form => Confirm.Form;

    public string Heading => Words.Desk.HeadingOf(Confirm.Action, Confirm.Items.Count);

    public string WillHappen => Words.Desk.WillHappen(Confirm.Action, Confirm.Items.Count);

    public bool IsFolded => Confirm.Items.Count > MostListed;

    public static string Beginning(Contribution item) => PlainText.Summary(item.Text, BeginningLength);

    public static bool IsLong(Contribution item) => item.Text.Length > LongText;

    public bool IsMerge => Confirm.Action == DeskAction.Merge;

    public Field? Because => Confirm.Action != DeskAction.Decline ? null : Field("because", Words.Review.Because, Form.ListedReason) with
    {
        Choices =
        [
            new("", Words.Review.ChooseReason),
            .. Curation.DeclineReasons.Select(reason => new Choice(reason, reason)),
            new(ReviewForm.OtherReason, Words.Review.OtherReason),
        ],
    };

    public Field Reason => Field("reason", Words.Desk.DeclineReason, Form.Reason) with { Rows = 3, Hint = Words.Desk.DeclineReasonHint };

    public Field? Category => Confirm.Action != DeskAction.Categorise ? null : Field("to", Words.Desk.ToCategory, Form.Category) with
    {
        Choices = [.. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
    };

    /// <summary>In their order on the site.</summary>
    public Field? Principle => Confirm.Action != DeskAction.Attach ? null : Field("target", Words.Desk.PrincipleQuestion, Form.Target) with
    {
        Choices = [.. Confirm.Principles.Select((principle, index) => new Choice(principle.Id.ToString(), Words.Desk.Numbered(index + 1, principle.Title)))],
    };

    public Field Target => Field("target", Words.Desk.TargetQuestion, Form.Target);

    /// <summary>A contribution that can stay, as a choice, with its whole text.</summary>
    public ChoiceItemModel ChoiceOf(Contribution item, int index)
    {
        var facts = new[] { Words.Form.KindOf(item.Kind), item.Id.Reference, Words.Desk.StateOf(item.State) };
        return new("radio", Target, new(item.Id.ToString(), item.Title, string.Join(" · ", facts)), index);
    }

    public Field Into => Field("into", Words.Desk.Into, Form.Into) with { Hint = Words.Desk.IntoHint };

    /// <summary>Hidden fields that carry the selection and its place.</summary>
    public IEnumerable<(string Name, string? Value)> Carried =>
    [
        ("token", Form.Token), ("nonce", Nonce), ("action", DeskForm.NameOf(Confirm.Action)),
        .. Form.Selected.Select(item => ("items", item.ToString())),
        .. DeskAddress.Fields(Confirm.Place).Select(part => (part.Key, part.Value)),
    ];

    private Field Field(string name, string label, string? value) => new(Words.Form, name, label, null, value, Confirm.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
