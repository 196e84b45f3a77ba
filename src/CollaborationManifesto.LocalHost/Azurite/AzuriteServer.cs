using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CollaborationManifesto.LocalHost.Azurite;

/// <summary>Azurite, the storage emulator, in its own process.</summary>
public sealed partial class AzuriteServer : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(20);

    // If this program is killed, Azurite keeps running: the closed pipe must not end it.
    private const string KeepWithoutReader = "data:text/javascript,for(const s of[process.stdout,process.stderr])s.on('error',()=>{})";

    private readonly Process _process;
    private readonly AzuriteRecord _record;
    private readonly DirectoryInfo _data;

    private AzuriteServer(Process process, AzuriteRecord record, DirectoryInfo data) => (_process, _record, _data) = (process, record, data);

    public string ConnectionString => _record.ConnectionString;

    public Task Exited => _process.WaitForExitAsync();

    /// <summary>Reuses an Azurite left by an earlier run that was killed, or starts one on free ports.</summary>
    public static async Task<AzuriteServer> StartOrReuseAsync(DirectoryInfo data, TextWriter progress, CancellationToken cancellationToken)
    {
        if (AzuriteRecord.Read(data) is { } record && record.FindProcess() is { } running && await record.AnswersAsync(cancellationToken))
        {
            await progress.WriteLineAsync("Using the Azurite that is still running ...");
            return new(running, record, data);
        }

        await progress.WriteLineAsync("Starting Azurite ...");
        return await StartAsync(data, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Terminate(_process);
            using var patience = new CancellationTokenSource(StopPatience);
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_process.HasExited)
                _process.Kill();
        }

        AzuriteRecord.Delete(_data);
        _process.Dispose();
    }

    private static async Task<AzuriteServer> StartAsync(DirectoryInfo data, CancellationToken cancellationToken)
    {
        var process = Launch(data);
        try
        {
            var (blob, queue, table) = await ReadAddressesAsync(process, cancellationToken);
            var record = new AzuriteRecord(process.Id, process.StartTime.ToUniversalTime(), blob, queue, table);
            record.Write(data);
            return new(process, record, data);
        }
        catch
        {
            if (!process.HasExited)
                process.Kill();
            process.Dispose();
            throw;
        }
    }

    private static Process Launch(DirectoryInfo data)
    {
        var script = Path.Combine(Repository.Root, "frontend", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
            throw new StartException("Azurite is not installed. Run 'npm ci' in the folder 'frontend', then start again.");
        string[] arguments =
        [
            "--import", KeepWithoutReader, script, "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            "--location", Path.Combine(data.FullName, "azurite"), "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ];
        try
        {
            return Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new StartException("Node.js 20 or newer was not found. Install it from https://nodejs.org, open a new terminal and start again.");
        }
    }

    private static async Task<(string Blob, string Queue, string Table)> ReadAddressesAsync(Process process, CancellationToken cancellationToken)
    {
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var addresses = new Dictionary<string, string>();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                addresses[match.Groups["service"].Value] = match.Groups["address"].Value;
            if (addresses.Count < 3)
                continue;
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return (addresses["Blob"], addresses["Queue"], addresses["Table"]);
        }

        throw new StartException($"Azurite did not start: {(await errors).Trim().Split('\n')[^1]}");
    }

    /// <summary>Azurite saves its data when it is asked to end, which .NET can do only on Unix; elsewhere it saves every five seconds.</summary>
    private static void Terminate(Process process)
    {
        if (OperatingSystem.IsWindows())
            process.Kill();
        else
            Process.Start(new ProcessStartInfo("kill", ["-TERM", $"{process.Id}"]) { RedirectStandardError = true })!.Dispose();
    }

    [GeneratedRegex("Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://[^ ]+)")]
    private static partial Regex Listening();
}
