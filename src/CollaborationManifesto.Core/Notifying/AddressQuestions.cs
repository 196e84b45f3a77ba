using System.Collections.Immutable;
using Azure.Data.Tables;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>
/// Asks whether an email address belongs to the person who sent a contribution. One email asks about all unconfirmed contributions with the
/// address, each with its own link. Few such emails go to an address in a day, because it may be a stranger's. Contributions that have to
/// wait for the next email are in the partition <c>unasked</c> of the table <c>mail</c>.
/// </summary>
public sealed class AddressQuestions(
    TableServiceClient tables,
    IOptions<StorageSettings> names,
    AddressHash hash,
    EmailClaims claims,
    ContributorMails mails,
    Outbox outbox,
    UnreachableAddresses unreached,
    ContributionStore contributions,
    IOptions<MailSettings> settings,
    TimeProvider clock)
{
    /// <summary>Contributions in one email; the next email has the rest.</summary>
    public const int MostAsked = 20;

    private const string Partition = "unasked";
    private const string Recipient = "Recipient";
    private const string Since = "Since";

    private readonly TableClient _table = tables.GetTableClient(names.Value.MailTable);

    private DateTimeOffset DayAgo => clock.GetUtcNow().AddDays(-1);

    /// <summary>False if it must be tried again soon. True also if the day's emails are used up: <see cref="AskWaitingAsync"/> asks later.</summary>
    public async Task<bool> AskAsync(Contribution contribution, CancellationToken cancellationToken) =>
        await AskNowAsync(contribution, cancellationToken) != Outcome.Failed;

    /// <summary>Asks about contributions that earlier emails had no room for, or that came after the day's last email.</summary>
    public async Task AskWaitingAsync(CancellationToken cancellationToken)
    {
        var usedUp = new HashSet<string>();
        await foreach (var row in RowsAsync(null, cancellationToken))
        {
            var recipient = row.GetString(Recipient);
            if (usedUp.Contains(recipient))
                continue;
            var outcome = await contributions.FindAsync(ContributionId.Parse(row.RowKey), cancellationToken) is { Value: var contribution } && IsOpen(contribution)
                ? await AskNowAsync(contribution, cancellationToken)
                : Outcome.Asked;
            if (outcome == Outcome.Failed)
                return;
            if (outcome == Outcome.Asked)
                await _table.DeleteEntityAsync(Partition, row.RowKey, cancellationToken: cancellationToken);
            else
                usedUp.Add(recipient);
        }
    }

    /// <summary>Forgets that a contribution waits to be asked about.</summary>
    internal Task ForgetAsync(ContributionId id, CancellationToken cancellationToken) => _table.DeleteEntityAsync(Partition, id.ToString(), cancellationToken: cancellationToken);

    private async Task<Outcome> AskNowAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        var recipient = await hash.ComputeAsync(contribution.Contributor.Email!, cancellationToken);
        RecentEmails sent = await SentToAsync(contribution.Contributor.Email!, recipient, cancellationToken);
        if (IsAsked(sent, contribution.Id))
            return Outcome.Asked;
        if (IsUsedUp(sent))
            return await WaitAsync(contribution.Id, recipient, cancellationToken);
        var waiting = await RowsAsync(recipient, cancellationToken).OrderBy(row => row.GetDateTimeOffset(Since)).Select(row => row.RowKey).ToListAsync(cancellationToken);
        var open = await OpenAsync(contribution, [.. waiting, .. Asked(sent)], cancellationToken);
        OutgoingEmail mail = new OutgoingEmail(
            recipient, Addressee.ContributorOf(contribution.Id), RecentEmails.Questions + contribution.Id, () => mails.QuestionAsync(contribution.Contributor.Email!, open))
        {
            Notifies = new([.. open.Select(one => one.Id.ToString())], []),
            Since = DayAgo,
            MayGo = others => !IsBeingAsked(others, contribution.Id) && !IsUsedUp(others),
        };
        switch (await outbox.SendAsync(mail, cancellationToken))
        {
            case SendResult.Sent:
                await ForgetAsync(open, waiting, cancellationToken);
                return Outcome.Asked;
            case SendResult.Refused:
                foreach (var other in open.Skip(1))
                    await unreached.NoteRefusedAsync(Addressee.ContributorOf(other.Id), cancellationToken);
                await ForgetAsync(open, waiting, cancellationToken);
                return Outcome.Asked;
            case SendResult.Deferred when IsUsedUp(await claims.ReadRecentAsync(recipient, DayAgo, cancellationToken)):
                return await WaitAsync(contribution.Id, recipient, cancellationToken);
            default:
                return Outcome.Failed;
        }
    }

    /// <summary>Includes emails that an earlier version sent to the address as it was stored then.</summary>
    private async Task<RecentEmails> SentToAsync(EmailAddress address, string recipient, CancellationToken cancellationToken)
    {
        RecentEmails sent = await claims.ReadRecentAsync(recipient, DateTimeOffset.UnixEpoch, cancellationToken);
        return await hash.BeforeAsync(address, cancellationToken) is { } before ? sent.And(await claims.ReadRecentAsync(before, DateTimeOffset.UnixEpoch, cancellationToken)) : sent;
    }

    /// <summary>Those that still need a confirmation, starting with <paramref name="first"/>.</summary>
    private async Task<ImmutableArray<Contribution>> OpenAsync(Contribution first, IEnumerable<string> others, CancellationToken cancellationToken)
    {
        var open = ImmutableArray.CreateBuilder<Contribution>();
        open.Add(first);
        // Each costs a read, so the oldest contributions of someone who sent dozens are left out.
        foreach (var id in others.Where(id => id != first.Id.ToString()).Distinct().Take(2 * MostAsked))
        {
            if (open.Count < MostAsked && await contributions.FindAsync(ContributionId.Parse(id), cancellationToken) is { Value: var other } && IsOpen(other))
                open.Add(other);
        }

        return open.ToImmutable();
    }

    private async Task<Outcome> WaitAsync(ContributionId id, string recipient, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(new TableEntity(Partition, id.ToString()) { [Recipient] = recipient, [Since] = clock.GetUtcNow() }, cancellationToken);
        }
        catch (Azure.RequestFailedException there) when (there.Status == 409)
        {
            // It is waiting already.
        }

        return Outcome.Waits;
    }

    private async Task ForgetAsync(IEnumerable<Contribution> asked, IReadOnlyCollection<string> waiting, CancellationToken cancellationToken)
    {
        foreach (var one in asked.Where(one => waiting.Contains(one.Id.ToString())))
            await ForgetAsync(one.Id, cancellationToken);
    }

    private IAsyncEnumerable<TableEntity> RowsAsync(string? recipient, CancellationToken cancellationToken) => _table.QueryAsync<TableEntity>(
        recipient is null ? TableClient.CreateQueryFilter($"PartitionKey eq {Partition}") : TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Recipient eq {recipient}"),
        cancellationToken: cancellationToken);

    private bool IsUsedUp(RecentEmails mails) => mails.CountQuestions(DayAgo) >= settings.Value.QuestionsPerAddressAndDay;

    private static bool IsOpen(Contribution contribution) =>
        contribution is { Contributor: { Email: not null, EmailConfirmed: false }, ErasureDue: null } && contribution.State != ContributionState.Withdrawn;

    private static bool IsAsked(RecentEmails mails, ContributionId id) => Asked(mails).Contains(id.ToString());

    private static bool IsBeingAsked(RecentEmails mails, ContributionId id) => mails.About(RecentEmails.Questions, sentAlone: false).Contains(id.ToString());

    /// <summary>Ids of the contributions that emails have asked about, newest first.</summary>
    private static IEnumerable<string> Asked(RecentEmails mails) => mails.About(RecentEmails.Questions, sentAlone: true);

    private enum Outcome
    {
        Asked,

        /// <summary>The day's emails are used up.</summary>
        Waits,

        /// <summary>The provider did not accept the email, or another one with the same question is being sent.</summary>
        Failed,
    }
}
