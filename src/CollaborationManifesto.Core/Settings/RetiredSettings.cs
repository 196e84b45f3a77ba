using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Settings;

/// <summary>Warns at start about settings that no longer do anything.</summary>
internal sealed partial class RetiredSettings(IConfiguration configuration, ILogger<RetiredSettings> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in SettingNames.Retired.Where(name => configuration[name] is not null))
            LogRetired(name);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Setting '{Name}' no longer does anything: remove it. CHANGELOG.md says what applies now.")]
    private partial void LogRetired(string name);
}
