using System.Diagnostics;
using OpenTelemetry;

namespace CollaborationManifesto.Telemetry;

/// <summary>
/// Removes all tags of a span that could hold private data: the query of an address holds a private link's token, and anyone can put anything
/// into its path and into headers.
/// </summary>
internal sealed class PermittedTags : BaseProcessor<Activity>
{
    private static readonly HashSet<string> Permitted =
    [
        "error.type", "faas.trigger", "http.request.method", "http.response.status_code", "http.route",
        "messaging.destination.name", "messaging.operation.name", "messaging.operation.type", "messaging.system",
        "network.protocol.version", "server.address", "server.port", "url.scheme", "url.template",
    ];

    public override void OnEnd(Activity data)
    {
        foreach (var (name, _) in data.TagObjects.Where(tag => !Permitted.Contains(tag.Key)).ToList())
            data.SetTag(name, null);
        // Drops the description, which is an exception's text.
        data.SetStatus(data.Status);
    }
}
