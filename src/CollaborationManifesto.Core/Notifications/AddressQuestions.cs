using System.Collections.Immutable;
using Azure.Data.Tables;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>
/// Asks whoever reads an address whether contributions that gave it are theirs. One mail asks about everything unconfirmed under the address, each by
/// a link of its own, and so many mails go there a day at most: it may be a stranger's. What may not be asked yet stands in the partition
/// <c>unasked</c> of the table <c>mail</c> until the next mail takes it along.
/// </summary>
public sealed class AddressQuestions(
    TableServiceClient tables,
    IOptions<StorageSettings> names,
    AddressHash hash,
    MailClaims claims,
    ContributorMails mails,
    Outbox outbox,
    Unreached unreached,
    ContributionStore contributions,
    IOptions<MailSettings> settings,
    TimeProvider clock)
{
    /// <summary>Contributions that one mail asks about; what is beyond it is in the next.</summary>
    public const int MostAsked = 20;

    private const string Questions = "question-";
    private const string Partition = "unasked";
    private const string Recipient = "Recipient";
    private const string Since = "Since";

    private readonly TableClient _table = tables.GetTableClient(names.Value.MailTable);

    private DateTimeOffset DayAgo => clock.GetUtcNow().AddDays(-1);

    /// <summary>The name of the mail that was sent because of a contribution. Mails of earlier versions asked about that one alone.</summary>
    internal static string NameOf(string contribution) => Questions + contribution;

    /// <summary>False when it must be tried again soon. True also where the day's mails are used up: <see cref="AskWaiting"/> asks then.</summary>
    public async Task<bool> Ask(Contribution contribution, CancellationToken cancellation) =>
        await AskNow(contribution, cancellation) != Outcome.Failed;

    /// <summary>Asks about what earlier mails had no room or no day for.</summary>
    public async Task AskWaiting(CancellationToken cancellation)
    {
        var usedUp = new HashSet<string>();
        await foreach (var row in Rows(null, cancellation))
        {
            var recipient = row.GetString(Recipient);
            if (usedUp.Contains(recipient))
                continue;
            var outcome = await contributions.Find(ContributionId.Parse(row.RowKey), cancellation) is { Value: var contribution } && IsOpen(contribution)
                ? await AskNow(contribution, cancellation)
                : Outcome.Asked;
            if (outcome == Outcome.Failed)
                return;
            if (outcome == Outcome.Asked)
                await _table.DeleteEntityAsync(Partition, row.RowKey, cancellationToken: cancellation);
            else
                usedUp.Add(recipient);
        }
    }

    /// <summary>That a contribution waits to be asked about.</summary>
    internal Task Forget(ContributionId id, CancellationToken cancellation) => _table.DeleteEntityAsync(Partition, id.ToString(), cancellationToken: cancellation);

    private async Task<Outcome> AskNow(Contribution contribution, CancellationToken cancellation)
    {
        var recipient = await hash.Of(contribution.Contributor.Email!, cancellation);
        var sent = await SentTo(contribution.Contributor.Email!, recipient, cancellation);
        if (IsAsked(sent, contribution.Id))
            return Outcome.Asked;
        if (IsUsedUp(sent))
            return await Wait(contribution.Id, recipient, cancellation);
        var waiting = await Rows(recipient, cancellation).OrderBy(row => row.GetDateTimeOffset(Since)).Select(row => row.RowKey).ToListAsync(cancellation);
        var open = await Open(contribution, [.. waiting, .. Asked(sent)], cancellation);
        var mail = new OutgoingMail(
            recipient, Addressee.ContributorOf(contribution.Id), NameOf(contribution.Id.ToString()), () => mails.Question(contribution.Contributor.Email!, open))
        {
            Covers = new([.. open.Select(one => one.Id.ToString())], []),
            Since = DayAgo,
            MayGo = others => !IsBeingAsked(others, contribution.Id) && !IsUsedUp(others),
        };
        switch (await outbox.Send(mail, cancellation))
        {
            case Sending.Sent:
                await Forget(open, waiting, cancellation);
                return Outcome.Asked;
            case Sending.Refused:
                foreach (var other in open.Skip(1))
                    await unreached.NoteRefused(Addressee.ContributorOf(other.Id), cancellation);
                await Forget(open, waiting, cancellation);
                return Outcome.Asked;
            case Sending.Held when IsUsedUp(await claims.Since(recipient, DayAgo, cancellation)):
                return await Wait(contribution.Id, recipient, cancellation);
            default:
                return Outcome.Failed;
        }
    }

    /// <summary>Also what a version before this one sent, under the address as it was stored then.</summary>
    private async Task<RecentMails> SentTo(EmailAddress address, string recipient, CancellationToken cancellation)
    {
        var sent = await claims.Since(recipient, DateTimeOffset.UnixEpoch, cancellation);
        return await hash.Before(address, cancellation) is { } before ? sent.And(await claims.Since(before, DateTimeOffset.UnixEpoch, cancellation)) : sent;
    }

    /// <summary>What is still to be confirmed of these, the one that is asked for first.</summary>
    private async Task<ImmutableArray<Contribution>> Open(Contribution first, IEnumerable<string> others, CancellationToken cancellation)
    {
        var open = ImmutableArray.CreateBuilder<Contribution>();
        open.Add(first);
        // Each is a read; who has confirmed dozens is not asked about the oldest once more.
        foreach (var id in others.Where(id => id != first.Id.ToString()).Distinct().Take(2 * MostAsked))
        {
            if (open.Count < MostAsked && await contributions.Find(ContributionId.Parse(id), cancellation) is { Value: var other } && IsOpen(other))
                open.Add(other);
        }

        return open.ToImmutable();
    }

    private async Task<Outcome> Wait(ContributionId id, string recipient, CancellationToken cancellation)
    {
        try
        {
            await _table.AddEntityAsync(new TableEntity(Partition, id.ToString()) { [Recipient] = recipient, [Since] = clock.GetUtcNow() }, cancellation);
        }
        catch (Azure.RequestFailedException there) when (there.Status == 409)
        {
            // It waits since then.
        }

        return Outcome.Waits;
    }

    private async Task Forget(IEnumerable<Contribution> asked, IReadOnlyCollection<string> waiting, CancellationToken cancellation)
    {
        foreach (var one in asked.Where(one => waiting.Contains(one.Id.ToString())))
            await Forget(one.Id, cancellation);
    }

    private IAsyncEnumerable<TableEntity> Rows(string? recipient, CancellationToken cancellation) => _table.QueryAsync<TableEntity>(
        recipient is null ? TableClient.CreateQueryFilter($"PartitionKey eq {Partition}") : TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and Recipient eq {recipient}"),
        cancellationToken: cancellation);

    private bool IsUsedUp(RecentMails mails) => mails.Count(DayAgo, Questions) >= settings.Value.QuestionsPerAddressAndDay;

    private static bool IsOpen(Contribution contribution) =>
        contribution is { Contributor: { Email: not null, EmailConfirmed: false }, ErasureDue: null } && contribution.State != ContributionState.Withdrawn;

    private static bool IsAsked(RecentMails mails, ContributionId id) => Asked(mails).Contains(id.ToString());

    private static bool IsBeingAsked(RecentMails mails, ContributionId id) => mails.About(Questions, sentAlone: false).Contains(id.ToString());

    /// <summary>Ids of the contributions that were asked about, the newest first.</summary>
    private static IEnumerable<string> Asked(RecentMails mails) => mails.About(Questions, sentAlone: true);

    private enum Outcome
    {
        Asked,

        /// <summary>For the day's mails to be fewer.</summary>
        Waits,

        /// <summary>The provider did not take it, or another mail that asks it is under way.</summary>
        Failed,
    }
}
