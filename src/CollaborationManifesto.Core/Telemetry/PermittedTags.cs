using System.Diagnostics;
using OpenTelemetry;

namespace CollaborationManifesto.Telemetry;

/// <summary>
/// Lets nothing leave in a span but tags that are known to hold nothing private: an address's query has the token of a private link, and
/// its path and the client's headers are whatever someone sends.
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
        // It is an exception's text.
        data.SetStatus(data.Status);
    }
}
