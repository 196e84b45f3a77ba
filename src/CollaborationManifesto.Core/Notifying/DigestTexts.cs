using System.Collections.Concurrent;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>Reads what digests say of contributions, each once in a run, because the digests of all curators name much the same.</summary>
public sealed class DigestTexts(Projection projection, CancellationToken cancellationToken)
{
    private readonly ConcurrentDictionary<ContributionId, Lazy<Task<string>>> _texts = new();

    /// <summary>The texts of those that the digest names.</summary>
    public async Task<IReadOnlyDictionary<ContributionId, string>> ReadAsync(Digest digest)
    {
        var named = digest.NewNamed.Concat(digest.RemindersNamed).Select(due => due.Row).DistinctBy(row => row.Id).ToList();
        var texts = await Task.WhenAll(named.Select(row => _texts.GetOrAdd(row.Id, _ => new(() => projection.ReadWaitingTextAsync(row, cancellationToken))).Value));
        return named.Zip(texts).ToDictionary(read => read.First.Id, read => read.Second);
    }
}
