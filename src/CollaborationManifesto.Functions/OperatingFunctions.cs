using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Functions;

/// <summary>Health checks, and jobs that run without anyone asking.</summary>
public sealed class OperatingFunctions(HealthResult health, Reconciler reconciler, Retention retention, PoisonWatch poison, IOptions<IntakeSettings> intake)
{
    /// <summary>
    /// Answers while the process runs. It does not call storage, so that a storage fault does not restart the app. A header says how the limits
    /// tell people apart, because only a deployed app can show which addresses the platform passes on.
    /// </summary>
    [Function(nameof(HealthLive))]
    public IResult HealthLive([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["Client-Address"] = ClientAddress.Source(request, intake.Value.TrustedHops);
        return new DataResult(Results.Text("live"));
    }

    /// <summary>Answers 200 if people can be served, otherwise 503, with the status of each part.</summary>
    [Function(nameof(HealthReady))]
    public Task<IResult> HealthReady(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken) =>
        health.CheckAsync(cancellationToken);

    /// <summary>Does what a lost message left undone.</summary>
    [Function(nameof(Reconcile))]
    public Task Reconcile([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(Reconcile), reconciler.RunAsync, cancellationToken);

    /// <summary>Deletes what the privacy notice says is no longer kept.</summary>
    [Function(nameof(ApplyRetention))]
    public Task ApplyRetention([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(ApplyRetention), retention.ApplyAsync, cancellationToken);

    /// <summary>Reports messages that failed too often to operators.</summary>
    [Function(nameof(WatchPoison))]
    public Task WatchPoison([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(WatchPoison), poison.LookAsync, cancellationToken);
}
