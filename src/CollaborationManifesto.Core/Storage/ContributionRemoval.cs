using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>Deletes a contribution from the table and its words from the projection.</summary>
public sealed class ContributionRemoval(ContributionStore contributions, Projection projection)
{
    /// <returns>False if someone changed it just now.</returns>
    public async Task<bool> TryRemoveAsync(Versioned<Contribution> read, CancellationToken cancellationToken)
    {
        // Delete its text from the projection first: if the run crashes in between, the next one finds the row again.
        await projection.ForgetAsync(read.Value, cancellationToken);
        if (await contributions.DeleteAsync(read, cancellationToken))
            return true;
        await ShowAgainAsync(read.Value.Id, cancellationToken);
        return false;
    }

    /// <summary>Someone changed it while it was being removed. Raises the revision, because the projection counts this one as forgotten.</summary>
    public async Task ShowAgainAsync(ContributionId id, CancellationToken cancellationToken)
    {
        while (await contributions.FindAsync(id, cancellationToken) is { Value: var now, ETag: var etag })
        {
            var next = now with { Revision = now.Revision + 1 };
            if (!await contributions.ReplaceAsync(next, etag, cancellationToken))
                continue;
            await projection.ShowAsync(next, cancellationToken);
            return;
        }
    }
}

/// <summary>What the projection knows of a contribution that was deleted.</summary>
/// <param name="TakenBack">It was waiting for a decision when its import was taken back. Others were declined, withdrawn or merged before.</param>
public sealed record Tombstone(int Revision, bool TakenBack);
