using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>
/// Looks at a contribution that a message names and does what is missing, however often and in whatever order messages
/// come: the projection is brought up to it, it is compared with the others and the curators are told.
/// </summary>
public sealed partial class ChangeHandler(
    ContributionStore contributions,
    ChangeQueue changes,
    Projection projection,
    Lookalikes lookalikes,
    CuratorNotices curators,
    ContributorNotices contributor,
    IOptions<ChangeSettings> settings,
    TimeProvider clock,
    ILogger<ChangeHandler> log)
{
    /// <summary>An outage of the mail provider is waited for with growing delay, up to an hour.</summary>
    private static readonly TimeSpan LongestMailDelay = TimeSpan.FromHours(1);

    public async Task Handle(string message, CancellationToken cancellation)
    {
        var change = ChangeQueue.Read(message);
        var found = await contributions.Find(change.ContributionId, cancellation);
        if (found is not { Value: var contribution } || !contribution.Has(change.CommandId))
        {
            await WaitForItsRow(change, cancellation);
            return;
        }

        await projection.Show(contribution, cancellation);
        var curatorsTold = contribution.State != ContributionState.Pending || await TellCurators(contribution, cancellation);
        var delivery = await contributor.Send(contribution, cancellation);
        if (!curatorsTold || delivery is Delivery.Failed)
            await changes.PutBack(change with { Attempt = change.Attempt + 1 }, MailDelay(change.Attempt), cancellation);
        else if (delivery is Delivery.NotBefore(var time))
            await changes.PutBack(change with { Attempt = 0 }, Until(time), cancellation);
    }

    /// <summary>Whole seconds, because the queue counts in them, and at least one.</summary>
    private TimeSpan Until(DateTimeOffset time) => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((time - clock.GetUtcNow()).TotalSeconds)));

    private async Task<bool> TellCurators(Contribution contribution, CancellationToken cancellation) =>
        await curators.Send(contribution, await lookalikes.Look(contribution, cancellation), cancellation);

    /// <summary>The message may have come before its row, or its write may have failed: docs/adr/0002.</summary>
    private async Task WaitForItsRow(ContributionChanged change, CancellationToken cancellation)
    {
        if (clock.GetUtcNow() - change.AcceptedAt < TimeSpan.FromMinutes(settings.Value.GiveUpMinutes))
            await changes.PutBack(change, TimeSpan.FromSeconds(settings.Value.LookAgainSeconds), cancellation);
        else
            LogGivenUp(change.Id);
    }

    private TimeSpan MailDelay(int attempt)
    {
        var delay = TimeSpan.FromSeconds(settings.Value.LookAgainSeconds) * Math.Pow(2, Math.Min(attempt, 16));
        return delay < LongestMailDelay ? delay : LongestMailDelay;
    }

    [LoggerMessage(LogLevel.Information, "Contribution {Id} was announced but never written; its message is dropped")]
    private partial void LogGivenUp(string id);
}
