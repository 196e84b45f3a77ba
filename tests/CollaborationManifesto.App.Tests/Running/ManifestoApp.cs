using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>The whole product on real storage and real HTTP, with a contributor and curators who use it through its pages.</summary>
public sealed class ManifestoApp : IAsyncDisposable
{
    private readonly LocalApp _app;
    private readonly DirectoryInfo _data;

    private ManifestoApp(LocalApp app, DirectoryInfo data, Uri site, Uri api)
    {
        (_app, _data, Site, Api) = (app, data, site, api);
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

    /// <param name="settings">Further settings, such as <c>--Curation:ApprovalsNeeded=2</c>.</param>
    /// <param name="replace">Takes the place of what is outside the product: the clock, the way to the mail provider.</param>
    public static Task<ManifestoApp> Start(SharedAzurite azurite, Action<IServiceCollection>? replace = null, params string[] settings) =>
        FreePorts.With(async (site, api) =>
        {
            var data = Directory.CreateTempSubdirectory("manifesto-test-");
            var options = new LocalOptions
            {
                Site = site,
                Api = api,
                Data = data,
                Empty = true,
                Settings = [.. TestSettings.Of(azurite.ConnectionString, StorageNames.New()), .. settings],
            };
            return new ManifestoApp(await LocalApp.Start(options, TextWriter.Null, replace), data, site, api);
        });

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public IReadOnlyList<ReceivedMail> Mails() => Get<MailStore>().All;

    /// <summary>The address of a function.</summary>
    public Uri Function(string route) => new(Api, $"/api/{route}");

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Browser.Dispose();
        _data.Delete(recursive: true);
    }
}
