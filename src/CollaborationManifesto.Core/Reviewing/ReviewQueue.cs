using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Reviewing;

/// <summary>Finds what a curator can decide next.</summary>
public sealed class ReviewQueue(Projection projection)
{
    /// <summary>A longer queue is said to have more. Its keys would cost a further request for each thousand.</summary>
    public const int MostCounted = 1_000;

    /// <summary>The oldest that the curator has not voted on, after the ones that they skipped; null if there is none.</summary>
    /// <param name="current">The one that the curator has before them.</param>
    /// <param name="skipped">Place in the queue of the last one that they skipped; null if they skipped none.</param>
    public async Task<NextReview?> FindNextAsync(ContributionId current, Curator curator, string? skipped, CancellationToken cancellationToken)
    {
        var waiting = await projection.WaitingRowsAsync(cancellationToken)
            .Where(row => row.Id != current && row.NeedsVoteOf(curator.Id))
            .Take(MostCounted + 1)
            .ToListAsync(cancellationToken);
        return waiting.Count == 0 ? null : new((waiting.Find(row => string.CompareOrdinal(row.Key, skipped) > 0) ?? waiting[0]).Id, waiting.Count);
    }
}

/// <param name="Waiting">How many are waiting for the curator's vote, with this one; at most one more than <see cref="ReviewQueue.MostCounted"/>.</param>
public sealed record NextReview(ContributionId Id, int Waiting);
