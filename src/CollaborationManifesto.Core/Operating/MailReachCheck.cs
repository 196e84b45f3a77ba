using CollaborationManifesto.Mail;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollaborationManifesto.Operating;

/// <summary>
/// How many people mail does not reach, and whether any curator is told of what comes in. Counts alone: anyone may ask. That a contributor's address
/// does not work is usual and nobody's to mend.
/// </summary>
internal sealed class MailReachCheck(Reach reach) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var report = await reach.LookAsync(cancellationToken);
        return new(
            report.NobodyIsTold || report.Curators.Length > 0 ? HealthStatus.Degraded : HealthStatus.Healthy,
            data: new Dictionary<string, object>
            {
                ["curatorsTold"] = report.CuratorsTold,
                ["curatorsPaused"] = report.CuratorsPaused,
                ["curatorsNotReached"] = report.Curators.Length,
                ["contributorsNotReached"] = report.Contributions.Length,
                ["nobodyIsTold"] = report.NobodyIsTold,
                ["suppressions"] = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{report.Suppressions}"),
            });
    }
}
