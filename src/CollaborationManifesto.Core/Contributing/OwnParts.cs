using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Contributing;

/// <summary>
/// Everything that curators made from what one person sent as one. The private link to the whole or to a part leads to all that is left of it,
/// also when the time of the others is over and they were deleted.
/// </summary>
public sealed class OwnParts(ContributionStore contributions)
{
    /// <summary>The contribution of a private link. If it was deleted, the oldest part that was made from it; null if there is none.</summary>
    public async Task<Versioned<Contribution>?> FindAsync(ContributionId id, CancellationToken cancellationToken)
    {
        if (await contributions.FindAsync(id, cancellationToken) is { } own)
            return own;
        var parts = InOrder(await contributions.OfWholeAsync(id, cancellationToken).ToListAsync(cancellationToken)).ToList();
        return parts.Count == 0 ? null : parts[0];
    }

    /// <summary>
    /// The other parts, beginning with the one that was sent. Needs no request for what was never split. If a part was deleted, the table is searched
    /// for what was made from it.
    /// </summary>
    public async Task<ImmutableArray<Versioned<Contribution>>> OthersAsync(Contribution own, CancellationToken cancellationToken)
    {
        if (own.Whole is null && own.Parts.IsEmpty)
            return [];
        var whole = own.Whole ?? own.Id;
        var (found, named, isComplete) = (new List<Versioned<Contribution>>(), new Queue<ContributionId>([whole]), true);
        while (named.TryDequeue(out var next))
        {
            if (await contributions.FindAsync(next, cancellationToken) is not { } read)
            {
                isComplete = false;
                continue;
            }

            found.Add(read);
            foreach (var part in read.Value.Parts)
                named.Enqueue(part);
        }

        if (!isComplete)
            found.AddRange(await contributions.OfWholeAsync(whole, cancellationToken).ToListAsync(cancellationToken));
        return [.. InOrder(found.DistinctBy(read => read.Value.Id)).Where(read => read.Value.Id != own.Id)];
    }

    private static IEnumerable<Versioned<Contribution>> InOrder(IEnumerable<Versioned<Contribution>> found) =>
        found.OrderBy(read => read.Value.Whole is not null).ThenBy(read => read.Value.History[0].At);
}
