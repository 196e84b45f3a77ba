using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Storage;

/// <summary>What was merged into what, followed to the end.</summary>
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

    /// <summary>The published contribution that it stands in now; null for none. A circle ends here.</summary>
    public PublishedRow? TargetOf(PublishedRow row)
    {
        var seen = new HashSet<ContributionId>();
        while (row.MergedInto is { } next && seen.Add(row.Id) && _rows.TryGetValue(next, out var target))
            row = target;
        return seen.Count > 0 && row.Content is not null ? row : null;
    }
}

/// <summary>Looks up what has become of the contribution that another was merged into.</summary>
public sealed class MergeStandings(ContributionStore contributions)
{
    /// <summary>Null for what is not merged, which costs no look.</summary>
    public Task<MergeEnd?> EndOfAsync(Contribution contribution, CancellationToken cancellationToken) =>
        MergeRules.EndOfAsync(contribution, async id => (await contributions.FindAsync(id, cancellationToken))?.Value);
}
