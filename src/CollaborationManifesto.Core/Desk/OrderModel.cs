using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>The page to reorder the principles.</summary>
public sealed record OrderModel(PageFrame Frame, AllWords Words, OrderShown Shown, string Nonce)
{
    public IEnumerable<Row> Rows => Shown.Principles.Select((principle, index) => new Row(
        principle,
        OrderForm.FieldOf(index),
        Shown.Typed.Count > 0 ? Shown.Typed[index] : PrincipleOrder.Text(index + 1),
        Shown.Errors.FirstOrDefault(error => error.Field == OrderForm.FieldOf(index))?.Message,
        Up: index > 0,
        Down: index < Shown.Principles.Count - 1));

    /// <summary>Sentences about an order that is not saved yet; empty if it is the one on the site.</summary>
    public string? Unsaved => Shown.Principles.SequenceEqual(Shown.Saved) ? null
        : Shown.Move is { } move ? $"{Words.Order.IsNow(Shown.Principles.Single(one => one.Id == move.Id).Title, Shown.Principles.Index().Single(one => one.Item.Id == move.Id).Index + 1)} {Words.Order.Unsaved}"
        : Words.Order.Unsaved;

    public Field Agreed => new(Words.Form, "agreed", Words.Order.AgreedQuestion, null, Shown.Agreed ? "yes" : "", Shown.Errors.FirstOrDefault(error => error.Field == "agreed")?.Message)
    {
        Choices = [new("yes", Words.Order.Agreed)],
    };

    /// <summary>
    /// Keeps the focus on the button that was pressed, so that the page does not begin at its top again. At an end of the list only the
    /// other button is left.
    /// </summary>
    public bool HasFocus(Row row, bool up) => Shown.Move is { } move && move.Id == row.Principle.Id && (up ? row.Up && (move.Up || !row.Down) : row.Down && (!move.Up || !row.Up));

    public sealed record Row(PrincipleTitle Principle, string Id, string Number, string? Error, bool Up, bool Down);
}

/// <summary>The page after the order was saved.</summary>
public sealed record OrderSavedModel(PageFrame Frame, AllWords Words, OrderSaved Saved);
