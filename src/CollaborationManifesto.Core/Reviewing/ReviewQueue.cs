using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Reviewing;

/// <summary>Finds what a curator can decide next.</summary>
public sealed class ReviewQueue(Projection projection, ContributionStore contributions)
{
    /// <summary>A longer queue is said to have more. To count it would cost a further request for each thousand.</summary>
    public const int MostCounted = 1_000;

    /// <summary>The projection is seconds behind, so the first few may have the curator's vote already.</summary>
    private const int MostChecked = 10;

    /// <summary>The oldest that the curator has not voted on, after the ones that they skipped; null if there is none.</summary>
    /// <param name="current">The one that the curator has before them.</param>
    /// <param name="skipped">Place in the queue of the last one that they skipped; null if they skipped none.</param>
    public async Task<NextReview?> FindNextAsync(ContributionId current, Curator curator, string? skipped, CancellationToken cancellationToken)
    {
        var waiting = await projection.WaitingRowsAsync(cancellationToken)
            .Where(row => row.Id != current && AskVoteOf(curator, row.Notices))
            .Take(MostCounted + 1)
            .ToListAsync(cancellationToken);
        var inOrder = waiting.OrderBy(row => string.CompareOrdinal(row.Key, skipped) <= 0).ToList();
        for (var checks = 0; checks < inOrder.Count; checks++)
        {
            if (checks == MostChecked || await IsOpenToAsync(curator, inOrder[checks].Id, cancellationToken))
                return new(inOrder[checks].Id, inOrder.Count - checks);
        }

        return null;
    }

    private async Task<bool> IsOpenToAsync(Curator curator, ContributionId id, CancellationToken cancellationToken) =>
        await contributions.FindAsync(id, cancellationToken) is { } read && AskVoteOf(curator, CuratorNotice.About(read.Value));

    private static bool AskVoteOf(Curator curator, IEnumerable<CuratorNotice> notices) => notices.Any(notice => notice.AsksVoteOf(curator.Id));
}

/// <param name="Waiting">How many are waiting for the curator's vote, with this one; at most one more than <see cref="ReviewQueue.MostCounted"/>.</param>
public sealed record NextReview(ContributionId Id, int Waiting);
