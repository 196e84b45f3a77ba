using CollaborationManifesto.Publishing;
using CollaborationManifesto.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.Functions;

/// <summary>Regenerates the site where something changed.</summary>
public sealed class PublishManifesto(Publisher publisher)
{
    [Function(nameof(PublishManifesto))]
    public Task Run([TimerTrigger("%PublishSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        Traces.TimerAsync(nameof(PublishManifesto), publisher.PublishChangesAsync, cancellation);
}
