using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Mail;

/// <summary>Finds out whom email does not reach: from our own table and, once a day, from SendGrid's lists.</summary>
public sealed partial class Reach(
    SuppressionLists lists, UnreachableAddresses unreached, CuratorRegister curators, ContributionStore contributions, EmailClaims claims, TimeProvider clock, ILogger<Reach> log)
{
    /// <summary>Days after which a contributor's refused address is no longer reported.</summary>
    private static readonly TimeSpan RefusedLife = TimeSpan.FromDays(30);

    /// <summary>Changes nothing.</summary>
    public async Task<ReachReport> ReadAsync(CancellationToken cancellationToken)
    {
        var (all, known) = (await curators.ReadWithoutSeedingAsync(cancellationToken), await unreached.ReadAsync(cancellationToken));
        var reasons = known.Rows.GroupBy(row => row.Who).ToDictionary(rows => rows.Key, rows => rows.First());
        return new(
            [.. all],
            [.. from curator in all where reasons.ContainsKey(Addressee.For(curator)) select (curator, reasons[Addressee.For(curator)])],
            [.. from row in reasons.Values where !row.Who.IsCurator select (ContributionId.Parse(row.Who.Id), row)],
            known.Suppressions,
            known.ReadAt);
    }

    /// <summary>Reads SendGrid's lists if a day has passed. Does not store addresses that are not known here.</summary>
    public async Task CheckDailyAsync(CancellationToken cancellationToken)
    {
        if (!await unreached.BeginCheckAsync(cancellationToken))
            return;
        var all = await curators.ReadWithoutSeedingAsync(cancellationToken);
        await curators.BeginCountingAsync(all, cancellationToken);
        await ForgetResolvedAsync(all, cancellationToken);
        // Do not end the check, so that the next run asks again.
        if (await lists.ReadAsync(cancellationToken) is not { } look)
            return;
        await unreached.ReplaceListedAsync(await KnownAsync(all, look.ByAddress, cancellationToken), cancellationToken);
        await unreached.EndCheckAsync(look.State, cancellationToken);
    }

    private async Task<List<UnreachedRow>> KnownAsync(IReadOnlyList<Curator> all, IReadOnlyDictionary<string, Suppressed> suppressed, CancellationToken cancellationToken)
    {
        var known = all.Where(curator => suppressed.ContainsKey(curator.Email.Value))
            .Select(curator => Row(Addressee.For(curator), suppressed[curator.Email.Value])).ToList();
        if (suppressed.Count == 0)
            return known;
        var ofContributors = new List<UnreachedRow>();
        await foreach (var (id, address) in contributions.AddressesAsync(cancellationToken))
        {
            if (suppressed.TryGetValue(address, out var entry))
                ofContributors.Add(Row(Addressee.ContributorOf(id), entry));
        }

        if (ofContributors.Count > UnreachableAddresses.MostShown)
            LogMany(ofContributors.Count, UnreachableAddresses.MostShown);
        return [.. known, .. ofContributors.OrderByDescending(row => row.At).Take(UnreachableAddresses.MostShown)];
    }

    /// <summary>
    /// Forgets curators who have left or have since received an email, and contributors whose address is gone or was refused longer ago than
    /// <see cref="RefusedLife"/>.
    /// </summary>
    private async Task ForgetResolvedAsync(IReadOnlyList<Curator> all, CancellationToken cancellationToken)
    {
        var ids = all.Select(curator => curator.Id).ToHashSet();
        await foreach (var row in unreached.RefusedAsync(cancellationToken))
        {
            var isOver = row.Who.IsCurator
                ? !ids.Contains(row.Who.Id) || (await claims.ReadRecentAsync(row.Who.Id, row.At, cancellationToken)).AnyTaken(row.At)
                : clock.GetUtcNow() - row.At > RefusedLife
                    || await contributions.FindAsync(ContributionId.Parse(row.Who.Id), cancellationToken) is not { Value.Contributor.Email: not null };
            if (isOver)
                await unreached.ForgetRefusedAsync(row.Who, cancellationToken);
        }
    }

    private static UnreachedRow Row(Addressee who, Suppressed entry) => new(who, entry.Why, entry.At);

    [LoggerMessage(LogLevel.Warning, "Mail does not reach the contributors of {Count} contributions. The newest {Most} are shown")]
    private partial void LogMany(int count, int most);
}
