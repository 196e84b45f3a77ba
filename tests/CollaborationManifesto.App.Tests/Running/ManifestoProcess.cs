using System.Diagnostics;
using System.Net.Http.Json;
using System.Runtime.InteropServices;
using System.Text;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.LocalHost.Inbox;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>The built program in its own process, so that tests can end it in every way.</summary>
public sealed class ManifestoProcess : IAsyncDisposable
{
    public static readonly string Dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private static readonly string LocalHost = Path.Combine(AppContext.BaseDirectory, "CollaborationManifesto.LocalHost.dll");

    private ManifestoProcess(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Dotnet, [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_errors, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    public string Output => Read(_output);

    public string Errors => Read(_errors);

    /// <summary>Starts the program without waiting until it is ready.</summary>
    public static ManifestoProcess Launch(params string[] arguments) => new(LocalHost, arguments, new Dictionary<string, string>());

    /// <summary>Starts the program and waits until it is ready.</summary>
    /// <exception cref="StartException">The program ended instead. The exception has its output.</exception>
    public static Task<ManifestoProcess> Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    /// <summary>The same, with environment variables.</summary>
    public static async Task<ManifestoProcess> Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var process = new ManifestoProcess(LocalHost, arguments, environment);
        await Eventually.True(() => process.Output.Contains("Press Ctrl-C", StringComparison.Ordinal) || process._process.HasExited, "the program to start");
        if (!process._process.HasExited)
            return process;
        await process.Exit();
        throw new StartException(process.Errors);
    }

    /// <summary>Runs the program until it ends.</summary>
    public static Task<(int ExitCode, string Errors)> Run(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        RunProgram(LocalHost, environment, arguments);

    /// <summary>Runs another of our programs until it ends.</summary>
    public static async Task<(int ExitCode, string Errors)> RunProgram(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var process = new ManifestoProcess(program, arguments, environment);
        return (await process.Exit(), process.Errors);
    }

    public static async Task<IReadOnlyList<ReceivedMail>> Inbox(Uri site)
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<List<ReceivedMail>>(new Uri(site, "/inbox.json")) ?? [];
    }

    /// <summary>SIGKILL: ends this process only, not the ones it started.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await Exit();
    }

    /// <summary>Sends a signal. INT does not work: it is ignored in background test runs, and child processes inherit that.</summary>
    public async Task<int> Signal(string signal)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{signal}", $"{_process.Id}"]) { RedirectStandardError = true });
        return await Exit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Signal("TERM");
        _process.Dispose();
    }

    private async Task<int> Exit()
    {
        using var patience = new CancellationTokenSource(Eventually.Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    private static void Add(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.AppendLine(line);
    }

    private static string Read(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }
}
