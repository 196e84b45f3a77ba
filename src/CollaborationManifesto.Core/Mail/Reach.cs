using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Mail;

/// <summary>Whom mail reaches and whom not: what is known of it, and once a day what SendGrid knows.</summary>
public sealed partial class Reach(
    SuppressionLists lists, Unreached unreached, CuratorRegister curators, ContributionStore contributions, EmailClaims claims, TimeProvider clock, ILogger<Reach> log)
{
    /// <summary>Days after which a refused address of a contributor is no news.</summary>
    private static readonly TimeSpan RefusedLife = TimeSpan.FromDays(30);

    /// <summary>It changes nothing.</summary>
    public async Task<ReachReport> LookAsync(CancellationToken cancellationToken)
    {
        var (all, known) = (await curators.ReadAsync(cancellationToken), await unreached.ReadAsync(cancellationToken));
        var reasons = known.Rows.GroupBy(row => row.Who).ToDictionary(rows => rows.Key, rows => rows.First());
        return new(
            [.. all],
            [.. from curator in all where reasons.ContainsKey(Addressee.For(curator)) select (curator, reasons[Addressee.For(curator)])],
            [.. from row in reasons.Values where !row.Who.IsCurator select (ContributionId.Parse(row.Who.Id), row)],
            known.Suppressions,
            known.ReadAt);
    }

    /// <summary>Asks SendGrid for its lists where a day has passed. What is found there of nobody known here is not kept.</summary>
    public async Task CheckDailyAsync(CancellationToken cancellationToken)
    {
        if (!await unreached.BeginCheckAsync(cancellationToken))
            return;
        await ForgetMendedAsync(cancellationToken);
        // Not ended: the next run asks again.
        if (await lists.ReadAsync(cancellationToken) is not { } look)
            return;
        await unreached.ReplaceListedAsync(await KnownAsync(look.ByAddress, cancellationToken), cancellationToken);
        await unreached.EndCheckAsync(look.State, cancellationToken);
    }

    private async Task<List<UnreachedRow>> KnownAsync(IReadOnlyDictionary<string, Suppressed> suppressed, CancellationToken cancellationToken)
    {
        var known = (await curators.ReadAsync(cancellationToken)).Where(curator => suppressed.ContainsKey(curator.Email.Value))
            .Select(curator => Row(Addressee.For(curator), suppressed[curator.Email.Value])).ToList();
        if (suppressed.Count == 0)
            return known;
        var ofContributors = new List<UnreachedRow>();
        await foreach (var (id, address) in contributions.AddressesAsync(cancellationToken))
        {
            if (suppressed.TryGetValue(address, out var entry))
                ofContributors.Add(Row(Addressee.ContributorOf(id), entry));
        }

        if (ofContributors.Count > Unreached.MostShown)
            LogMany(ofContributors.Count, Unreached.MostShown);
        return [.. known, .. ofContributors.OrderByDescending(row => row.At).Take(Unreached.MostShown)];
    }

    /// <summary>A curator whose later mail was taken, one who is none any more, and contributors of whom there is nothing to say.</summary>
    private async Task ForgetMendedAsync(CancellationToken cancellationToken)
    {
        var ids = (await curators.ReadAsync(cancellationToken)).Select(curator => curator.Id).ToHashSet();
        await foreach (var row in unreached.RefusedAsync(cancellationToken))
        {
            var isOver = row.Who.IsCurator
                ? !ids.Contains(row.Who.Id) || (await claims.SinceAsync(row.Who.Id, row.At, cancellationToken)).AnyTaken(row.At)
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
