using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions;

/// <summary>
/// What has become of the notes of a closed session. It is a search of the whole table, so each instance makes it at most twice a minute, however
/// many people ask.
/// </summary>
public sealed class NoteFates(ContributionStore contributions, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

    /// <summary>Also by the moment when the notes had been brought in, so that they are not missed until the time is over.</summary>
    private readonly RecentlyAsked<(ContributionId Session, DateTimeOffset? BroughtInAt), ShortLivedCache<ILookup<ContributionId, NoteFate>>> _fates = new(clock);

    /// <returns>By the id of the note. A note that curators split has several; one that was deleted has none.</returns>
    public Task<ILookup<ContributionId, NoteFate>> OfAsync(LiveSession session, CancellationToken cancellationToken) =>
        _fates.For((session.Id, session.BroughtInAt), key => new(Lasts, clock, () => ReadAsync(key.Session))).GetAsync(cancellationToken);

    private async Task<ILookup<ContributionId, NoteFate>> ReadAsync(ContributionId session)
    {
        // Not the caller's token, because others wait for the answer too.
        var own = await contributions.OfImportAsync(session, CancellationToken.None).Select(read => read.Value).ToListAsync(CancellationToken.None);
        var known = own.ToDictionary(contribution => contribution.Id, contribution => (Contribution?)contribution);
        var fates = new List<NoteFate>();
        foreach (var contribution in own.OrderBy(contribution => contribution.Id.ToString(), StringComparer.Ordinal))
        {
            var end = await MergeRules.EndOfAsync(contribution, FindAsync);
            fates.Add(new(contribution, end?.Id is { } id && end.Standing != MergeStanding.Nowhere ? known[id] : null));
        }

        return fates.ToLookup(fate => fate.Note);

        async Task<Contribution?> FindAsync(ContributionId id)
        {
            if (!known.TryGetValue(id, out var contribution))
                known[id] = contribution = (await contributions.FindAsync(id, CancellationToken.None))?.Value;
            return contribution;
        }
    }
}

/// <param name="Contribution">What the note, or a part of it, is now.</param>
/// <param name="MergedInto">What it was merged into, published or still waiting; null if it was not, or if that is neither.</param>
public sealed record NoteFate(Contribution Contribution, Contribution? MergedInto)
{
    public ContributionId Note => Contribution.Whole ?? Contribution.Id;

    /// <summary>Its words may be shown: they are published, or they are still what was on the wall. What curators draft, or took off the site, is nobody else's business, and nobody has looked at what its writer changed since.</summary>
    public bool CanBeOnWall => Contribution.State switch
    {
        ContributionState.Approved => true,
        ContributionState.Pending => Contribution is { Whole: null, Earlier: null, FirstApprovedAt: null },
        ContributionState.Declined or ContributionState.Merged or ContributionState.Withdrawn => false,
    };
}
