using System.Text.Json;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollaborationManifesto.Web;

/// <summary>
/// Whether the service is ready, as JSON: the status of each check with its figures, and no text of a failure. Plain
/// <c>application/json</c>, because <c>application/health+json</c> is a draft that has expired and no registered type.
/// </summary>
public sealed class HealthResult(HealthCheckService checks, TimeProvider clock)
{
    /// <summary>Seconds that an answer is given again: anyone may ask, and each look costs calls of storage.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(10);

    // Each check has its own time, so that a look ends by itself.
    private readonly RecentAnswer<HealthReport> _report = new(Lasts, clock, () => checks.CheckHealthAsync(CancellationToken.None));

    public async Task<IResult> CheckAsync(CancellationToken cancellationToken)
    {
        var report = await _report.GetAsync(cancellationToken);
        return new DataResult(Results.Json(
            new { status = Word(report.Status), checks = report.Entries.ToDictionary(entry => entry.Key, entry => Check(entry.Value)) },
            statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK));
    }

    private static Dictionary<string, object> Check(HealthReportEntry entry) => new(entry.Data) { ["status"] = Word(entry.Status) };

    private static string Word(HealthStatus status) => JsonNamingPolicy.CamelCase.ConvertName($"{status}");
}
