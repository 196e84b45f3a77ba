using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Inbox;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>A machine on which the program can die and restart with the same storage and addresses.</summary>
public sealed class Machine : IAsyncDisposable
{
    private readonly string[] _arguments;
    private readonly DirectoryInfo _data;
    private ManifestoProcess _process;

    private Machine(string[] arguments, DirectoryInfo data, TableProxy tables, ManifestoProcess process, Uri site) =>
        (_arguments, _data, Tables, _process, Site) = (arguments, data, tables, process, site);

    public Uri Site { get; }

    public TableProxy Tables { get; }

    public static async Task<Machine> Start(SharedAzurite azurite)
    {
        var tables = await TableProxy.Start(azurite.ConnectionString);
        return await FreePorts.With(async (site, api) =>
        {
            var data = Directory.CreateTempSubdirectory("manifesto-machine-");
            string[] arguments =
            [
                "--empty", "--site", $"{site}", "--api", $"{api}", "--data", data.FullName,
                .. TestSettings.Of(tables.ConnectionString, StorageNames.New()),
            ];
            return new Machine(arguments, data, tables, await ManifestoProcess.Start(arguments), site);
        });
    }

    /// <summary>For the proxy: the program dies here and loses its work in progress.</summary>
    public async Task<bool> Die()
    {
        await _process.Kill();
        return false;
    }

    public async Task Restart()
    {
        Tables.Arriving = Tables.Arrived = () => Task.FromResult(true);
        await _process.DisposeAsync();
        _process = await ManifestoProcess.Start(_arguments);
    }

    /// <summary>Each curator has exactly one email, even after every message was handled again.</summary>
    public async Task AssertOneMailEach()
    {
        var mails = await Eventually.Some(async () => await Mails() is { Count: >= 3 } all ? all : null, "three mails");
        Assert.Equal(3, mails.Select(mail => mail.To).Distinct().Count());
        Assert.Equal(3, mails.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Tables.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private Task<IReadOnlyList<ReceivedMail>> Mails() => ManifestoProcess.Inbox(Site);
}
