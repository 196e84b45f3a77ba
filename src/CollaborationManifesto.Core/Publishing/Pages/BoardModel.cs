using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using ManifestoModel = CollaborationManifesto.Model.Manifesto;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>One page of the board: all categories in columns, or one category over as many pages as it needs.</summary>
/// <param name="Number">Number of the page, from 1.</param>
public sealed record BoardModel(PageFrame Frame, BoardWords Words, ManifestoModel Manifesto, BoardView View, IReadOnlyList<Barrier> Barriers, int Number)
{
    /// <summary>Nobody reads more in one go, and a page with thousands is slow on a phone.</summary>
    private const int NotesPerPage = 200;

    private const int NotesPerColumn = 100;

    public static IEnumerable<BoardModel> Pages(PageFrames frames, AllWords words, ManifestoModel manifesto, BoardView view)
    {
        var barriers = view.Sort(manifesto);
        var pages = view.Category is null ? 1 : Math.Max(1, (barriers.Count + NotesPerPage - 1) / NotesPerPage);
        return Enumerable.Range(1, pages).Select(number =>
            new BoardModel(
                frames.ForSite(string.Join(", ", TitleOf(words, view, number, pages)), words.Board.Description) with { Address = $"/{PathOf(view, number)}" },
                words.Board,
                manifesto,
                view,
                barriers,
                number)
            {
                Count = pages,
                Arrangements = view.Category is null && !manifesto.Themes.IsEmpty ? BoardArrangements.Links(words.ThemePage, byTheme: false) : null,
            });
    }

    /// <summary>Where each barrier's note is on the board of its category.</summary>
    public static IReadOnlyDictionary<ContributionId, string> Places(ManifestoModel manifesto, ManifestoSettings settings) =>
        BoardView.Categories(manifesto, settings).Select(category => new BoardView(category, Answered: null))
            .SelectMany(view => view.Sort(manifesto).Select((barrier, index) => (barrier.Id, Place: $"/{PathOf(view, (index / NotesPerPage) + 1)}#{barrier.Id.Reference.ToLowerInvariant()}")))
            .ToDictionary(note => note.Id, note => note.Place);

    /// <summary>Number of pages.</summary>
    public int Count { get; private init; } = 1;

    /// <summary>The way to the board by theme; null if there is no theme.</summary>
    public BoardFilterModel? Arrangements { get; private init; }

    public string Path => PathOf(View, Number);

    public string Heading => HeadingOf(Words, View);

    public int AnsweredCount => Barriers.Count(barrier => barrier.AnsweredBy.Length > 0);

    public IEnumerable<Barrier> Shown => Barriers.Skip((Number - 1) * NotesPerPage).Take(NotesPerPage);

    public BoardColumnsModel Columns => new(Words, View, Categories, Barriers, NotesPerColumn, HeadingLevel: 2);

    public IEnumerable<BoardLink> ByAnswer =>
    [
        Link(Words.All, View with { Answered = null }),
        Link(Words.Unanswered, View with { Answered = false }),
        Link(Words.Answered, View with { Answered = true }),
    ];

    public IEnumerable<BoardLink> ByCategory =>
        Categories.Select(category => Link(Words.NameOf(category), View with { Category = category })).Prepend(Link(Words.AllCategories, View with { Category = null }));

    public string? Previous => Number > 1 ? $"/{PathOf(View, Number - 1)}" : null;

    public string? Next => Number < Count ? $"/{PathOf(View, Number + 1)}" : null;

    private IReadOnlyList<Category> Categories => BoardView.Categories(Manifesto, Frame.Manifesto);

    private static string PathOf(BoardView view, int number) => view.Path + (number == 1 ? "" : $"page-{number}/");

    private BoardLink Link(string text, BoardView view) => new(text, $"/{view.Path}", view == View);

    private static IEnumerable<string> TitleOf(AllWords words, BoardView view, int number, int pages)
    {
        yield return HeadingOf(words.Board, view);
        if (view.Answered is { } answered)
            yield return words.Language.InSentence(answered ? words.Board.Answered : words.Board.Unanswered);
        if (pages > 1)
            yield return words.Language.InSentence(words.Board.PageOf(number, pages));
    }

    private static string HeadingOf(BoardWords words, BoardView view) =>
        view.Category is { } category ? words.CategoryHeading(words.NameOf(category)) : words.Heading;
}

/// <summary>It has no count, because then one more barrier would change every page of the board.</summary>
/// <param name="Current">True if it leads to the page that it is on.</param>
public sealed record BoardLink(string Text, string Address, bool Current);

/// <summary>A row of plain links that filter the board.</summary>
public sealed record BoardFilterModel(string Label, IEnumerable<BoardLink> Links);

/// <param name="HeadingLevel">Of its title.</param>
/// <param name="Whole">True to show its text and reference too.</param>
public sealed record BoardNoteModel(BoardWords Words, Barrier Barrier, int HeadingLevel, bool Whole);

/// <summary>Barriers in a column for each category.</summary>
/// <param name="NotesPerColumn">How many barriers of each category to show.</param>
/// <param name="HeadingLevel">2 or 3, depending on the heading above the columns. Only level 2 has room for the texts.</param>
public sealed record BoardColumnsModel(
    BoardWords Words, BoardView View, IReadOnlyList<Category> Categories, IReadOnlyList<Barrier> Barriers, int NotesPerColumn, int HeadingLevel)
{
    public bool Whole => HeadingLevel == 2;

    public IEnumerable<BoardColumnModel> Columns =>
        from category in Categories
        let all = Barriers.Where(barrier => (barrier.Category ?? Category.None) == category).ToList()
        select new BoardColumnModel(category, $"/{(View with { Category = category }).Path}", all, [.. all.Take(NotesPerColumn)]);
}

/// <param name="Address">The page that shows the whole category.</param>
public sealed record BoardColumnModel(Category Category, string Address, IReadOnlyList<Barrier> All, IReadOnlyList<Barrier> Shown);
