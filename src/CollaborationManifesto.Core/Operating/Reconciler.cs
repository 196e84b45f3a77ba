using System.Diagnostics.Metrics;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Workshops;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>
/// Does what a lost message left undone (docs/adr/0011). Curators' emails need no repair, because the next digest has whatever no email has
/// announced.
/// </summary>
public sealed partial class Reconciler(
    ContributionStore contributions,
    ProjectionGaps gaps,
    SplitParts parts,
    Projection projection,
    ChangeQueue queue,
    ContributorNotices contributor,
    AddressQuestions questions,
    Reach reach,
    ThemeRegister themes,
    ImportRunner imports,
    SessionRunner sessions,
    ReportNotices reports,
    SignatureNotices signatures,
    TimedDecisions timed,
    IOptions<CurationSettings> curation,
    TimeProvider clock,
    IMeterFactory meters,
    ILogger<Reconciler> log)
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "CollaborationManifesto.Reconciling";

    /// <summary>A day, as in the limit on questions to an address, so that nobody is asked more often because of this.</summary>
    private static readonly TimeSpan EmailLookback = TimeSpan.FromDays(1);

    private readonly Counter<int> _leftBehind = meters.Create(Name)
        .CreateCounter<int>("manifesto.reconcile.contributions", "{contribution}", "Contributions whose change no message had handled.");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var id in gaps.FindAsync(cancellationToken))
        {
            if (await contributions.FindAsync(id, cancellationToken) is not { Value: var contribution })
                await parts.TryRemoveUnnamedAsync(id, cancellationToken);
            else if (IsOverdue(contribution))
                await AnnounceAgainAsync(contribution, cancellationToken);
        }

        await timed.ApplyAsync(cancellationToken);
        await projection.MarkMissedChangeAsync(cancellationToken);
        await themes.MarkMissedChangeAsync(cancellationToken);
        await MailContributorsAsync(cancellationToken);
        await questions.AskWaitingAsync(cancellationToken);
        await reach.CheckDailyAsync(cancellationToken);
        await imports.ContinueLeftBehindAsync(cancellationToken);
        await sessions.ContinueLeftBehindAsync(cancellationToken);
        await reports.ContinueLeftBehindAsync(cancellationToken);
        await signatures.ContinueLeftBehindAsync(cancellationToken);
    }

    private async Task AnnounceAgainAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        await queue.AnnounceAsync(contribution.Id, contribution.History[^1].CommandId, cancellationToken);
        _leftBehind.Add(1);
        LogLeftBehind(contribution.Id.ToString());
    }

    /// <summary>Sends directly, not by a message: while email is down, every run would add another message.</summary>
    private async Task MailContributorsAsync(CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - EmailLookback - TimeSpan.FromMinutes(curation.Value.UndoMinutes);
        await foreach (var read in contributions.WithAddressSinceAsync(since, cancellationToken))
        {
            // If one email cannot be sent now, neither can the next. Erasing an address is different, because it needs its own permission.
            if (IsOverdue(read.Value) && await SendAsync(read.Value, cancellationToken) is Delivery.Failed && read.Value.ErasureDue is null)
                return;
        }
    }

    /// <summary>A defect in one email does not delay the others. Its message, if it has one, fails by itself.</summary>
    private async Task<Delivery> SendAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        try
        {
            return await contributor.SendAsync(contribution, cancellationToken);
        }
        catch (Exception defect) when (defect is not OperationCanceledException && StorageFailure.FindTransient(defect) is null)
        {
            LogNotMailed(defect, contribution.Id.ToString());
            return new Delivery.Complete();
        }
    }

    /// <summary>True once its own message has stopped looking for it.</summary>
    private bool IsOverdue(Contribution contribution) =>
        clock.GetUtcNow() - (contribution.Place?.At > contribution.History[^1].At ? contribution.Place.At : contribution.History[^1].At) >= ChangeQueue.DropAfter;

    [LoggerMessage(LogLevel.Error, "The mail about contribution {Id} could not be made; the others are sent")]
    private partial void LogNotMailed(Exception defect, string id);

    [LoggerMessage(LogLevel.Warning, "Contribution {Id} was left behind by its message and is announced again")]
    private partial void LogLeftBehind(string id);
}
