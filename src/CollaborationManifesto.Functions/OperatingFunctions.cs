using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Functions;

/// <summary>Health, and what has to be done whether or not anyone comes.</summary>
public sealed class OperatingFunctions(HealthResult health, Reconciler reconciler, Retention retention, PoisonWatch poison, IOptions<IntakeSettings> intake)
{
    /// <summary>
    /// Answers while the process runs. It asks nothing of storage, so that a storage fault does not restart the app. A header says what the
    /// limits tell people apart by, because only the platform itself can show which addresses it lets the app see.
    /// </summary>
    [Function(nameof(HealthLive))]
    public IResult HealthLive([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request)
    {
        request.HttpContext.Response.Headers["Client-Address"] = ClientAddress.Source(request, intake.Value.TrustedHops);
        return new DataResult(Results.Text("live"));
    }

    /// <summary>Answers 200 while people can be served, otherwise 503, and how each part is.</summary>
    [Function(nameof(HealthReady))]
    public Task<IResult> HealthReady(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request, CancellationToken cancellationToken) =>
        health.CheckAsync(cancellationToken);

    /// <summary>Has done what a lost message left undone.</summary>
    [Function(nameof(Reconcile))]
    public Task Reconcile([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(Reconcile), reconciler.RunAsync, cancellationToken);

    /// <summary>Deletes what has been kept for as long as the privacy notice says.</summary>
    [Function(nameof(ApplyRetention))]
    public Task ApplyRetention([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(ApplyRetention), retention.ApplyAsync, cancellationToken);

    /// <summary>Tells the operator of messages that failed too often.</summary>
    [Function(nameof(WatchPoison))]
    public Task WatchPoison([TimerTrigger("%RetentionSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        Traces.TimerAsync(nameof(WatchPoison), poison.LookAsync, cancellationToken);
}
