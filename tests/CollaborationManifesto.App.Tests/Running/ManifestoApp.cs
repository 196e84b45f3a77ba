using Azure.Data.Tables;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Contributor = CollaborationManifesto.App.Tests.Web.Contributor;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>The whole product on real storage and HTTP, with a contributor and curators who use its pages.</summary>
public sealed class ManifestoApp : IAsyncDisposable
{
    private readonly SharedAzurite _azurite;
    private readonly StorageSettings _names;
    private readonly LocalApp _app;
    private readonly DirectoryInfo _data;

    private ManifestoApp(SharedAzurite azurite, StorageSettings names, LocalApp app, DirectoryInfo data, Uri site, Uri api)
    {
        (_azurite, _names, _app, _data, Site, Api) = (azurite, names, app, data, site, api);
        Browser = new();
        Contributor = new(Browser, site);
        Curators = new(Browser, Mails);
    }

    public Uri Site { get; }

    public Uri Api { get; }

    public PlainBrowser Browser { get; }

    public Contributor Contributor { get; }

    public Curators Curators { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="settings">
    /// More settings, such as <c>--Curation:ApprovalsNeeded=2</c>, or names in storage, which outlive this app.
    /// </param>
    /// <param name="replace">Replaces what is outside the product: the clock and the email connection.</param>
    public static Task<ManifestoApp> Start(SharedAzurite azurite, Action<IServiceCollection>? replace = null, params string[] settings) =>
        FreePorts.With(async (site, api) =>
        {
            var (names, data) = (StorageNames.New(), Directory.CreateTempSubdirectory("manifesto-test-"));
            var options = new LocalOptions
            {
                Site = site,
                Api = api,
                Data = data,
                Empty = true,
                Settings = [.. TestSettings.Of(azurite.ConnectionString, names), .. settings],
            };
            return new ManifestoApp(azurite, names, await LocalApp.StartAsync(options, TextWriter.Null, replace), data, site, api);
        });

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public IReadOnlyList<ReceivedMail> Mails() => Get<MailStore>().All;

    public async Task<IReadOnlyList<string>> ContributionIds()
    {
        var table = Get<TableServiceClient>().GetTableClient(Names.ContributionsTable);
        return await table.QueryAsync<TableEntity>(select: ["PartitionKey"]).Select(row => row.PartitionKey).ToListAsync();
    }

    /// <summary>Partition, key and ETag of every row in the tables that hold what people entered.</summary>
    public async Task<IReadOnlyList<string>> Rows()
    {
        var rows = new List<string>();
        foreach (var table in new[] { Names.ContributionsTable, Names.MailTable, Names.CuratorsTable, Names.EditionsTable, Names.WorkshopsTable, Names.ThemesTable, Names.ReportsTable, Names.SignaturesTable })
            rows.AddRange(await Get<TableServiceClient>().GetTableClient(table).QueryAsync<TableEntity>().Select(row => $"{row.PartitionKey} {row.RowKey} {row.ETag}").ToListAsync());
        return rows;
    }

    /// <summary>Messages that can be handled now. Others are delayed.</summary>
    public async Task<int> VisibleMessages() =>
        (await Get<QueueServiceClient>().GetQueueClient(Names.ContributionsQueue).PeekMessagesAsync(maxMessages: 32)).Value.Length;

    /// <summary>The contribution of a status page. Only this service can read it from the address.</summary>
    public ContributionId IdIn(WebPage status) =>
        Get<LinkTokens>().ReadStatus(QueryHelpers.ParseQuery(status.Address.Query)["token"])!.Value;

    public async Task<int> QueueLength() => await Length(Names.ContributionsQueue);

    public async Task<int> PoisonLength() => await Length(Names.ContributionsQueue + "-poison");

    public async Task SendMessage(string text) =>
        await Get<QueueServiceClient>().GetQueueClient(Names.ContributionsQueue).SendMessageAsync(text);

    /// <summary>Handles the visible messages, when no pump does.</summary>
    public Task HandleMessages() => Services.HandleMessages();

    /// <summary>Waits until every message has been handled.</summary>
    public Task IsIdle() => Eventually.Some(async () => await QueueLength() == 0 ? "idle" : null, "an empty queue");

    /// <summary>A page or file of the site, once it contains this text. <c>manifesto.json</c> is written last.</summary>
    public Task<WebPage> Published(string path, string text) => Eventually.Some(
        async () => await Browser.Open(new(Site, path)) is { } page && (page.Html.Contains(text, StringComparison.Ordinal) || page.Text.Contains(text, StringComparison.Ordinal)) ? page : null,
        $"“{text}” at {path}");

    /// <summary>Waits until a page or file of the site no longer contains this text.</summary>
    public Task Gone(string path, string text) => Eventually.Some(
        async () => (await Browser.Open(new(Site, path))).Html.Contains(text, StringComparison.Ordinal) ? null : "gone", $"“{text}” to leave {path}");

    public Task<ReceivedMail> MailTo(string address, string subject) => Eventually.Some(
        () => Mails().FirstOrDefault(mail => mail.To == address && mail.Subject.Contains(subject, StringComparison.Ordinal)), $"a mail to {address}: “{subject}”");

    /// <summary>Sends a principle, approves it and waits for its page.</summary>
    public async Task PublishPrinciple(string title)
    {
        var form = await Contributor.Fills(title, "So that nobody argues twice.");
        await (await form.Choose("kind", "principle").Submit()).Submit();
        await Curators.Decides(Web.Curators.Amina, title, "approve");
        await Published($"/principles/{Slug.FromTitle(title)}/", title);
    }

    /// <summary>Opens the desk for a curator.</summary>
    /// <param name="filter">Such as <c>view=held</c>.</param>
    public async Task<WebPage> Desk(string curator, string filter = "")
    {
        var own = (await Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(one => one.Email.Value == curator);
        var token = Get<LinkTokens>().ForDesk(new(own.Id, Get<TimeProvider>().GetUtcNow().AddHours(24)));
        return await Browser.Open(Function($"desk?token={token}&{filter}"));
    }

    /// <summary>The address of a function.</summary>
    public Uri Function(string route) => new(Api, $"/api/{route}");

    private StorageSettings Names => Get<IOptions<StorageSettings>>().Value;

    private async Task<int> Length(string queue) =>
        (await Get<QueueServiceClient>().GetQueueClient(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _azurite.Clear(_names);
        Browser.Dispose();
        _data.Delete(recursive: true);
    }
}
