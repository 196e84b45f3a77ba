using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>
/// Makes one change to a contribution: first the message, then the row, guarded by its ETag. If someone else's change came first, the change
/// is decided again on the new state. If the answer to a write was lost, its command in the history shows that it succeeded.
/// </summary>
public sealed class ContributionUpdater(ContributionStore contributions, ChangeQueue queue, SplitParts parts)
{
    /// <summary>A change fails only if this many other changes come first at the same moment.</summary>
    private const int Tries = 20;

    /// <summary>What no page or list needs to show is not announced.</summary>
    /// <param name="decide">Returns the next revision, or null to leave the contribution unchanged.</param>
    /// <returns>The contribution as it is now (null if it was deleted meanwhile), and whether the command is in its history.</returns>
    public async Task<(Contribution? Contribution, bool Done)> TryUpdateAsync(
        Versioned<Contribution> read, string commandId, Func<Contribution, Contribution?> decide, CancellationToken cancellationToken)
    {
        var announced = false;
        for (var tries = 0; tries < Tries; tries++)
        {
            if (read.Value.HasCommand(commandId))
                return (read.Value, true);
            if (read.Value.IsProvisional)
            {
                if (await parts.SettleAsync(read.Value.Id, cancellationToken) is not { } settled)
                    return (null, false);
                read = settled;
            }

            if (decide(read.Value) is not { } next)
                return (read.Value, false);
            if (!announced && next.RevisionToShow > read.Value.RevisionToShow)
            {
                await queue.AnnounceAsync(next.Id, next.Place == read.Value.Place ? commandId : ThemePlace.Announcement(next.Place!.Number), cancellationToken);
                announced = true;
            }

            if (await contributions.ReplaceAsync(next, read.ETag, cancellationToken))
                return (next, true);
            if (await contributions.FindAsync(next.Id, cancellationToken) is not { } again)
                return (null, false);
            read = again;
        }

        return (read.Value, read.Value.HasCommand(commandId));
    }
}
