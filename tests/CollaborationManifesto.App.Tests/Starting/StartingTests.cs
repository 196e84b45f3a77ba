using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;

namespace CollaborationManifesto.App.Tests.Starting;

/// <summary>The one command that runs everything, as somebody at a keyboard meets it.</summary>
public sealed class StartingTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("manifesto-starting-");

    [Fact]
    public async Task The_sample_is_there_and_everything_stops_on_SIGTERM_and_a_second_start_finds_the_same_data()
    {
        var (first, site) = await Start();
        var published = await Read(site, "/manifesto.json");
        using (var manifesto = JsonDocument.Parse(published))
        {
            Assert.Equal(94, manifesto.RootElement.GetProperty("barriers").GetArrayLength());
            Assert.Equal(7, manifesto.RootElement.GetProperty("principles").GetArrayLength());
            var equalVoice = manifesto.RootElement.GetProperty("principles")[0];
            Assert.Equal("Everyone gets an equal voice at the table", equalVoice.GetProperty("title").GetString());
            Assert.Contains("sociocra", equalVoice.GetProperty("guidance").GetRawText(), StringComparison.OrdinalIgnoreCase);
        }

        var azurite = AzuriteProcess();
        Assert.Equal(0, await first.Signal("TERM"));
        Assert.False(IsRunning(azurite));

        var (second, again) = await Start();
        Assert.DoesNotContain("sample", second.Output, StringComparison.Ordinal);
        Assert.Equal(Titles(published), Titles(await Read(again, "/manifesto.json")));
        Assert.Equal(0, await second.Signal("TERM"));
        await first.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task After_a_SIGKILL_the_next_start_uses_the_Azurite_that_still_runs_and_stops_it_in_the_end()
    {
        var (killed, _) = await Start("--empty");
        var azurite = AzuriteProcess();
        await killed.Kill();
        Assert.True(IsRunning(azurite));

        var (next, _) = await Start("--empty");
        Assert.Contains("Using the Azurite that is still running", next.Output, StringComparison.Ordinal);
        Assert.Equal(azurite, AzuriteProcess());
        Assert.Equal(0, await next.Signal("TERM"));
        Assert.False(IsRunning(azurite));
        await killed.DisposeAsync();
        await next.DisposeAsync();
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, errors) = await Run($"--site=http://127.0.0.1:{port}");

        Assert.Equal((1, $"Port {port} is in use. Stop what uses it, or choose another address, for example --site http://127.0.0.1:{port + 10}.\n"), (code, errors));
    }

    [Theory]
    [InlineData("Setting 'Curation:ApprovalsNeeded' is '0': expected a number of curators from 1 to 20.", "--Curation:ApprovalsNeeded=0")]
    [InlineData("Setting 'Mail:Host' is 'nowhere': expected an address such as https://api.sendgrid.com, without a path or a slash at the end.", "--Mail:Host=nowhere")]
    [InlineData("--site 'https://example.org/': expected an address of this machine such as http://127.0.0.1:8080, without a path.", "--site=https://example.org/")]
    [InlineData("'--sitee' is neither an option nor a setting. Run with --help to see the options; the settings are in README.md.", "--sitee=x")]
    [InlineData("The schedule 'often' is not a cron expression of six fields, such as '0 * * * * *'.", "--PublishSchedule=often")]
    public async Task A_broken_setting_gives_one_line_and_a_failing_exit(string line, params string[] arguments)
    {
        var (site, api) = FreePorts.Pair();

        var (code, errors) = await Run([.. arguments.Contains("--site=https://example.org/") ? [] : new[] { $"--site={site}" }, $"--api={api}", .. arguments]);

        Assert.Equal((1, line + "\n"), (code, errors));
    }

    [Fact]
    public async Task Without_Node_it_says_what_to_install()
    {
        var (site, api) = FreePorts.Pair();

        var (code, errors) = await ManifestoProcess.Run(
            new Dictionary<string, string> { ["PATH"] = _data.FullName }, $"--data={_data.FullName}", $"--site={site}", $"--api={api}");

        Assert.Equal((1, "Node.js 20 or newer was not found. Install it from https://nodejs.org, open a new terminal and start again.\n"), (code, errors));
    }

    [Fact]
    public async Task Two_copies_do_not_share_a_data_folder()
    {
        var (first, _) = await Start("--empty");
        var (site, api) = FreePorts.Pair();

        var (code, errors) = await Run($"--site={site}", $"--api={api}");

        Assert.Equal(1, code);
        Assert.Contains("give this one another folder with --data", errors, StringComparison.Ordinal);
        await first.DisposeAsync();
    }

    public void Dispose() => _data.Delete(recursive: true);

    private async Task<(ManifestoProcess Process, Uri Site)> Start(params string[] arguments) => await FreePorts.With(async (site, api) =>
        (await ManifestoProcess.Start([$"--data={_data.FullName}", $"--site={site}", $"--api={api}", .. arguments]), site));

    private Task<(int ExitCode, string Errors)> Run(params string[] arguments) =>
        ManifestoProcess.Run(new Dictionary<string, string>(), [$"--data={_data.FullName}", .. arguments]);

    private int AzuriteProcess()
    {
        using var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(_data.FullName, "azurite.json")));
        return record.RootElement.GetProperty("ProcessId").GetInt32();
    }

    private static bool IsRunning(int process) => Process.GetProcesses().Any(running => running.Id == process);

    private static async Task<string> Read(Uri site, string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(site, path));
    }

    private static IEnumerable<string?> Titles(string manifesto)
    {
        using var json = JsonDocument.Parse(manifesto);
        return [.. json.RootElement.GetProperty("barriers").EnumerateArray().Select(barrier => barrier.GetProperty("title").GetString())];
    }
}
