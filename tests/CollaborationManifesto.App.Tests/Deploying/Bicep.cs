using System.Diagnostics;
using System.Reflection;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The Bicep compiler: from its NuGet package on 64-bit Linux, otherwise from the PATH.</summary>
internal static class Bicep
{
    public static string Program { get; } = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "BicepPath").Value is { Length: > 0 } packaged ? packaged.Replace('\\', Path.DirectorySeparatorChar) : "bicep";

    /// <returns>The exit code and the compiler's messages.</returns>
    public static async Task<(int ExitCode, string Errors)> Run(string directory, params string[] arguments)
    {
        using var process = new Process
        {
            StartInfo = new(Program, arguments) { WorkingDirectory = directory, RedirectStandardError = true, RedirectStandardOutput = true },
        };
        try
        {
            process.Start();
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"There is no '{Program}' here. Install the Bicep CLI (https://aka.ms/bicep-install) and put it on the PATH: the templates are tested with it.", missing);
        }

        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, errors);
    }
}
