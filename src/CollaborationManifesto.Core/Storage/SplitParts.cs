using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>
/// Second parts of splits. A provisional one exists only as long as the first part names it, so that the write of the first part alone splits and
/// undoes a split (docs/adr/0019).
/// </summary>
public sealed class SplitParts(ContributionStore contributions, ContributionRemoval removal, TimeProvider clock)
{
    /// <summary>
    /// Lets a part exist by itself, before anything else changes it. The first part is written too, although nothing in it changes: an undo that has
    /// begun then fails, because it has read the first part before it made the second provisional.
    /// </summary>
    /// <returns>Null if nothing names it.</returns>
    public async Task<Versioned<Contribution>?> SettleAsync(ContributionId id, CancellationToken cancellationToken)
    {
        while (await contributions.FindRowAsync(id, cancellationToken) is { } part)
        {
            if (!part.Value.IsProvisional)
                return part;
            if (await FindFirstAsync(part.Value, cancellationToken) is not { } first || !first.Value.Parts.Contains(id))
                return null;
            if (await contributions.ReplaceAsync(first.Value, first.ETag, cancellationToken))
                await contributions.ReplaceAsync(part.Value with { IsProvisional = false }, part.ETag, cancellationToken);
        }

        return null;
    }

    /// <summary>
    /// Deletes a part if the first no longer names it, or if it is too late to do so. What was never named is not in the projection, and leaves nothing
    /// there: the same post again may bring it back.
    /// </summary>
    public async Task<bool> TryRemoveUnnamedAsync(ContributionId id, CancellationToken cancellationToken)
    {
        if (await contributions.FindRowAsync(id, cancellationToken) is not { Value.IsProvisional: true } part)
            return false;
        var first = await FindFirstAsync(part.Value, cancellationToken);
        if (first?.Value.Parts.Contains(id) == true)
            return false;
        var wasNamed = first?.Value.History.Any(entry => entry.Part == id) != false;
        return wasNamed
            ? await removal.TryRemoveAsync(part, cancellationToken)
            : clock.GetUtcNow() - part.Value.History[^1].At >= ChangeQueue.DropAfter && await contributions.DeleteAsync(part, cancellationToken);
    }

    private async Task<Versioned<Contribution>?> FindFirstAsync(Contribution part, CancellationToken cancellationToken) =>
        part.SplitFrom is { } first ? await contributions.FindAsync(first, cancellationToken) : null;
}
