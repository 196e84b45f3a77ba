using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Storage;

/// <summary>Follows chains of merges to their ends.</summary>
internal sealed class MergedRows
{
    private readonly Dictionary<ContributionId, PublishedRow> _rows;
    private readonly ILookup<ContributionId, PublishedRow> _byTarget;

    private MergedRows(IReadOnlyCollection<PublishedRow> rows)
    {
        _rows = rows.ToDictionary(row => row.Id);
        _byTarget = rows.Where(row => TargetOf(row) is not null).ToLookup(row => TargetOf(row)!.Id);
    }

    public static MergedRows From(IReadOnlyCollection<PublishedRow> rows) => new(rows);

    public IEnumerable<PublishedRow> Into(ContributionId id) => _byTarget[id];

    /// <summary>The published contribution at the end of its chain of merges; null if there is none. Stops at a circle of merges.</summary>
    public PublishedRow? TargetOf(PublishedRow row)
    {
        var seen = new HashSet<ContributionId>();
        while (row.MergedInto is { } next && seen.Add(row.Id) && _rows.TryGetValue(next, out var target))
            row = target;
        return seen.Count > 0 && row.Content is not null ? row : null;
    }
}

/// <summary>Looks up what has happened to the contribution that another was merged into.</summary>
public sealed class MergeStandings(ContributionStore contributions)
{
    /// <summary>Null if it is not merged, which needs no storage call.</summary>
    public Task<MergeEnd?> EndOfAsync(Contribution contribution, CancellationToken cancellationToken) =>
        MergeRules.EndOfAsync(contribution, async id => (await contributions.FindAsync(id, cancellationToken))?.Value);
}
