using System.Collections.Immutable;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>A page of the desk.</summary>
/// <param name="LinkTo">Creates the curator's link to a contribution.</param>
/// <param name="EmailPreferenceLink">The curator's link to their email preferences.</param>
public sealed record DeskModel(
    PageFrame Frame,
    AllWords Words,
    DeskOutcome.Shown Shown,
    CurationSettings Curation,
    string Nonce,
    DateTimeOffset Now,
    Func<ContributionId, string> LinkTo,
    string EmailPreferenceLink)
{
    /// <summary>Sentences about people whom email does not reach; empty if there are none.</summary>
    public IReadOnlyList<string> Reach { get; } = [.. Words.Reach.ForCurators(Shown.Reach, Words.Language)];

    public bool IsDecided => Shown.Place.Filter.View == DeskView.Decided;

    public bool CanAct => Shown.Rows.Any(CanTick);

    /// <summary>Published ones too, because they can still be merged or attached.</summary>
    public static bool CanTick(DeskRow row) => row.ProposedAt is null && row.State is ContributionState.Pending or ContributionState.Approved;

    public string? NextPage => Shown.More is { } key ? DeskAddress.Link(Frame.Site, Shown.Token, Shown.Place with { After = key }) : null;

    /// <summary>Link to the same page with everything ticked; null if it is ticked already or nothing can be.</summary>
    public string? TickAll => Shown.TickAll || !CanAct ? null : $"{DeskAddress.Link(Frame.Site, Shown.Token, Shown.Place)}&tick=all#list";

    public Field View => new(Words.Form, "view", Words.Desk.ViewLabel, null, Shown.Place.Filter.View.ToString().ToLowerInvariant(), null)
    {
        Choices = [.. Enum.GetValues<DeskView>().Select(view => new Choice(view.ToString().ToLowerInvariant(), Words.Desk.View(view)))],
    };

    public Field Kind => new(Words.Form, "kind", Words.Desk.KindLabel, null, Shown.Place.Filter.Kind?.ToString().ToLowerInvariant() ?? "", null)
    {
        Choices = [new("", Words.Desk.AnyKind), .. Enum.GetValues<ContributionKind>().Select(kind => new Choice(kind.ToString().ToLowerInvariant(), Words.Form.KindOf(kind)))],
    };

    public Field Category => new(Words.Form, "category", Words.Desk.CategoryLabel, null, Shown.Place.Filter.Category ?? "", null)
    {
        Choices = [new("", Words.Desk.AnyCategory), .. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
    };

    public Field Flagged => new(Words.Form, "odd", Words.Desk.FlaggedLabel, null, Shown.Place.Filter.Flagged ? "yes" : "", null) { Choices = [new("yes", Words.Desk.OnlyFlagged)] };

    public Field Search => new(Words.Form, "search", Words.Desk.SearchLabel, null, Shown.Place.Filter.Search, null) { Type = "search" };

    public Field Action => Field("action", Words.Desk.ActionQuestion, Shown.Typed?.Action) with
    {
        Choices = IsDecided
            ? [new("attach", Words.Desk.Attach), new("merge", Words.Desk.Merge)]
            :
            [
                new("approve", Words.Desk.Approve),
                new("decline", Words.Desk.Decline),
                new("attach", Words.Desk.AttachAndApprove),
                new("categorise", Words.Desk.Categorise),
                new("merge", Words.Desk.Merge),
            ],
    };

    public Field Because => Field("because", Words.Review.Because, Shown.Typed?.ListedReason) with
    {
        Choices =
        [
            new("", Words.Review.ChooseReason),
            .. Curation.DeclineReasons.Select(reason => new Choice(reason, reason)),
            new(ReviewForm.OtherReason, Words.Review.OtherReason),
        ],
    };

    public Field To => Field("to", Words.Desk.ToCategory, Shown.Typed?.Category) with
    {
        Choices = [new("", Words.Desk.ChooseCategory), .. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
    };

    public Field Reason => Field("reason", Words.Review.Reason, Shown.Typed?.Reason) with { Rows = 3 };

    public string? ItemsError => Shown.Errors.FirstOrDefault(error => error.Field == "items")?.Message;

    public bool IsTicked(DeskRow row) => Shown.TickAll || Shown.Typed?.Items?.Split(' ').Any(item => item.StartsWith(row.Id.ToString(), StringComparison.Ordinal)) == true;

    /// <summary>For example "Guidance · Tools · 7K3M-9QXP · waits for 3 days · 1 approval".</summary>
    public string Facts(DeskRow row)
    {
        var category = Frame.Manifesto.FindCategory(row.Category)?.Name;
        string?[] facts = IsDecided
            ? [Words.Form.KindOf(row.Kind), category, row.Id.Reference, Words.Desk.StateOf(row.State)]
            :
            [
                Words.Form.KindOf(row.Kind), category, row.Id.Reference, Words.Desk.WaitsForDays((int)(Now - (row.ProposedAt ?? row.SubmittedAt)).TotalDays),
                Words.Desk.Standing(row.Approvals, row.Objections), row.Flagged ? Words.Desk.WasFlagged : null,
                row.ProposedAt is null ? null : Words.Desk.ChangeProposed,
            ];
        return string.Join(" · ", facts.OfType<string>());
    }

    private Field Field(string name, string label, string? value) =>
        new(Words.Form, name, label, null, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

public sealed record DeskAskModel(PageFrame Frame, AllWords Words, string? Typed, ImmutableArray<FieldError> Errors)
{
    public Field Email => new(Words.Form, "email", Words.Desk.Address, null, Typed, Errors.FirstOrDefault()?.Message) { Autocomplete = "email", Type = "email" };
}

/// <summary>The page where a curator confirms an action on many contributions.</summary>
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

    /// <summary>Hidden fields that carry the answers of the page before.</summary>
    public IEnumerable<(string Name, string? Value)> Carried =>
    [
        ("token", Form.Token), ("nonce", Nonce), ("action", Form.Action), ("because", Form.ListedReason), ("reason", Form.Reason), ("to", Form.Category),
    ];
}

public sealed record DeskDoneModel(PageFrame Frame, AllWords Words, string Heading, IReadOnlyList<DeskResult> Results, string Desk);
