using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SendGrid;

namespace CollaborationManifesto.Mail;

/// <summary>
/// Reads SendGrid's five lists of addresses that it does not or could not email, in pages by time
/// (https://www.twilio.com/docs/sendgrid/api-reference/bounces-api/retrieve-all-bounces and the pages next to it). SendGrid answers 202 for most
/// of these addresses and then drops the email, so nothing else shows it.
/// </summary>
public sealed partial class SuppressionLists(IHttpClientFactory http, IOptions<MailSettings> settings, TimeProvider clock, ILogger<SuppressionLists> log)
{
    /// <summary>Entries in one call: SendGrid's maximum.</summary>
    private const int PageSize = 500;

    /// <summary>Pages read from one list. An account with more entries also emails many people who are not ours.</summary>
    private const int MostPages = 40;

    /// <summary>Two years: addresses known here were given within them (<see cref="PrivacySettings.AddressDays"/>).</summary>
    private static readonly TimeSpan Long = TimeSpan.FromDays(2 * 365);

    /// <summary>Seven days: emails to an address blocked earlier may arrive by now.</summary>
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    private static readonly (string List, UnreachedReason Why, TimeSpan Since)[] All =
    [
        ("bounces", UnreachedReason.Bounced, Long),
        ("invalid_emails", UnreachedReason.Invalid, Long),
        ("spam_reports", UnreachedReason.ReportedAsSpam, Long),
        ("unsubscribes", UnreachedReason.Unsubscribed, Long),
        ("blocks", UnreachedReason.Blocked, Lately),
    ];

    /// <returns>Null if SendGrid did not answer or did not return its lists: ask again later.</returns>
    public async Task<SuppressionSnapshot?> ReadAsync(CancellationToken cancellationToken)
    {
        var (found, state) = (new Dictionary<string, Suppressed>(StringComparer.OrdinalIgnoreCase), SuppressionState.Read);
        foreach (var (list, why, since) in All)
        {
            var read = await ReadAsync(list, why, since, found, cancellationToken);
            if (read == SuppressionState.NotReadYet)
                return null;
            if (read != SuppressionState.Read && state != SuppressionState.Off)
                state = read;
        }

        if (state == SuppressionState.Off)
            LogOff();
        if (state == SuppressionState.ReadInPart)
            LogInPart(PageSize * MostPages);
        return new(found, state);
    }

    private async Task<SuppressionState> ReadAsync(string list, UnreachedReason why, TimeSpan since, Dictionary<string, Suppressed> found, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        for (var page = 0; page < MostPages; page++)
        {
            // A fixed end time, so that new entries do not shift the pages.
            var (status, entries) = await AskAsync(list, now - since, now, page * PageSize, cancellationToken);
            if (status == HttpStatusCode.Forbidden)
                return SuppressionState.Off;
            if (entries is null)
                return SuppressionState.NotReadYet;
            foreach (var entry in entries.Where(entry => entry.Email is not null))
                found.TryAdd(entry.Email!, new(why, DateTimeOffset.FromUnixTimeSeconds(entry.Created)));
            if (entries.Count < PageSize)
                return SuppressionState.Read;
        }

        return SuppressionState.ReadInPart;
    }

    private async Task<(HttpStatusCode? Status, IReadOnlyList<Entry>? Entries)> AskAsync(string list, DateTimeOffset from, DateTimeOffset to, int offset, CancellationToken cancellationToken)
    {
        var client = new SendGridClient(
            http.CreateClient(nameof(SuppressionLists)), new SendGridClientOptions { ApiKey = settings.Value.SendGridKey, Host = settings.Value.Host });
        try
        {
            var query = $$"""{"start_time":{{from.ToUnixTimeSeconds()}},"end_time":{{to.ToUnixTimeSeconds()}},"limit":{{PageSize}},"offset":{{offset}}}""";
            var response = await client.RequestAsync(BaseClient.Method.GET, queryParams: query, urlPath: $"suppression/{list}", cancellationToken: cancellationToken);
            if (response.IsSuccessStatusCode)
                return (response.StatusCode, JsonSerializer.Deserialize(await response.Body.ReadAsStringAsync(cancellationToken), SuppressionJson.Default.IReadOnlyListEntry));
            if (response.StatusCode != HttpStatusCode.Forbidden)
                LogNotRead((int)response.StatusCode);
            return (response.StatusCode, null);
        }
        catch (Exception failed) when (failed is HttpRequestException or JsonException || (failed is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotRead(0);
            return (null, null);
        }
    }

    [LoggerMessage(LogLevel.Information, "SendGrid's lists of addresses that it does not mail are not read, because the API key has not the scopes for it: docs/operations.md names them")]
    private partial void LogOff();

    [LoggerMessage(LogLevel.Warning, "A list of addresses that SendGrid does not mail has more than {Most} entries. Those beyond are not looked at")]
    private partial void LogInPart(int most);

    [LoggerMessage(LogLevel.Warning, "SendGrid's lists of addresses that it does not mail could not be read, with status {Status}; 0 is no answer. They are asked for again in an hour")]
    private partial void LogNotRead(int status);

    internal sealed record Entry([property: JsonPropertyName("email")] string? Email, [property: JsonPropertyName("created")] long Created);
}

/// <param name="ByAddress">Keys ignore case.</param>
public sealed record SuppressionSnapshot(IReadOnlyDictionary<string, Suppressed> ByAddress, SuppressionState State);

public readonly record struct Suppressed(UnreachedReason Why, DateTimeOffset At);

[JsonSerializable(typeof(IReadOnlyList<SuppressionLists.Entry>))]
internal sealed partial class SuppressionJson : JsonSerializerContext;
