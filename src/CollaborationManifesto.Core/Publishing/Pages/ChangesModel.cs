using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using ManifestoModel = CollaborationManifesto.Model.Manifesto;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The versions, newest first. Titles are the current ones; items that are no longer published have none.</summary>
public sealed record ChangesModel(PageFrame Frame, ChangesWords Words, IReadOnlyList<VersionModel> Versions)
{
    public static ChangesModel From(PageFrame frame, ChangesWords words, ManifestoModel manifesto, SnapshotLog log)
    {
        var titles = manifesto.Principles.Concat(manifesto.Retired).Select(principle => (principle.Id, principle.Title))
            .Concat(manifesto.Principles.SelectMany(principle => principle.Guidance).Concat(manifesto.OtherGuidance).DistinctBy(item => item.Id).Select(item => (item.Id, item.Title)))
            .Concat(manifesto.Barriers.Select(barrier => (barrier.Id, barrier.Title)))
            .ToDictionary(item => item.Id.ToString(), item => item.Title);
        return new(frame, words, [.. log.Snapshots.Reverse().Select(snapshot => new VersionModel(snapshot, ListsOf(snapshot)))]);

        IReadOnlyList<VersionListModel> ListsOf(Snapshot snapshot) =>
        [
            .. new[] { (words.Added, snapshot.Added), (words.Changed, snapshot.Changed), (words.Withdrawn, snapshot.Withdrawn) }
                .Where(list => list.Item2.Count > 0)
                .Select(list => new VersionListModel(list.Item1, [.. list.Item2.Ids.Select(ItemOf)], list.Item2.Count)),
        ];

        VersionItemModel ItemOf(string id) => new(id, ContributionId.Parse(id).Reference, titles.GetValueOrDefault(id));
    }
}

public sealed record VersionModel(Snapshot Snapshot, IReadOnlyList<VersionListModel> Lists);

/// <param name="Items">The first items.</param>
/// <param name="Count">Number of all items.</param>
public sealed record VersionListModel(string Heading, IReadOnlyList<VersionItemModel> Items, int Count);

/// <param name="Title">Null if it is no longer published.</param>
public sealed record VersionItemModel(string Id, string Reference, string? Title);
