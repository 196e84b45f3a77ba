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

    private ChangeHistory(IEnumerable<ShownChange> changes)
    {
        All = [.. changes.OrderByDescending(change => change.At).ThenBy(change => change.Item?.Number).ThenBy(change => change.Item?.Title, StringComparer.Ordinal)];
        Months = [.. All.GroupBy(change => Language.MonthKey(change.At)).OrderByDescending(month => month.Key, StringComparer.Ordinal).Select(month => new MonthOfChanges(month.Key, [.. month]))];
        _byItem = All.Where(change => change.Item is not null).ToLookup(change => change.Item!.Id);
    }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ShownChange> All { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<MonthOfChanges> Months { get; }

    public IEnumerable<ShownChange> Of(ContributionId id) => _byItem[id];

    public ChangeCounts Since(DateTimeOffset time) => Count(All.Where(change => change.At > time));

    public static ChangeCounts Count(IEnumerable<ShownChange> changes) => ChangeCounts.Of(changes.Select(change => (change.Kind, change.What, (object?)change.Item?.Id ?? change)));

    public static ChangeHistory From(Manifesto manifesto, ChangeLog log)
    {
        var items = ItemsOf(manifesto).ToDictionary(item => item.Item.Id.ToString());
        var moved = manifesto.Moved.Where(page => page.To is not null).ToDictionary(page => page.Path, page => $"/{page.To}");
        var byLink = items.Values.ToLookup(item => item.Item.Link, item => item.Item);
        var retired = manifesto.Retired.Select(principle => principle.Id.ToString()).ToHashSet();
        return new(items.Values.Select(item => new ShownChange(item.PublishedAt, item.Item.Kind, ChangeKind.Added) { Item = item.Item })
            .Concat(log.Changes.SelectMany(recorded => Shown(recorded.At, recorded.Change, items.GetValueOrDefault(recorded.Change.Id).Item))));

        IEnumerable<ShownChange> Shown(DateTimeOffset at, ItemChange change, ShownItem? item)
        {
            if (change.IsGone && (item is null || retired.Contains(change.Id)))
            {
                var into = moved.TryGetValue($"contributions/{change.Id}/", out var link) ? byLink[link].FirstOrDefault() : null;
                yield return new(at, change.Kind, item is not null ? ChangeKind.Retired : into is not null ? ChangeKind.Merged : ChangeKind.Gone) { Item = item, MergedInto = into };
            }

            if (item is null)
                yield break;
            if (change.IsNew)
                yield return new(at, change.Kind, ChangeKind.Returned) { Item = item };
            if (change.Rewording is { } rewording)
                yield return new(at, change.Kind, ChangeKind.Reworded) { Item = item, Rewording = rewording };
            if (change.Renumbering is { } renumbering)
                yield return new(at, change.Kind, ChangeKind.Renumbered) { Item = item, Renumbering = renumbering };
            if (change.Category is { } category)
                yield return new(at, change.Kind, ChangeKind.Recategorised) { Item = item, Category = category };
            if (change.HasOtherPrinciples)
                yield return new(at, change.Kind, ChangeKind.Relinked) { Item = item };
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

    /// <summary>A moment in it.</summary>
    public DateTimeOffset At => Changes[0].At;

    public IEnumerable<ShownChange> Principles => Changes.Where(change => change.Kind == ContributionKind.Principle);

    public IEnumerable<ShownChange> Others => Changes.Where(change => change.Kind != ContributionKind.Principle);
}

public sealed record ShownChange(DateTimeOffset At, ContributionKind Kind, ChangeKind What)
{
    /// <summary>Null if it is no longer published.</summary>
    public ShownItem? Item { get; init; }

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
