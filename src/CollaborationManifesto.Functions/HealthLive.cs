using CollaborationManifesto.Http;
using CollaborationManifesto.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Functions;

/// <summary>
/// Answers while the process runs. It asks nothing of storage, so that a storage fault does not restart the app. A header says what the
/// limits tell people apart by, because only the platform itself can show which addresses it lets the app see.
/// </summary>
public sealed class HealthLive(IOptions<IntakeSettings> intake)
{
    [Function(nameof(HealthLive))]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["Client-Address"] = ClientAddress.Source(request, intake.Value.TrustedHops);
        return new DataResult(Results.Text("live"));
    }
}
