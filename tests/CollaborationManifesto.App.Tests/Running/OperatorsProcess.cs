using System.Diagnostics;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>The built command line in its own process, so that tests can kill it.</summary>
internal sealed class OperatorsProcess : IDisposable
{
    private readonly Process _process;

    public OperatorsProcess(string storage, StorageSettings names, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "manifesto.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Storage"] = storage;
        foreach (var property in typeof(StorageSettings).GetProperties())
            start.Environment[property.Name] = $"{property.GetValue(names)}";
        _process = Process.Start(start)!;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    public async Task<(int ExitCode, string Output, string Errors)> Ends()
    {
        var (output, errors) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        await _process.WaitForExitAsync();
        return (_process.ExitCode, await output, await errors);
    }

    public void Dispose() => _process.Dispose();
}
