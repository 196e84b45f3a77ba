using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The newest months, with the principles in words and the rest counted, and the numbered versions.</summary>
public sealed record ChangesModel(PageFrame Frame, AllWords Words, ChangeHistory Changes, SnapshotLog Snapshots, Edition? Edition)
{
    private const int NewestMonths = 12;

    /// <summary>Of each month. The others are on the month's own page.</summary>
    public const int MostPrinciples = 20;

    /// <summary>Of each month too.</summary>
    public const int MostThemes = 20;

    /// <summary>The others are in the data.</summary>
    private const int MostVersions = 50;

    public IEnumerable<MonthOfChanges> Months => Changes.Months.Take(NewestMonths);

    public IEnumerable<MonthOfChanges> Earlier => Changes.Months.Skip(NewestMonths);

    public string SummaryOf(MonthOfChanges month) => string.Join("; ", new[]
    {
        month.Changes.Count == 0 ? null : Words.Changes.Summary(ChangeHistory.Count(month.Changes)),
        month.Themes.Count == 0 ? null : Words.ThemePage.Changes(month.Themes.Count),
    }.OfType<string>());

    public IEnumerable<Snapshot> Versions => Snapshots.Snapshots.Reverse().Take(MostVersions);
}

/// <summary>
/// Everything that changed in one month, over as many pages as it needs. The newest part is at the month's own address; the parts begin with the
/// oldest change, so one more change does not move the others to another page.
/// </summary>
/// <param name="Number">Number of the part, from 1 for the oldest.</param>
/// <param name="Count">Number of parts.</param>
public sealed record MonthModel(PageFrame Frame, AllWords Words, MonthOfChanges Month, IReadOnlyList<ShownChange> Shown, int Number, int Count)
{
    /// <summary>As many as a page of the board has.</summary>
    private const int PerPage = 200;

    public static IEnumerable<MonthModel> Pages(PageFrames frames, AllWords words, MonthOfChanges month)
    {
        var parts = month.Changes.Reverse().Chunk(PerPage).Select(part => part.Reverse().ToList()).DefaultIfEmpty([]).ToList();
        return parts.Select((part, index) => new MonthModel(
            frames.ForSite(HeadingOf(words, month, index + 1, parts.Count), words.Changes.Description) with { Address = $"/{PathOf(month, index + 1, parts.Count)}" }, words, month, part, index + 1, parts.Count));
    }

    public string Path => PathOf(Month, Number, Count);

    public string Heading => HeadingOf(Words, Month, Number, Count);

    public IEnumerable<ShownChange> Principles => Shown.Where(change => change.Kind == ContributionKind.Principle);

    public IEnumerable<IGrouping<ContributionKind, ShownChange>> Others =>
        Shown.Where(change => change.Kind != ContributionKind.Principle).OrderBy(change => change.Kind == ContributionKind.Barrier).ThenBy(change => change.What).GroupBy(change => change.Kind);

    /// <summary>There are few of them, so all are with the newest changes.</summary>
    public IReadOnlyList<ThemeChange> Themes => Number == Count ? Month.Themes : [];

    public string? Older => Number > 1 ? $"/{PathOf(Month, Number - 1, Count)}" : null;

    public string? Newer => Number < Count ? $"/{PathOf(Month, Number + 1, Count)}" : null;

    private static string PathOf(MonthOfChanges month, int number, int count) => month.Path + (number == count ? "" : $"part-{number}/");

    private static string HeadingOf(AllWords words, MonthOfChanges month, int number, int count)
    {
        var heading = words.Changes.Month(words.Language.Month(month.At));
        return number == count ? heading : $"{heading}, {words.Changes.Part(number)}";
    }
}

/// <summary>One change in a list.</summary>
/// <param name="NamesItem">False on the item's own page.</param>
public sealed record ChangeItemModel(AllWords Words, ShownChange Change, bool NamesItem)
{
    /// <summary>The item that the sentence names with a link; null if it names none.</summary>
    public ShownItem? Named => Change.MergedInto ?? (NamesItem ? Change.Item : null);

    public string Did
    {
        get
        {
            var did = Change.Renumbering is { } numbers ? Words.Changes.Renumbered(numbers.Before, numbers.Now)
                : Change.Category is { } category ? Words.Changes.Recategorised(category.Before ?? Words.Changes.NoCategory, category.Now ?? Words.Changes.NoCategory)
                : Change.What == ChangeKind.Merged ? Words.Changes.Merged(Words.Changes.Kind(Change.Kind, 1))
                : Change.What == ChangeKind.Gone ? $"{Words.Changes.Kind(Change.Kind, 1)} {Words.Changes.Were(Change.What)}"
                : Words.Changes.Did(Change.What);
            return Named is null || Change.What == ChangeKind.Merged ? did : $"{did}:";
        }
    }
}

/// <summary>One change of a theme in a list.</summary>
public sealed record ThemeChangeModel(AllWords Words, ThemeChange Change)
{
    public string Did => Change.What switch
    {
        ThemeChangeKind.Published => Words.ThemePage.Published,
        ThemeChangeKind.Reworded => Words.ThemePage.Reworded,
        ThemeChangeKind.TakenOff => Words.ThemePage.TakenOff,
        _ => throw new UnreachableException(),
    };
}

/// <param name="Snapshot">Number of the snapshot that has the new words.</param>
public sealed record RewordingModel(AllWords Words, Rewording Rewording, int? Snapshot = null)
{
    public IEnumerable<RewordedPart> Parts(ItemWords before, ItemWords now) => new RewordedPart[]
    {
        new(null, before.Title, now.Title, IsTitle: true),
        new(null, before.Text, now.Text),
        new(Words.Principle.Importance, before.Importance ?? "", now.Importance ?? ""),
        new(Words.Principle.Meaning, before.Meaning ?? "", now.Meaning ?? ""),
    }.Where(part => part.Before != part.Now);
}

public sealed record RewordedPart(string? Heading, string Before, string Now, bool IsTitle = false);

/// <summary>How one principle has changed, on its own page.</summary>
public sealed record PrincipleHistoryModel(AllWords Words, IReadOnlyList<ShownChange> Changes)
{
    public const int Most = 20;
}
