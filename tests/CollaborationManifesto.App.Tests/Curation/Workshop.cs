using System.Net.Http.Json;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>An app with the shipped email limits and a movable clock. The test sends the contributions and runs the digest timer.</summary>
internal sealed class Workshop(ManifestoApp app, MovableClock clock) : IAsyncDisposable
{
    private int _sent;

    public ManifestoApp App => app;

    public static async Task<Workshop> Open(SharedAzurite azurite, Action<IServiceCollection>? replace = null, params string[] settings)
    {
        var clock = new MovableClock();
        var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                (replace ?? WithoutPumps.RemovePumps)(services);
            },
            [.. ShippedNotices.AsArguments, .. settings]);
        return new(app, clock);
    }

    /// <summary>Sends JSON, because that takes one request. Each title differs.</summary>
    public async Task Send()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Function("contributions"));
        var title = $"Idea {Interlocked.Increment(ref _sent)}";
        request.Content = JsonContent.Create(new { kind = "barrier", category = "tools", title, text = "", attribution = "anonymous", licence = "yes" });
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await app.Browser.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sends one and handles its message.</summary>
    public async Task SendAndHandle()
    {
        await Send();
        await app.HandleMessages();
    }

    public void Passes(TimeSpan time) => clock.Advance(time);

    /// <summary>Moves the clock and runs the timer.</summary>
    public async Task After(TimeSpan time)
    {
        Passes(time);
        await SendDigests();
    }

    public Task SendDigests() => app.Get<Digests>().SendDueAsync(CancellationToken.None);

    public Task<IReadOnlyList<Curator>> Curators() => app.Get<CuratorRegister>().AllAsync(CancellationToken.None);

    public async Task Wishes(string address, EmailPreference wish) =>
        await app.Get<CuratorRegister>().SetEmailPreferenceAsync((await Curators()).Single(curator => curator.Email.Value == address).Id, wish, CancellationToken.None);

    public IReadOnlyList<ReceivedMail> Singles(string curator) => [.. MailsTo(curator).Where(mail => !IsDigest(mail))];

    public IReadOnlyList<ReceivedMail> Digests(string curator) => [.. MailsTo(curator).Where(IsDigest)];

    /// <summary>What each curator's emails cover, with repeats.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Covered()
    {
        var table = app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.MailTable);
        var rows = await table.QueryAsync<TableEntity>().Where(row => row.ContainsKey("SentAt")).ToListAsync();
        return (await Curators()).ToDictionary(
            curator => curator.Email.Value,
            curator => (IReadOnlyList<string>)[.. rows.Where(row => row.PartitionKey == curator.Id).SelectMany(Covers).Order()]);
    }

    /// <summary>Counts for each curator, such as "1 single, 1 digest".</summary>
    public async Task<IReadOnlyList<string>> Report() =>
        [.. (await Curators()).Select(curator => $"{curator.Name}: {Singles(curator.Email.Value).Count} single, {Digests(curator.Email.Value).Count} digest").Order()];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private IEnumerable<ReceivedMail> MailsTo(string curator) => app.Mails().Where(mail => mail.To == curator);

    private static bool IsDigest(ReceivedMail mail) => mail.Text.Contains("See everything at the desk", StringComparison.Ordinal);

    private static IEnumerable<string> Covers(TableEntity row) =>
        row.RowKey.StartsWith("review-", StringComparison.Ordinal) ? [row.RowKey["review-".Length..]] : row.GetString("New")?.Split(' ') ?? [];
}
