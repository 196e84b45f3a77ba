using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>What a curator is about to do with many contributions at once.</summary>
public sealed record DeskConfirmModel(
    PageFrame Frame,
    AllWords Words,
    DeskForm Form,
    IReadOnlyList<Contribution> Items,
    IReadOnlyList<PrincipleTitle> Principles,
    string Nonce,
    ImmutableArray<FieldError> Errors)
{
    public string WillHappen => Words.Desk.WillHappen(Form.Action!, Items.Count);

    public bool IsMerge => Form.Action == "merge";

    public bool IsAttach => Form.Action == "attach";

    public Field Principle => new(Words.Form, "target", Words.Desk.PrincipleQuestion, null, Form.Target, Errors.FirstOrDefault(error => error.Field == "target")?.Message)
    {
        Choices = [.. Principles.Select(principle => new Choice(principle.Id.ToString(), principle.Title))],
    };

    public Field Target => new(Words.Form, "target", Words.Desk.TargetQuestion, null, Form.Target, Errors.FirstOrDefault(error => error.Field == "target")?.Message)
    {
        Choices = [.. Items.Select(item => new Choice(item.Id.ToString(), item.Title, $"{item.Id.Reference} · {Words.Desk.StateOf(item.State)}"))],
    };

    public Field Into => new(Words.Form, "into", Words.Desk.Into, Words.Desk.IntoHint, Form.Into, Errors.FirstOrDefault(error => error.Field == "into")?.Message);

    /// <summary>What the page before asked goes on from here.</summary>
    public IEnumerable<(string Name, string? Value)> Carried =>
    [
        ("token", Form.Token), ("nonce", Nonce), ("action", Form.Action), ("because", Form.ListedReason), ("reason", Form.Reason), ("to", Form.Category),
    ];
}
