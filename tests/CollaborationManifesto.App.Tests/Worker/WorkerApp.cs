using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.App.Tests.Worker.Protocol;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Worker;

/// <summary>The deployed app on the real worker. LocalHost provides site, storage and inbox, as with <c>func start</c>.</summary>
internal sealed class WorkerApp : IAsyncDisposable
{
    private readonly SharedAzurite _azurite;
    private readonly StorageSettings _names;
    private readonly LocalApp _site;
    private readonly DirectoryInfo _data;
    private readonly HeldMail? _held;

    private WorkerApp(SharedAzurite azurite, StorageSettings names, LocalApp site, DirectoryInfo data, WorkerHost worker, HeldMail? held, LocalOptions options)
    {
        (_azurite, _names, _site, _data, Worker, _held, Site, Api) = (azurite, names, site, data, worker, held, options.Site, options.Api);
        Contributor = new(Browser, Site);
        Curators = new(Browser, Mails);
    }

    public Uri Site { get; }

    public Uri Api { get; }

    public WorkerHost Worker { get; }

    public PlainBrowser Browser { get; } = new();

    public Contributor Contributor { get; }

    public Curators Curators { get; }

    /// <param name="holdsMail">The test decides when the provider accepts email.</param>
    public static Task<WorkerApp> Start(SharedAzurite azurite, bool holdsMail = false, params string[] settings) => FreePorts.With(async (site, api) =>
    {
        var (names, data) = (StorageNames.New(), Directory.CreateTempSubdirectory("manifesto-worker-"));
        var options = new LocalOptions
        {
            Site = site,
            Api = api,
            Data = data,
            Empty = true,
            Functions = false,
            Settings = [.. TestSettings.Of(azurite.ConnectionString, names), .. settings],
        };
        var local = await LocalApp.StartAsync(options, TextWriter.Null);
        var held = holdsMail ? await HeldMail.Start(site) : null;
        var configuration = LocalConfiguration.Create(options);
        configuration["Logging:LogLevel:Default"] = "Warning";
        if (held is not null)
            configuration["Mail:Host"] = held.Origin;
        var application = configuration.AsEnumerable().Where(setting => setting.Value is not null && !Environment.GetEnvironmentVariables().Contains(setting.Key)).ToDictionary(setting => setting.Key, setting => setting.Value!);
        return new WorkerApp(azurite, names, local, data, await WorkerHost.Start(api, application), held, options);
    });

    public IReadOnlyList<ReceivedMail> Mails() => _site.Services.GetRequiredService<MailStore>().All;

    public Uri Function(string route) => new(Api, $"/api/{route}");

    /// <summary>Pumps both queues as the host does.</summary>
    public void Pump()
    {
        Worker.Pump(Queue(_names.ContributionsQueue), "NotifyCurators");
        Worker.Pump(Queue(_names.DeskQueue), "MailDeskLink");
    }

    public Task IsIdle() => Eventually.Some(
        async () => (await Queue(_names.ContributionsQueue).GetPropertiesAsync()).Value.ApproximateMessagesCount == 0 ? "idle" : null, "an empty queue");

    public async Task<Result> HandleOneMessage()
    {
        var queue = Queue(_names.ContributionsQueue);
        var message = await Eventually.Some(async () => (await queue.ReceiveMessageAsync()).Value, "a message");
        return await Worker.Message("NotifyCurators", message.Body.ToString());
    }

    public Task MailIsHeld() => _held!.Asked;

    public void LetMailGo() => _held!.LetGo();

    public async Task<HttpStatusCode> Post(WebPage form, string? forwardedFor)
    {
        using var request = form.ToRequest();
        if (forwardedFor is not null)
            request.Headers.Add("X-Forwarded-For", forwardedFor);
        return (await Browser.Send(request)).Status;
    }

    public async Task<string> ToldApartBy(string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Function("health/live")) { Headers = { { "X-Forwarded-For", forwardedFor } } };
        using var answer = await Browser.Http.SendAsync(request);
        return answer.Headers.GetValues("Client-Address").Single();
    }

    /// <summary>Announces a body, sends its start and disconnects.</summary>
    public async Task BreaksOff(string route)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Api.Host, Api.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/{route} HTTP/1.1\r\nHost: {Api.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntitle=No"));
        await client.GetStream().FlushAsync();
        await Eventually.True(() => Worker.ForwardedBodies > 0, "the request to reach the worker");
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync();
        if (_held is not null)
            await _held.DisposeAsync();
        await _site.DisposeAsync();
        await _azurite.Clear(_names);
        Browser.Dispose();
        _data.Delete(recursive: true);
    }

    private QueueClient Queue(string name) => _site.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(name);
}
