using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// What has changed, for readers: newest first, principles before guidance and barriers. Nothing is said of an item that is no longer published,
/// except that it is gone.
/// </summary>
public sealed class ChangeHistory
{
    private readonly ILookup<ContributionId, ShownChange> _byItem;

    private ChangeHistory(IEnumerable<ShownChange> changes, IEnumerable<ThemeChange> themes)
    {
        All = [.. changes.OrderByDescending(change => change.At).ThenBy(change => change.Item?.Number).ThenBy(change => change.Item?.Title, StringComparer.Ordinal)];
        var byMonth = themes.ToLookup(change => Language.MonthKey(change.At));
        var months = All.ToLookup(change => Language.MonthKey(change.At));
        Months = [.. months.Select(month => month.Key).Union(byMonth.Select(month => month.Key)).OrderDescending(StringComparer.Ordinal).Select(key => new MonthOfChanges(key, [.. months[key]]) { Themes = [.. byMonth[key]] })];
        _byItem = All.Where(change => change.Item is not null).ToLookup(change => change.Item!.Id);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ShownChange> All { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MonthOfChanges> Months { get; }

    public DateTimeOffset? LastAt => All.Count == 0 ? null : All[0].At;

    public IEnumerable<ShownChange> Of(ContributionId id) => _byItem[id];

    /// <param name="snapshot">Number of the snapshot after which to count.</param>
    public ChangeCounts Since(int snapshot) => Count(All.Where(change => change.Snapshot > snapshot));

    public static ChangeCounts Count(IEnumerable<ShownChange> changes) => ChangeCounts.Of(changes.Select(change => (change.Kind, change.What, change.Id)));

    public static ChangeHistory From(Manifesto manifesto, ChangeLog log)
    {
        var items = ItemsOf(manifesto).ToDictionary(item => item.Item.Id.ToString());
        var moved = manifesto.Moved.Where(page => page.To is not null).ToDictionary(page => page.Path, page => $"/{page.To}");
        var byLink = items.Values.SelectMany(item => new[] { item.Item.Link, $"/contributions/{item.Item.Id}/" }.Distinct().Select(link => (Link: link, item.Item))).ToDictionary(item => item.Link, item => item.Item);
        var first = log.Changes.Where(recorded => recorded.Change.IsNew || recorded.Change.IsGone).GroupBy(recorded => recorded.Change.Id).Select(same => same.First())
            .Where(recorded => recorded.Change.IsNew).ToDictionary(recorded => recorded.Change.Id, recorded => recorded.Snapshot);
        var gone = new HashSet<string>();
        var retired = manifesto.Retired.Select(principle => principle.Id.ToString()).ToHashSet();
        var added = items.Select(item => new ShownChange(item.Value.PublishedAt, item.Value.Item.Kind, ChangeKind.Added)
        {
            Id = item.Key,
            Item = item.Value.Item,
            Snapshot = first.TryGetValue(item.Key, out var number) ? number : null,
        });
        return new(added.Concat(log.Changes.SelectMany(recorded => Shown(recorded.At, recorded.Change, items.GetValueOrDefault(recorded.Change.Id).Item).Select(change => change with { Snapshot = recorded.Snapshot }))), manifesto.ThemeChanges);

        // From the oldest on: what comes after it was gone has returned.
        IEnumerable<ShownChange> Shown(DateTimeOffset at, ItemChange change, ShownItem? item)
        {
            if (change.IsGone)
                gone.Add(change.Id);
            if (change.IsGone && (item is null || retired.Contains(change.Id)))
            {
                var into = moved.TryGetValue($"contributions/{change.Id}/", out var link) ? byLink.GetValueOrDefault(link) : null;
                yield return new(at, change.Kind, item is not null ? ChangeKind.Retired : into is not null ? ChangeKind.Merged : ChangeKind.Gone) { Id = change.Id, Item = item, MergedInto = into };
            }

            if (item is null)
                yield break;
            if (change.IsNew && gone.Contains(change.Id))
                yield return new(at, change.Kind, ChangeKind.Returned) { Id = change.Id, Item = item };
            if (change.Rewording is { } rewording)
                yield return new(at, change.Kind, ChangeKind.Reworded) { Id = change.Id, Item = item, Rewording = rewording };
            if (change.Renumbering is { } renumbering)
                yield return new(at, change.Kind, ChangeKind.Renumbered) { Id = change.Id, Item = item, Renumbering = renumbering };
            if (change.Category is { } category)
                yield return new(at, change.Kind, ChangeKind.Recategorised) { Id = change.Id, Item = item, Category = category };
            if (change.HasOtherPrinciples)
                yield return new(at, change.Kind, ChangeKind.Relinked) { Id = change.Id, Item = item };
        }
    }

    private static IEnumerable<(ShownItem Item, DateTimeOffset PublishedAt)> ItemsOf(Manifesto manifesto) =>
        manifesto.Principles.Concat(manifesto.Retired)
            .Select(principle => (new ShownItem(principle.Id, ContributionKind.Principle, principle.Title, $"/principles/{principle.Slug}/") { Number = principle.Number }, principle.Origin.PublishedAt))
            .Concat(manifesto.AllGuidance.Select(item => (new ShownItem(item.Id, ContributionKind.Guidance, item.Title, $"/contributions/{item.Id}/"), item.Origin.PublishedAt)))
            .Concat(manifesto.Barriers.Select(item => (new ShownItem(item.Id, ContributionKind.Barrier, item.Title, $"/contributions/{item.Id}/"), item.Origin.PublishedAt)));
}

public sealed record MonthOfChanges(string Key, IReadOnlyList<ShownChange> Changes)
{
    public string Path => $"changes/{Key}/";

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ThemeChange> Themes { get; init; } = [];

    /// <summary>A moment in it.</summary>
    public DateTimeOffset At => Changes.Count > 0 ? Changes[0].At : Themes[0].At;

    public IEnumerable<ShownChange> Principles => Changes.Where(change => change.Kind == ContributionKind.Principle);

    public IEnumerable<ShownChange> Others => Changes.Where(change => change.Kind != ContributionKind.Principle);
}

public sealed record ShownChange(DateTimeOffset At, ContributionKind Kind, ChangeKind What)
{
    /// <summary>Of the item, also if it is no longer published.</summary>
    public required string Id { get; init; }

    /// <summary>Null if it is no longer published.</summary>
    public ShownItem? Item { get; init; }

    /// <summary>Number of the first snapshot that has it; null if it is not known.</summary>
    public int? Snapshot { get; init; }

    public Rewording? Rewording { get; init; }

    public Renumbering? Renumbering { get; init; }

    public Recategorising? Category { get; init; }

    public ShownItem? MergedInto { get; init; }
}

/// <param name="Link">Its address on the site.</param>
public sealed record ShownItem(ContributionId Id, ContributionKind Kind, string Title, string Link)
{
    /// <summary>Of a principle.</summary>
    public int Number { get; init; }
}
