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

    /// <summary>The others are in the data.</summary>
    private const int MostVersions = 50;

    public IEnumerable<MonthOfChanges> Months => Changes.Months.Take(NewestMonths);

    public IEnumerable<MonthOfChanges> Earlier => Changes.Months.Skip(NewestMonths);

    public IEnumerable<Snapshot> Versions => Snapshots.Snapshots.Reverse().Take(MostVersions);
}

/// <summary>Everything that changed in one month, over as many pages as it needs.</summary>
/// <param name="Number">Number of the page, from 1.</param>
/// <param name="Count">Number of pages.</param>
public sealed record MonthModel(PageFrame Frame, AllWords Words, MonthOfChanges Month, IReadOnlyList<ShownChange> Shown, int Number, int Count)
{
    /// <summary>As many as a page of the board has.</summary>
    private const int PerPage = 200;

    public static IEnumerable<MonthModel> Pages(PageFrames frames, AllWords words, MonthOfChanges month)
    {
        var chunks = month.Principles.Concat(month.Others.OrderBy(change => change.Kind).ThenBy(change => change.What)).Chunk(PerPage).ToList();
        var heading = words.Changes.Month(words.Language.Month(month.At));
        return chunks.Select((chunk, index) => new MonthModel(
            frames.ForSite(chunks.Count == 1 ? heading : $"{heading}, {words.Language.InSentence(words.Board.PageOf(index + 1, chunks.Count))}", words.Changes.Description),
            words,
            month,
            chunk,
            index + 1,
            chunks.Count));
    }

    public string Path => PathOf(Number);

    public IEnumerable<ShownChange> Principles => Shown.Where(change => change.Kind == ContributionKind.Principle);

    public IEnumerable<IGrouping<ContributionKind, ShownChange>> Others => Shown.Where(change => change.Kind != ContributionKind.Principle).GroupBy(change => change.Kind);

    public string? Previous => Number > 1 ? $"/{PathOf(Number - 1)}" : null;

    public string? Next => Number < Count ? $"/{PathOf(Number + 1)}" : null;

    private string PathOf(int number) => Month.Path + (number == 1 ? "" : $"page-{number}/");
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
                : Change.What == ChangeKind.Gone ? $"{Words.Changes.Kind(Change.Kind, 1)} {Words.Changes.Were(Change.What)}"
                : Words.Changes.Did(Change.What);
            return Named is null || Change.What == ChangeKind.Merged ? did : $"{did}:";
        }
    }
}

public sealed record RewordingModel(AllWords Words, Rewording Rewording)
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
