using CollaborationManifesto.Publishing;
using CollaborationManifesto.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Regenerates the site where something changed.</summary>
public sealed class PublishManifesto(Publisher publisher)
{
    [Function(nameof(PublishManifesto))]
    public Task Run([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        Traces.Timer(nameof(PublishManifesto), publisher.PublishChanges, cancellation);
}
