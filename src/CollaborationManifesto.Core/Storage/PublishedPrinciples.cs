using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>A published principle, as a choice in a form.</summary>
public readonly record struct PrincipleTitle(ContributionId Id, string Title);

/// <summary>
/// The published principles for the forms that the functions show. Read at most once a minute, so that checking a contribution needs no
/// storage call of its own.
/// </summary>
public sealed class PublishedPrinciples(Projection projection, TimeProvider clock)
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);
    private volatile Known? _known;

    public async Task<IReadOnlyList<PrincipleTitle>> ListAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && clock.GetUtcNow() - known.ReadAt < MaxAge)
            return known.Principles;
        return await ReadAsync(cancellationToken);
    }

    /// <summary>For a curator who has just published a principle and wants to link something to it.</summary>
    public async Task<IReadOnlyList<PrincipleTitle>> ReadAsync(CancellationToken cancellationToken)
    {
        var readAt = clock.GetUtcNow();
        var principles = await projection.PublishedPrinciplesAsync(cancellationToken);
        _known = new(principles, readAt);
        return principles;
    }

    private sealed record Known(IReadOnlyList<PrincipleTitle> Principles, DateTimeOffset ReadAt);
}
