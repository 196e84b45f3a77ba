using System.Text.RegularExpressions;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>A machine that kills and restarts the program again and again, with faulty connections to storage and email.</summary>
internal sealed partial class ShakenMachine : IAsyncDisposable
{
    private readonly DirectoryInfo _data;
    private readonly string[] _arguments;
    private readonly List<FaultyWay> _ways;
    private readonly Uri _site;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private ManifestoProcess _process;

    private ShakenMachine(DirectoryInfo data, string[] arguments, List<FaultyWay> ways, ServiceProvider undisturbed, Uri site, Uri api)
    {
        (_data, _arguments, _ways, Undisturbed, _site, Api) = (data, arguments, ways, undisturbed, site, api);
        _process = ManifestoProcess.Launch(arguments);
    }

    public Uri Api { get; }

    /// <summary>The product on the same storage, without faults.</summary>
    public ServiceProvider Undisturbed { get; }

    public int Kills { get; private set; }

    public Task<IReadOnlyList<ReceivedMail>> Inbox() => ManifestoProcess.Inbox(_site);

    public static async Task<ShakenMachine> Start(string storage, Weather weather, Ledger ledger, IReadOnlyList<string> settings)
    {
        var (site, api) = FreePorts.Pair();
        var data = Directory.CreateTempSubdirectory("manifesto-chaos-");
        var names = StorageNames.New();
        var ways = new List<FaultyWay> { await FaultyWay.To(LocalOptions.Origin(site), weather, MailFailed) };
        var broken = storage;
        foreach (var origin in Endpoint().Matches(storage).Select(match => match.Value))
        {
            var way = await FaultyWay.To(origin, weather, StorageFailed);
            ways.Add(way);
            broken = broken.Replace(origin + "/", way.Origin + "/", StringComparison.Ordinal);
        }

        string[] arguments = ["--empty", "--site", $"{site}", "--api", $"{api}", "--data", data.FullName, .. TestSettings.Of(broken, names), $"--Mail:Host={ways[0].Origin}", .. settings];
        var configuration = LocalConfiguration.Create(new() { Site = site, Api = api, Data = data, Settings = [.. TestSettings.Of(storage, names), .. settings] });
        var undisturbed = new ServiceCollection().AddLogging().AddCollaborationManifesto(configuration).BuildServiceProvider();
        await undisturbed.GetRequiredService<Storage.StorageSetup>().CreateMissingAsync(CancellationToken.None);
        return new(data, arguments, ways, undisturbed, site, api);

        void MailFailed(Microsoft.AspNetCore.Http.HttpRequest request, Fault fault) => ledger.ExcusesCopies(fault == Fault.AnswerLost ? 1 : 0);

        // Only the mark that an email was sent is merged into its row.
        void StorageFailed(Microsoft.AspNetCore.Http.HttpRequest request, Fault fault) =>
            ledger.ExcusesCopies(request.Method == "PATCH" && request.Path.Value!.Contains(names.MailTable, StringComparison.Ordinal) ? 1 : 0);
    }

    /// <summary>Kills the program at random moments while these people act. It runs at the end.</summary>
    /// <param name="most">The maximum number of kills.</param>
    /// <param name="shortest">The shortest time between two kills.</param>
    /// <param name="longest">The longest time between two kills.</param>
    public async Task ShakeWhile(Task people, Weather weather, Ledger ledger, int most, TimeSpan shortest, TimeSpan longest)
    {
        while (!people.IsCompleted && Kills < most)
        {
            await IsUp();
            await Task.WhenAny(people, Task.Delay(weather.Within(shortest, longest)));
            await _process.Kill();
            Kills++;
            // The program is stopped now: an email that is claimed but not marked may have been sent.
            ledger.ExcusesCopies(await Stored.Claimed(Undisturbed));
            await Restart();
        }

        await IsUp();
        await people;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        foreach (var way in _ways)
            await way.DisposeAsync();
        await Undisturbed.DisposeAsync();
        _http.Dispose();
        _data.Delete(recursive: true);
    }

    /// <summary>A start may fail because its storage fails, so try again.</summary>
    private Task IsUp() => Eventually.Some(
        async () =>
        {
            if (_process.HasExited)
                await Restart();
            try
            {
                using var answer = await _http.GetAsync(new Uri(Api, "/api/health/live"));
                return answer.IsSuccessStatusCode ? "up" : null;
            }
            catch (Exception down) when (down is HttpRequestException or OperationCanceledException)
            {
                return null;
            }
        },
        "the program to be up");

    private async Task Restart()
    {
        await _process.DisposeAsync();
        _process = ManifestoProcess.Launch(_arguments);
    }

    [GeneratedRegex("(?<=Endpoint=)http://[^/;]+")]
    private static partial Regex Endpoint();
}
