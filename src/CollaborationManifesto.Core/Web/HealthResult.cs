using System.Text.Json;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CollaborationManifesto.Web;

/// <summary>
/// Readiness as JSON: the status and the figures of each check, but no error texts. The type is plain <c>application/json</c>, because
/// <c>application/health+json</c> is an expired draft and not registered.
/// </summary>
public sealed class HealthResult(HealthCheckService checks, TimeProvider clock)
{
    /// <summary>How long an answer is reused, in seconds: anyone may ask, and each check calls storage.</summary>
    public static readonly TimeSpan CacheDuration = TimeSpan.FromSeconds(10);

    // Each check has its own timeout, so none needs a cancellation token.
    private readonly ShortLivedCache<HealthReport> _report = new(CacheDuration, clock, () => checks.CheckHealthAsync(CancellationToken.None));

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
