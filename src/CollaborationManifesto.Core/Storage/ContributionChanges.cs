using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>
/// Makes one change to a contribution: the message first, then the row, guarded by its ETag. A change that someone else's
/// overtook is decided again on what is there now; a write whose answer was lost is recognised by its command.
/// </summary>
public sealed class ContributionChanges(ContributionStore contributions, ChangeQueue queue)
{
    /// <summary>Only as many other changes at the same moment could use these tries up.</summary>
    private const int Tries = 20;

    /// <param name="decide">Gives the next revision, or null to leave the contribution as it is.</param>
    /// <returns>The contribution as it is now, null where it was deleted meanwhile, and whether the command is in it.</returns>
    public async Task<(Contribution? Contribution, bool Done)> TryUpdateAsync(
        Versioned<Contribution> read, string commandId, Func<Contribution, Contribution?> decide, CancellationToken cancellationToken)
    {
        var announced = false;
        for (var tries = 0; tries < Tries; tries++)
        {
            if (read.Value.Has(commandId))
                return (read.Value, true);
            if (decide(read.Value) is not { } next)
                return (read.Value, false);
            if (!announced)
                await queue.AnnounceAsync(next.Id, commandId, cancellationToken);
            announced = true;
            if (await contributions.ReplaceAsync(next, read.ETag, cancellationToken))
                return (next, true);
            if (await contributions.FindAsync(next.Id, cancellationToken) is not { } again)
                return (null, false);
            read = again;
        }

        return (read.Value, false);
    }
}
