using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Settings;

/// <summary>Warns at start about settings that no longer do anything.</summary>
internal sealed partial class GoneSettings(IConfiguration configuration, ILogger<GoneSettings> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var name in SettingNames.Gone.Where(name => configuration[name] is not null))
            LogGone(name);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(LogLevel.Warning, "Setting '{Name}' no longer does anything: remove it. CHANGELOG.md says what applies now.")]
    private partial void LogGone(string name);
}
