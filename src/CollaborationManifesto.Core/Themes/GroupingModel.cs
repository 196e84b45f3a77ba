using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>The page "Make sense of it".</summary>
/// <param name="LinkTo">Creates the curator's link to a contribution; null for facilitators, who have none.</param>
public sealed record GroupingModel(PageFrame Frame, AllWords AllWords, GroupingShown Shown, string Nonce, Func<ContributionId, string>? LinkTo)
{
    private const int MostClosed = 50;

    /// <summary>What others did is said in at most this many sentences.</summary>
    private const int MostChanges = 10;

    /// <summary>Notes after which a link leads to the themes, for people who use the keyboard.</summary>
    private const int NotesBetweenLinks = 3;

    public GroupingWords Words => AllWords.Grouping;

    public string Token => Shown.Access.Token;

    /// <summary>Null at the desk.</summary>
    public GroupingAccess.InSession? InSession => Shown.Access as GroupingAccess.InSession;

    public string Introduction => InSession is { } room ? Words.IntroductionInWorkshop(room.Session.Name) : Words.Introduction;

    public string Address => Frame.Site.Link(Shown.Access.Route, Token);

    public (string Link, string Text) Back => InSession is { } room ? (room.Back, Words.BackToWorkshop) : (Frame.Site.Link("desk", Token), AllWords.Desk.Back);

    private DeskFilter Filter => Shown.Place.Filter;

    public bool IsFiltered => Filter is not { Kind: null, Category: null, Search: null, Import: null };

    public string Unfiltered => Here(GroupingPlace.Start with { View = Shown.Place.View });

    public Theme? Theme => Shown.Themes.Resolve(Shown.Place.View.Theme);

    public bool IsUngrouped => Theme is null && !Shown.Place.View.LeftAlone;

    public string ListHeading => Theme is { } theme ? AllWords.Theme.Heading(theme.Name)
        : Shown.Place.View.LeftAlone ? Words.Alone(Shown.List.Total)
        : Words.Ungrouped(Shown.List.Total);

    public string Nothing => IsFiltered ? Words.NothingFound : Theme is not null ? Words.NothingInTheme : Shown.Place.View.LeftAlone ? Words.NothingAlone : Words.NothingUngrouped;

    public string? Showing => Shown.List.Total > Shown.List.Ids.Length ? Words.Showing(Shown.List.Before + 1, Shown.List.Before + Shown.List.Ids.Length, Shown.List.Total) : null;

    /// <summary>Links to the pages beside this one.</summary>
    public IEnumerable<(string Link, string Text)> Pages
    {
        get
        {
            if (Shown.List.Before > 0)
                yield return (Here(Shown.Place with { After = Shown.List.PreviousAfter }), Words.Previous);
            if (Shown.List.NextAfter is { } next)
                yield return (Here(Shown.Place with { After = next }), Words.Next);
        }
    }

    /// <summary>What the curator just did; null if the page was simply opened.</summary>
    public string? Done => DoneOf(Words, Shown.Themes, Shown.Moved, Shown.MovedTo);

    public IReadOnlyList<string> Changes =>
    [
        .. Shown.Changes.Take(MostChanges).Select(change => Words.ChangeOf(change.CuratorName, change.Action, change.Count, change.Theme, change.LeftAlone)),
        .. Shown.Changes.Length > MostChanges ? new[] { Words.MoreChanges(Shown.Changes.Length - MostChanges) } : [],
    ];

    /// <summary>Each with whether a link to the themes follows.</summary>
    public IEnumerable<(NoteBox Box, bool LeadsToThemes)> Notes => Shown.Notes.Select((note, index) => (
        new NoteBox(note, BoxId(index), Shown.Typed?.Items.Any(item => item.Id == note.Id) == true, InSession is null ? FactsOf(note, AllWords, Frame.Manifesto) : Frame.Manifesto.FindCategory(note.Category)?.Name ?? "", LinkTo?.Invoke(note.Id)),
        index % NotesBetweenLinks == NotesBetweenLinks - 1));

    /// <summary>In the order in which they were made. The first nine have keys.</summary>
    public IEnumerable<ThemeRow> ThemeRows => Shown.Themes.Open.Select((theme, index) => new ThemeRow(
        theme,
        Shown.Counts.GetValueOrDefault(GroupingView.InTheme(theme.Id)),
        index < 9 ? index + 1 : null,
        Here(Shown.Place.In(GroupingView.InTheme(theme.Id))),
        InSession is null ? ToTheme(theme) : null,
        InSession is null ? ToDraft(theme) : null,
        IsHere: theme == Theme));

    /// <summary>Themes that were merged or deleted and can be brought back.</summary>
    public IReadOnlyList<(string Name, string Link)> Closed => [.. Shown.Themes.Closed.OrderByDescending(theme => theme.Last.At).Take(MostClosed).Select(theme => (theme.Name, ToTheme(theme)))];

    public int Ungrouped => Shown.Counts.GetValueOrDefault(GroupingView.Ungrouped);

    public int Alone => Shown.Counts.GetValueOrDefault(GroupingView.Alone);

    public string Here(GroupingPlace place) => ThemeAddress.Grouping(Frame.Site, Shown.Access.Route, Token, place with { Since = Shown.MadeAt });

    /// <summary>This place, as the pages and forms that lead back here carry it.</summary>
    public GroupingPlace Place => Shown.Place with { Since = Shown.MadeAt };

    public string ToSuggestions => ThemeAddress.Suggestions(Frame.Site, Token, Place with { After = null });

    public string ToTheme(Theme theme) => ThemeAddress.Theme(Frame.Site, Token, theme.Id, Place);

    public string ToDraft(Theme theme) => ThemeAddress.Principle(Frame.Site, Token, theme.Id, Place);

    public Field Name => new(AllWords.Form, "name", Words.NewTheme, null, Shown.Typed?.Name, Error("name"));

    public string? Error(string field) => Shown.Errors.FirstOrDefault(error => error.Field == field)?.Message;

    public Field Kind => new(AllWords.Form, "kind", AllWords.Desk.KindLabel, null, Filter.Kind?.ToString().ToLowerInvariant() ?? "", null)
    {
        Choices = [new("", AllWords.Desk.AnyKind), .. ContributionKinds.Items.Select(kind => new Choice(kind.ToString().ToLowerInvariant(), AllWords.Form.KindOf(kind)))],
    };

    public Field Category => new(AllWords.Form, "category", AllWords.Desk.CategoryLabel, null, Filter.Category ?? "", null)
    {
        Choices = [new("", AllWords.Desk.AnyCategory), .. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))],
    };

    public Field Search => new(AllWords.Form, "search", AllWords.Desk.SearchLabel, null, Filter.Search, null) { Type = "search" };

    internal static string FactsOf(ThemeNote note, AllWords words, ManifestoSettings manifesto) => string.Join(
        " · ",
        new[] { words.Form.KindOf(note.Kind), manifesto.FindCategory(note.Category)?.Name, note.IsPublished ? words.Grouping.Published : words.Grouping.Waiting }.OfType<string>());

    /// <summary>The first box has the id that the error summary links to.</summary>
    internal static string BoxId(int index) => index == 0 ? "items" : string.Create(CultureInfo.InvariantCulture, $"items-{index + 1}");

    internal static string? DoneOf(GroupingWords words, ThemeMap themes, int? moved, GroupingView to) => moved is not { } count ? null
        : themes.Resolve(to.Theme) is { } theme ? words.Moved(count, theme.Name)
        : to.LeftAlone ? words.LeftAlone(count)
        : words.TakenOut(count);

    /// <param name="Key">The number key that puts notes into it; null if it has none.</param>
    /// <param name="Notes">Link to its notes.</param>
    /// <param name="Page">Link to its own page; null for facilitators.</param>
    /// <param name="Draft">Link to the form of a principle; null for facilitators.</param>
    public sealed record ThemeRow(Theme Theme, int Count, int? Key, string Notes, string? Page, string? Draft, bool IsHere);
}
