using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using ManifestoModel = CollaborationManifesto.Model.Manifesto;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The board by theme.</summary>
public sealed record ThemesModel(PageFrame Frame, AllWords Words, ManifestoModel Manifesto)
{
    public int NoteCount => Manifesto.Themes.Sum(theme => theme.Items.Length);

    /// <summary>Only barriers: the board by category, where the sentence leads, has nothing else.</summary>
    public int InNoTheme => Manifesto.Barriers.Length - Manifesto.Themes.Sum(theme => theme.Items.Count(item => item.Kind == ContributionKind.Barrier));
}

/// <summary>The links from one arrangement of the board to the other.</summary>
public static class BoardArrangements
{
    public const string ByTheme = "/themes/";

    public static BoardFilterModel Links(ThemePageWords words, bool byTheme) =>
        new(words.Columns, [new(words.ByCategory, "/board/", !byTheme), new(words.ByTheme, ByTheme, byTheme)]);
}

/// <summary>One theme with all that is published in it, over as many pages as it needs.</summary>
/// <param name="Number">Number of the page, from 1.</param>
/// <param name="Count">Number of pages.</param>
public sealed record ThemeModel(PageFrame Frame, AllWords Words, PublishedTheme Theme, IReadOnlyList<ThemeItem> Shown, int Number, int Count)
{
    /// <summary>As many as a page of the board has.</summary>
    private const int NotesPerPage = 200;

    public static IEnumerable<ThemeModel> Pages(PageFrames frames, AllWords words, PublishedTheme theme)
    {
        var parts = theme.Items.Chunk(NotesPerPage).ToList();
        return parts.Select((part, index) => new ThemeModel(
            frames.ForSite(TitleOf(words, theme, index + 1, parts.Count), words.ThemePage.Description) with { Address = $"/{PathOf(theme, index + 1)}" }, words, theme, part, index + 1, parts.Count));
    }

    public string Path => PathOf(Theme, Number);

    public string? Previous => Number > 1 ? $"/{PathOf(Theme, Number - 1)}" : null;

    public string? Next => Number < Count ? $"/{PathOf(Theme, Number + 1)}" : null;

    private static string PathOf(PublishedTheme theme, int number) => theme.Path + (number == 1 ? "" : $"page-{number}/");

    private static string TitleOf(AllWords words, PublishedTheme theme, int number, int count) =>
        words.ThemePage.Title(theme.Name) + (count == 1 ? "" : $", {words.Language.InSentence(words.Board.PageOf(number, count))}");
}

/// <summary>One theme among others, with its first notes.</summary>
/// <param name="HeadingLevel">2 or 3, depending on the heading above it.</param>
public sealed record ThemePartModel(AllWords Words, PublishedTheme Theme, int HeadingLevel)
{
    private const int MostNotes = 20;

    /// <summary>False where curators look at it before they publish it: it has no page yet, and they are on another origin.</summary>
    public bool HasLinks { get; init; } = true;

    /// <summary>How many notes it has, if not all of them are at hand.</summary>
    public int Count { get; init; } = Theme.Items.Length;

    public IReadOnlyList<ThemeItem> Shown { get; } = [.. Theme.Items.Take(MostNotes)];

    public int More => Count - Shown.Count;
}

/// <param name="Whole">True to show its text and its reference.</param>
public sealed record ThemeNoteModel(AllWords Words, ThemeItem Item, int HeadingLevel, bool Whole, bool HasLinks = true)
{
    /// <summary>What it is, and its category.</summary>
    public string Facts => string.Join(" · ", new[]
    {
        Item.Kind switch
        {
            ContributionKind.Principle => Words.Form.PrincipleName,
            ContributionKind.Guidance => Words.Form.GuidanceName,
            ContributionKind.Barrier => Words.Form.BarrierName,
            _ => throw new UnreachableException(),
        },
        Item.Category?.Name,
    }.OfType<string>());
}
