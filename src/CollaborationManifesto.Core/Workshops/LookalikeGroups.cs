using System.Collections.Immutable;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Workshops;

/// <summary>Groups the notes of one import that look alike, as far as the search has found them.</summary>
public sealed class LookalikeGroups(Projection projection)
{
    private const int GroupsShown = 20;

    /// <summary>Largest groups first.</summary>
    public async Task<LookalikeList> FindAsync(ContributionId import, CancellationToken cancellationToken)
    {
        var notes = await projection.NotesOfImportAsync(import, cancellationToken).ToDictionaryAsync(note => note.Id, cancellationToken: cancellationToken);
        var groups = Connected(notes).Where(group => group.Count > 1).OrderByDescending(group => group.Count).ThenBy(group => group[0].Key, StringComparer.Ordinal).ToList();
        return new(groups.Count, [.. groups.Take(GroupsShown).Select(group => new LookalikeGroup([.. group.Take(DeskItem.Most)], group.Count))]);
    }

    /// <summary>Each note leads to the notes that it looks like, and they to it.</summary>
    internal static IEnumerable<IReadOnlyList<ImportedNote>> Connected(IReadOnlyDictionary<ContributionId, ImportedNote> notes)
    {
        var pairs = notes.Values.SelectMany(note => note.Alike.Where(notes.ContainsKey).SelectMany(other => new[] { (From: note.Id, To: other), (From: other, To: note.Id) }));
        var neighbours = pairs.ToLookup(pair => pair.From, pair => pair.To);
        var seen = new HashSet<ContributionId>();
        foreach (var first in notes.Keys.Where(id => neighbours.Contains(id)))
        {
            if (!seen.Add(first))
                continue;
            var (group, next) = (new List<ImportedNote>(), new Queue<ContributionId>([first]));
            while (next.TryDequeue(out var id))
            {
                group.Add(notes[id]);
                foreach (var other in neighbours[id].Where(seen.Add))
                    next.Enqueue(other);
            }

            yield return [.. group.OrderBy(note => note.Key, StringComparer.Ordinal)];
        }
    }
}

/// <param name="Total">Number of groups; only the first are shown.</param>
public sealed record LookalikeList(int Total, ImmutableArray<LookalikeGroup> Groups);

/// <param name="Notes">As many as one action can change.</param>
/// <param name="Total">How many look alike.</param>
public sealed record LookalikeGroup(ImmutableArray<ImportedNote> Notes, int Total);
