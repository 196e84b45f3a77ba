using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Mail;

/// <summary>
/// The table <c>mail</c>: a row for each email, claimed before it is sent and marked afterwards. A second copy goes out only after a crash
/// or a lost answer between the two.
/// </summary>
public sealed class EmailClaims(TableServiceClient tables, IOptions<StorageSettings> names, TimeProvider clock)
{
    /// <summary>How long a claim holds if its sender crashes. Longer than sending can take.</summary>
    private static readonly TimeSpan ClaimDuration = EmailSender.Timeout * 2;

    private const string SentAt = "SentAt";
    private const string ClaimedUntil = "ClaimedUntil";
    private const string Refused = "Refused";
    private const string New = "New";
    private const string Reminders = "Reminders";

    private readonly TableClient _table = tables.GetTableClient(names.Value.MailTable);

    public async Task<ClaimOutcome> ClaimAsync(string recipient, string mail, NotifiedVersions covers, CancellationToken cancellationToken)
    {
        var row = EntitySize.Checked(Row(recipient, mail, covers, clock.GetUtcNow() + ClaimDuration));
        try
        {
            var added = await _table.AddEntityAsync(row, cancellationToken);
            return new ClaimOutcome.Claimed(new(recipient, mail, added.Headers.ETag!.Value));
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return await TakeOverAsync(row, cancellationToken);
        }
    }

    internal static TableEntity Row(string recipient, string mail, NotifiedVersions covers, DateTimeOffset until)
    {
        var row = new TableEntity(recipient, mail) { [ClaimedUntil] = until };
        LongText.Write(row, New, string.Join(' ', covers.New));
        LongText.Write(row, Reminders, string.Join(' ', covers.Reminders));
        return row;
    }

    public Task MarkSentAsync(EmailClaim claim, CancellationToken cancellationToken) => MarkAsync(claim, new() { [SentAt] = clock.GetUtcNow() }, cancellationToken);

    /// <summary>Marks it like a sent email, because a later try would be refused too.</summary>
    public Task MarkRefusedAsync(EmailClaim claim, CancellationToken cancellationToken) => MarkAsync(claim, new() { [SentAt] = clock.GetUtcNow(), [Refused] = true }, cancellationToken);

    private async Task MarkAsync(EmailClaim claim, TableEntity marks, CancellationToken cancellationToken)
    {
        (marks.PartitionKey, marks.RowKey) = (claim.Recipient, claim.Mail);
        try
        {
            await _table.UpdateEntityAsync(marks, claim.ETag, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // The address was erased meanwhile. Throwing here would send the email a second time.
        }
    }

    public async Task<bool> WasSentAsync(string recipient, string mail, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(recipient, mail, [SentAt], cancellationToken);
        return row.HasValue && row.Value!.ContainsKey(SentAt);
    }

    /// <summary>Emails that were sent to the recipient since a time, or are being sent now.</summary>
    public async Task<RecentEmails> ReadRecentAsync(string recipient, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {recipient} and (SentAt ge {time} or ClaimedUntil gt {clock.GetUtcNow()})");
        var rows = _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken);
        return new(await rows.Select(Read).ToListAsync(cancellationToken));
    }

    /// <summary>For an email that was not sent: the next try need not wait for the claim to expire.</summary>
    public Task ReleaseAsync(EmailClaim claim, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(claim.Recipient, claim.Mail, claim.ETag, cancellationToken);

    /// <summary>Forgets that an address was emailed about a contribution. Keeps what the same email asked about others.</summary>
    private static string? FindQuestions(string mail) =>
        Array.Find([RecentEmails.ReportQuestions, RecentEmails.SignatureQuestions], kind => mail.StartsWith(kind, StringComparison.Ordinal));

    public async Task ForgetAsync(string recipient, ContributionId about, CancellationToken cancellationToken)
    {
        await foreach (var row in _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {recipient}"), cancellationToken: cancellationToken))
        {
            var isNamed = row.RowKey.Contains($"-{about}", StringComparison.Ordinal);
            var covered = Words(row, New);
            if (!isNamed && !covered.Contains(about.ToString()))
                continue;
            var others = covered.Remove(about.ToString());
            // Still counted for a day, or removing what was sent would allow as many questions to a stranger.
            if (isNamed && FindQuestions(row.RowKey) is { } questions && row.GetDateTimeOffset(ClaimedUntil) > clock.GetUtcNow().AddDays(-1))
                await KeepAsync(row, questions + ContributionId.New(), [], cancellationToken);
            if (!others.IsEmpty)
                await KeepAsync(row, isNamed ? RecentEmails.Questions + others.Order(StringComparer.Ordinal).First() : row.RowKey, others, cancellationToken);
            if (isNamed || others.IsEmpty)
                await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        }
    }

    private async Task KeepAsync(TableEntity row, string name, ImmutableHashSet<string> covered, CancellationToken cancellationToken)
    {
        var kept = new TableEntity(row.PartitionKey, name) { [ClaimedUntil] = row[ClaimedUntil] };
        foreach (var property in new[] { SentAt, Refused }.Where(row.ContainsKey))
            kept[property] = row[property];
        LongText.Write(kept, New, string.Join(' ', covered));
        await _table.UpsertEntityAsync(kept, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Forgets contributors' emails from before a time. Keeps those to curators, because their digests depend on them.</summary>
    public async Task ForgetContributorsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey ge {AddressHash.Prefix} and PartitionKey lt {AddressHash.AfterPrefix} and ClaimedUntil lt {before}");
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
            await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
    }

    private static RecentEmail Read(TableEntity row)
    {
        var sent = row.GetDateTimeOffset(SentAt);
        var about = Words(row, New);
        if (row.RowKey.StartsWith(RecentEmails.ReviewPrefix, StringComparison.Ordinal))
            about = about.Add(row.RowKey[RecentEmails.ReviewPrefix.Length..]);
        return new(row.RowKey, sent ?? row.GetDateTimeOffset(ClaimedUntil)!.Value - ClaimDuration, sent is not null, new(about, Words(row, Reminders)))
        {
            Refused = row.GetBoolean(Refused) == true,
        };
    }

    private static ImmutableHashSet<string> Words(TableEntity row, string name) =>
        [.. LongText.Read(row, name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private async Task<ClaimOutcome> TakeOverAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
        if (!found.HasValue)
            return new ClaimOutcome.InProgress();
        var existing = found.Value!;
        if (existing.ContainsKey(SentAt))
            return new ClaimOutcome.AlreadySent();
        if (existing.GetDateTimeOffset(ClaimedUntil) > clock.GetUtcNow())
            return new ClaimOutcome.InProgress();
        try
        {
            var taken = await _table.UpdateEntityAsync(row, existing.ETag, TableUpdateMode.Replace, cancellationToken);
            return new ClaimOutcome.Claimed(new(row.PartitionKey, row.RowKey, taken.Headers.ETag!.Value));
        }
        catch (RequestFailedException raced) when (raced.Status is 404 or 412)
        {
            return new ClaimOutcome.InProgress();
        }
    }
}

/// <summary>The right to send one email to one recipient.</summary>
public sealed record EmailClaim(string Recipient, string Mail, ETag ETag);

public abstract record ClaimOutcome
{
    public sealed record Claimed(EmailClaim Claim) : ClaimOutcome;

    public sealed record AlreadySent : ClaimOutcome;

    /// <summary>Another handler is sending it, or crashed while it did: try again later.</summary>
    public sealed record InProgress : ClaimOutcome;
}
