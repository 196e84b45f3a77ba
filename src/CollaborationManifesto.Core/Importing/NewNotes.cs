using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Importing;

/// <summary>Adds a note that is not here yet. Its id comes from where it was written, so it is added once, however often it is imported.</summary>
public sealed class NewNotes(ContributionStore contributions, ChangeQueue queue, Projection projection)
{
    /// <param name="looksFirst">False if it cannot be here: then storage is not asked, because an insert fails if the contribution exists.</param>
    internal async Task<NoteFound> AddAsync(Contribution note, bool looksFirst, bool isDryRun, CancellationToken cancellationToken)
    {
        var found = looksFirst ? await contributions.FindAsync(note.Id, cancellationToken) : null;
        if (found is null)
        {
            var tombstone = looksFirst ? await projection.FindTombstoneAsync(note.Id, cancellationToken) : null;
            if (tombstone is { TakenBack: false })
                return new(WasAdded: false, null);
            if (isDryRun || await InsertAsync(tombstone is null ? note : After(tombstone, note), cancellationToken))
                return new(WasAdded: true, null);
            found = await contributions.FindAsync(note.Id, cancellationToken);
        }

        return new(WasAdded: false, found);
    }

    /// <summary>It was taken back, and is brought in again. Both numbers go on, so that the projection and the emails do not take it for the one before.</summary>
    private static Contribution After(Tombstone tombstone, Contribution note) =>
        note with { Revision = tombstone.Revision + 1, ContentVersion = tombstone.Revision + 1 };

    private async Task<bool> InsertAsync(Contribution note, CancellationToken cancellationToken)
    {
        await queue.AnnounceAsync(note.Id, note.History[0].CommandId, cancellationToken);
        return await contributions.InsertAsync(note, cancellationToken);
    }
}

/// <param name="There">What was here already; null if it was added, or if it was deleted here.</param>
internal readonly record struct NoteFound(bool WasAdded, Versioned<Contribution>? There);
