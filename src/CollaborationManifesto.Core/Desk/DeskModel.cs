using System.Collections.Immutable;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>A page of the desk.</summary>
/// <param name="LinkTo">Creates the curator's link to a contribution, which leads back to this page.</param>
/// <param name="EmailPreferenceLink">The curator's link to their email preferences.</param>
public sealed record DeskModel(
    PageFrame Frame,
    AllWords Words,
    DeskOutcome.Shown Shown,
    string Nonce,
    DateTimeOffset Now,
    Func<ContributionId, string> LinkTo,
    string EmailPreferenceLink)
{
    /// <summary>Keyboard stops after which a list that goes on has a link to the actions, so that no more than ten lead there from any row.</summary>
    private const int Stops = 6;

    private readonly HashSet<ContributionId> _selected = [.. (Shown.Typed?.Selected ?? []).Select(item => item.Id)];

    private DeskFilter Filter => Shown.Place.Filter;

    private DeskList List => Shown.List;

    public string Token => Shown.Entered.Token;

    /// <summary>Sentences about people whom email does not reach; empty if there are none.</summary>
    public IReadOnlyList<string> Reach { get; } = [.. Words.Reach.ForCurators(Shown.Reach, Words.Language)];

    public bool IsDecided => Filter.View == DeskView.Decided;

    public string ToOrigin(NoteOrigin origin) => origin.IsSession
        ? $"{Frame.Site.Link("desk/workshops/workshop", Token)}&session={origin.Id}"
        : $"{Frame.Site.Link("desk/import", Token)}&import={origin.Id}";

    public bool IsFiltered => Filter is not { Kind: null, Category: null, Flagged: false, Search: null, Import: null };

    /// <summary>The page on themes, with the same filters.</summary>
    public string ToThemes => $"{Frame.Site.Link("desk/themes", Token)}&{DeskAddress.Write(new(Filter, null))}";

    /// <summary>What waits of an import or a live session.</summary>
    public string ToNotesOf(ContributionId origin) => DeskAddress.Link(Frame.Site, Token, new DeskPlace(new(DeskView.Waiting, null, null, Flagged: false, null) { Import = origin }, null));

    /// <summary>The same list without its filters.</summary>
    public string Unfiltered => DeskAddress.Link(Frame.Site, Token, new DeskPlace(new(Filter.View, null, null, Flagged: false, null), null));

    public string ListHeading => Words.Desk.ListHeading(Words.Desk.View(Filter.View), List.Total);

    /// <summary>Null if everything is on this page, or if it is not known which ones these are.</summary>
    public string? Showing => List is { Before: { } before, Rows.Count: > 0 } && (before > 0 || List.NextAfter is not null)
        ? Words.Desk.Showing(before + 1, before + List.Rows.Count)
        : null;

    public string Nothing => List.Before is > 0 ? Words.Desk.NothingHere : IsFiltered ? Words.Desk.NothingFound : Words.Desk.Nothing(Filter.View);

    /// <summary>Something selected on another page can be acted on here too.</summary>
    public bool CanAct => List.Rows.Any(CanSelect) || SelectedElsewhere.Length > 0;

    /// <summary>Published ones too, because they can still be merged or linked to a principle.</summary>
    public static bool CanSelect(DeskRow row) => row.ProposedAt is null && row.State is ContributionState.Pending or ContributionState.Approved;

    public bool IsSelected(DeskRow row) => Shown.SelectAll || _selected.Contains(row.Id);

    /// <summary>The number to select at once; null if all are selected already or none can be.</summary>
    public int? CanSelectAll => List.Rows.Where(CanSelect).ToList() is { Count: > 0 } rows && !rows.All(IsSelected) ? rows.Count : null;

    public ImmutableArray<DeskItem> SelectedElsewhere { get; } =
        [.. (Shown.Typed?.Selected ?? []).Where(item => !Shown.List.Rows.Any(row => row.Id == item.Id))];

    public string ClearSelection => DeskAddress.Link(Frame.Site, Token, Shown.Place);

    /// <summary>Buttons to the pages beside this one, each with the value that it posts.</summary>
    public IEnumerable<(string Value, string Text)> Pages
    {
        get
        {
            if (List.Before is null)
                yield return (DeskForm.ShowFirst, Words.Desk.First(DeskFilter.PageSize));
            else if (List.Before > 0)
                yield return (List.PreviousAfter ?? DeskForm.ShowFirst, Words.Desk.Previous(Math.Min(DeskFilter.PageSize, List.Before.Value)));
            if (List.NextAfter is { } next)
                yield return (next, Words.Desk.Next(List is { Total: { } total, Before: { } before } ? Math.Clamp(total - before - List.Rows.Count, 1, DeskFilter.PageSize) : DeskFilter.PageSize));
        }
    }

    /// <summary>The rows, whether a link to the actions follows, and the id of the box; null if the row cannot be selected.</summary>
    public IEnumerable<(DeskRow Row, bool LeadsToActions, string? Id)> Rows
    {
        get
        {
            var (stops, boxes) = (0, 0);
            foreach (var row in List.Rows)
            {
                stops += (CanSelect(row) ? 2 : 1) + row.Alike.Length;
                // The first one has the id that the error summary links to.
                yield return (row, CanAct && stops >= Stops, !CanSelect(row) ? null : ++boxes == 1 ? "items" : $"items-{boxes}");
                stops = stops >= Stops ? 0 : stops;
            }
        }
    }

    public Field View => new(Words.Form, "view", Words.Desk.ViewLabel, null, Filter.View.ToString().ToLowerInvariant(), null)
    {
        Choices = [.. Enum.GetValues<DeskView>().Select(view => new Choice(view.ToString().ToLowerInvariant(), Words.Desk.View(view)))],
    };

    public Field Kind => new(Words.Form, "kind", Words.Desk.KindLabel, null, Filter.Kind?.ToString().ToLowerInvariant() ?? "", null)
    {
        Choices = [new("", Words.Desk.AnyKind), .. Enum.GetValues<ContributionKind>().Select(kind => new Choice(kind.ToString().ToLowerInvariant(), Words.Form.KindOf(kind)))],
    };

    public Field Category => new(Words.Form, "category", Words.Desk.CategoryLabel, null, Filter.Category ?? "", null)
    {
        Choices = [new("", Words.Desk.AnyCategory), .. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
    };

    public Field Flagged => new(Words.Form, "odd", Words.Desk.FlaggedLabel, null, Filter.Flagged ? "yes" : "", null) { Choices = [new("yes", Words.Desk.OnlyFlagged)] };

    public Field Search => new(Words.Form, "search", Words.Desk.SearchLabel, null, Filter.Search, null) { Type = "search" };

    /// <summary>The actions above the list, and the same below it. Both post the same field.</summary>
    public DeskActionBar Above => Bar("action", Shown.Typed?.ActionsSelected is [var first, ..] ? first : "", Shown.Errors.FirstOrDefault(error => error.Field == "action")?.Message);

    public DeskActionBar Below => Bar("action-below", Shown.Typed?.ActionsSelected is [_, var second, ..] ? second : "", null);

    public string? ItemsError => Shown.Errors.FirstOrDefault(error => error.Field == "items")?.Message;

    /// <summary>For example "Guidance · Tools · 7K3M-9QXP · waiting 3 days · Amina approved".</summary>
    public string Facts(DeskRow row)
    {
        var category = Frame.Manifesto.FindCategory(row.Category)?.Name;
        string?[] facts = IsDecided
            ? [Words.Form.KindOf(row.Kind), category, row.Id.Reference, Words.Desk.StateOf(row.State)]
            :
            [
                Words.Form.KindOf(row.Kind), category, row.Id.Reference, Words.Desk.WaitingDays((int)(Now - (row.ProposedAt ?? row.SubmittedAt)).TotalDays),
                Standing(row),
                row.Flagged ? Words.Desk.WasFlagged : null,
                row.ProposedAt is null ? null : Words.Desk.ChangeProposed,
            ];
        return string.Join(" · ", facts.OfType<string>());
    }

    /// <summary>Titles of the published principles that it is linked to.</summary>
    public IReadOnlyList<string> PrinciplesOf(DeskRow row) => [.. Shown.Principles.Where(principle => row.Principles.Contains(principle.Id)).Select(principle => principle.Title)];

    /// <summary>Each curator by name only, with what they cannot be told.</summary>
    public IReadOnlyList<(string Name, string Notes)> Curators { get; } =
    [
        .. Shown.Reach.All.OrderBy(curator => curator.Name, StringComparer.Create(Words.Language.Culture, ignoreCase: true)).Select(curator => (
            curator.Name,
            string.Join(", ", NotesOn(curator, Words, Shown.Reach, Now)))),
    ];

    private static IEnumerable<string> NotesOn(Curator curator, AllWords words, ReachReport reach, DateTimeOffset now)
    {
        if (curator.EmailPreference == EmailPreference.Paused)
            yield return words.Desk.Paused;
        else if (reach.Curators.Any(one => one.Curator.Id == curator.Id))
            yield return words.Desk.NotReached;
        if (curator.IsSilent(now))
            yield return words.Desk.Silent;
    }

    private string Standing(DeskRow row)
    {
        if (row.Votes.IsEmpty)
            return Words.Desk.Standing(row.Approvals, row.Objections);
        var votes = row.Votes.Select(vote => Words.Desk.Voted(vote.CuratorName, vote.Kind is { } kind ? Words.Review.Said(kind) : null));
        return string.Join(", ", votes) + (row.Votes.Length == DeskVote.MostNamed ? $" {Words.Desk.OthersVoted}" : "");
    }

    private DeskActionBar Bar(string id, string selected, string? error)
    {
        DeskAction[] actions = IsDecided ? [DeskAction.Attach, DeskAction.Merge] : [DeskAction.Approve, DeskAction.Decline, DeskAction.Attach, DeskAction.Categorise, DeskAction.Merge];
        return new(Words, id, selected, [new("", Words.Desk.ChooseAction), .. actions.Select(action => new Choice(DeskForm.NameOf(action), NameOf(action)))], error);
    }

    private string NameOf(DeskAction action) => action switch
    {
        DeskAction.Approve => Words.Desk.Approve,
        DeskAction.Decline => Words.Desk.Decline,
        DeskAction.Attach => IsDecided ? Words.Desk.Attach : Words.Desk.AttachAndApprove,
        DeskAction.Categorise => Words.Desk.Categorise,
        DeskAction.Merge => Words.Desk.Merge,
    };
}

/// <param name="Id">Of the list of actions.</param>
/// <param name="Selected">The value of the selected action; empty at first, so that an untouched form does nothing.</param>
public sealed record DeskActionBar(AllWords Words, string Id, string Selected, IReadOnlyList<Choice> Choices, string? Error);

public sealed record DeskAskModel(PageFrame Frame, AllWords Words, string? Typed, ImmutableArray<FieldError> Errors)
{
    public Field Email => new(Words.Form, "email", Words.Desk.Address, null, Typed, Errors.FirstOrDefault()?.Message) { Autocomplete = "email", Type = "email" };
}
