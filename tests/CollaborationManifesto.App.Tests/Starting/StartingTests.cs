using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Worker;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Starting;

/// <summary>The one command that runs everything, as someone at a terminal uses it.</summary>
public sealed class StartingTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("manifesto-starting-");

    [Fact]
    public async Task Data_survives_SIGTERM_and_a_restart()
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
    public async Task A_start_after_SIGKILL_reuses_the_running_Azurite()
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
    [InlineData("'--sitee' is neither an option nor a setting: did you mean '--site'?", "--sitee=x")]
    [InlineData("'--whatever' is neither an option nor a setting. Run with --help to see the options; the settings are in docs/settings.md.", "--whatever=x")]
    [InlineData("'--AprovalsNeeded' is neither an option nor a setting: did you mean '--Curation:ApprovalsNeeded'?", "--AprovalsNeeded=2")]
    [InlineData("Setting 'Curation:AprovalsNeeded' is unknown: did you mean 'Curation:ApprovalsNeeded'?", "--Curation:AprovalsNeeded=2")]
    [InlineData("Setting 'Intake:TitleMaxLength' is 'abc': expected a number of characters from 10 to 200.", "--Intake:TitleMaxLength=abc")]
    [InlineData("'--Limits' is a group of settings. Give one of them, such as --Limits:Burst=value.", "--Limits=5")]
    [InlineData("'stray' is neither an option nor a setting. A setting is given as --Name=value.", "stray")]
    [InlineData("'Curation:ApprovalsNeeded=2' is neither an option nor a setting. A setting is given as --Name=value.", "Curation:ApprovalsNeeded=2")]
    [InlineData("'--Curation:ApprovalsNeeded' has no value. A setting is given as --Name=value.", "--Curation:ApprovalsNeeded")]
    [InlineData("Setting 'LocalHost:MessageLeaseSeconds' is 'abc': expected a number of seconds from 1 to 604800.", "--LocalHost:MessageLeaseSeconds=abc")]
    [InlineData("Setting 'Storage': expected a storage connection string.", "--Storage=elsewhere")]
    [InlineData("Setting 'PublishSchedule' is 'often': expected a cron expression of six fields, such as '0 * * * * *'.", "--PublishSchedule=often")]
    public async Task A_broken_setting_gives_one_line_and_a_failing_exit(string line, params string[] arguments)
    {
        var (site, api) = FreePorts.Pair();

        var (code, errors) = await Run([.. arguments.Contains("--site=https://example.org/") ? [] : new[] { $"--site={site}" }, $"--api={api}", .. arguments]);

        Assert.Equal((1, line + "\n"), (code, errors));
    }

    [Fact]
    public async Task Each_wrong_argument_and_setting_prints_one_line()
    {
        var (_, api) = FreePorts.Pair();

        var (code, errors) = await ManifestoProcess.Run(
            new Dictionary<string, string> { ["Notices__MailsPerHour"] = "0", ["Privacy__AdressDays"] = "3" },
            $"--data={_data.FullName}", "--site=https://example.org/", $"--api={api}", "stray", "--Curation:ApprovalsNeeded=0", "--Limits:Burst=many", "--DigestSchedule=daily");

        Assert.Equal(
            (1, """
            --site 'https://example.org/': expected an address of this machine such as http://127.0.0.1:8080, without a path.
            'stray' is neither an option nor a setting. A setting is given as --Name=value.
            Setting 'Limits:Burst' is 'many': expected a number of posts from 2 to 100000.
            Setting 'Curation:ApprovalsNeeded' is '0': expected a number of curators from 1 to 20.
            Setting 'Notices:MailsPerHour' is '0': expected a number of mails from 1 to 1000.
            Setting 'Privacy:AdressDays' is unknown: did you mean 'Privacy:AddressDays'?
            Setting 'DigestSchedule' is 'daily': expected a cron expression of six fields, such as '0 * * * * *'.

            """),
            (code, errors));
    }

    [Fact]
    public async Task A_storage_that_only_the_environment_names_is_not_used_and_it_says_so()
    {
        var (first, _) = await Start("--empty");
        using var other = new OtherFolder();
        // The README sets this for the operators' commands. Then a second program starts from the same terminal.
        var environment = new Dictionary<string, string> { ["Storage"] = Connection() };

        var (second, site) = await FreePorts.With(async (site, api) =>
            (await ManifestoProcess.Start(environment, $"--data={other.Path}", $"--site={site}", $"--api={api}", "--empty"), site));

        Assert.Contains($"The Storage that the environment names is not used: the data is in {other.Path}. Another storage is given with --Storage=...", second.Output, StringComparison.Ordinal);
        Assert.Contains("Starting Azurite", second.Output, StringComparison.Ordinal);
        Assert.Contains(site.GetLeftPart(UriPartial.Authority), await Read(site, "/manifesto.json"), StringComparison.Ordinal);
        await second.DisposeAsync();
        await first.DisposeAsync();
    }

    [Fact]
    public async Task A_storage_that_has_gone_does_not_keep_the_next_start_from_happening()
    {
        using var other = new OtherFolder();
        var environment = new Dictionary<string, string> { ["Storage"] = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:9/devstoreaccount1;" };

        var second = await FreePorts.With((site, api) => ManifestoProcess.Start(environment, $"--data={other.Path}", $"--site={site}", $"--api={api}", "--empty"));

        Assert.Equal("", second.Errors);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task The_addresses_of_site_form_inbox_and_desk_are_printed()
    {
        var (process, site) = await Start("--empty");

        foreach (var line in new[] { $"  Site   {site}", $"  Form   {site}contribute/", $"  Inbox  {site}inbox" })
            Assert.Contains(line, process.Output, StringComparison.Ordinal);
        var desk = process.Output.Split('\n').Single(line => line.StartsWith("  Desk ", StringComparison.Ordinal))[9..].Trim();
        using var http = new HttpClient();
        Assert.Contains("email", await http.GetStringAsync(new Uri(desk)), StringComparison.OrdinalIgnoreCase);
        await process.DisposeAsync();
    }

    [Fact]
    public async Task Without_Node_it_says_what_to_install()
    {
        var (site, api) = FreePorts.Pair();

        var (code, errors) = await ManifestoProcess.Run(
            new Dictionary<string, string> { ["PATH"] = _data.FullName }, $"--data={_data.FullName}", $"--site={site}", $"--api={api}");

        Assert.Equal((1, "Node.js 20 or newer was not found. Install it from https://nodejs.org, open a new terminal and start again.\n"), (code, errors));
    }

    [Theory]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", ".NET runs without language data (invariant mode), so this program cannot write dates.")]
    [InlineData("TZDIR", "/nowhere", "This machine does not know the time zone Europe/London, so this program cannot write dates.")]
    public async Task A_machine_that_cannot_write_dates_gets_one_line_from_every_program(string variable, string value, string sentence)
    {
        var environment = new Dictionary<string, string> { [variable] = value };
        var (site, api) = FreePorts.Pair();

        foreach (var (exit, errors) in new[]
        {
            await ManifestoProcess.Run(environment, $"--data={_data.FullName}", $"--site={site}", $"--api={api}"),
            await ManifestoProcess.RunProgram(Head.Assembly, environment),
            await ManifestoProcess.RunProgram(Path.Combine(AppContext.BaseDirectory, "manifesto.dll"), environment, "curators", "list"),
        })
        {
            Assert.Equal(1, exit);
            Assert.StartsWith(sentence, Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_copies_do_not_share_a_data_folder()
    {
        var (first, _) = await Start("--empty");

        var (code, errors) = await FreePorts.With(async (site, api) =>
        {
            var run = await Run($"--site={site}", $"--api={api}");
            return run.Errors.Contains("is in use", StringComparison.Ordinal) ? throw new StartException(run.Errors) : run;
        });

        Assert.Equal(1, code);
        Assert.Contains("give this one another folder with --data", errors, StringComparison.Ordinal);
        await first.DisposeAsync();
    }

    public void Dispose() => _data.Delete(recursive: true);

    private async Task<(ManifestoProcess Process, Uri Site)> Start(params string[] arguments) => await FreePorts.With(async (site, api) =>
        (await ManifestoProcess.Start([$"--data={_data.FullName}", $"--site={site}", $"--api={api}", .. arguments]), site));

    private Task<(int ExitCode, string Errors)> Run(params string[] arguments) =>
        ManifestoProcess.Run(new Dictionary<string, string>(), [$"--data={_data.FullName}", .. arguments]);

    private string Connection()
    {
        using var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(_data.FullName, "azurite.json")));
        return record.RootElement.GetProperty("ConnectionString").GetString()!;
    }

    private int AzuriteProcess()
    {
        using var record = JsonDocument.Parse(File.ReadAllText(Path.Combine(_data.FullName, "azurite.json")));
        return record.RootElement.GetProperty("ProcessId").GetInt32();
    }

    private sealed class OtherFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("manifesto-other-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
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
