using System.Diagnostics;

namespace CollaborationManifesto.Telemetry;

/// <summary>
/// Our own spans, named by OpenTelemetry's conventions (https://opentelemetry.io/docs/specs/semconv). The platform makes those of HTTP
/// requests. No tag holds what someone typed, who they are, or a token.
/// </summary>
public static class Traces
{
    /// <summary>Name of the source, for listeners.</summary>
    public const string Name = "CollaborationManifesto";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>
    /// The span of one timer run. A run that is cancelled because the program stops does not count as failed: the next run continues.
    /// </summary>
    public static Task TimerAsync(string function, Func<CancellationToken, Task> run, CancellationToken cancellationToken) =>
        FollowAsync(Source.StartActivity(ActivityKind.Internal, tags: [new("faas.trigger", "timer")], name: function), async () =>
        {
            try
            {
                await run(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
        });

    internal static Activity? Send(string queue) =>
        Source.StartActivity(ActivityKind.Producer, tags: Messaging("send", queue), name: $"send {queue}");

    /// <summary>Continues the trace of the message's sender, so that one search shows everything that followed.</summary>
    internal static Task ProcessAsync(string queue, string? traceparent, Func<Task> handle)
    {
        // A null or invalid traceparent gives an empty context: the span then starts a trace or joins the current one.
        _ = ActivityContext.TryParse(traceparent, null, isRemote: true, out var sender);
        // The platform traces this call separately, so we link to its span.
        var platform = Activity.Current?.Context ?? default;
        var links = new[] { sender, platform }.Where(context => context != default).Select(context => new ActivityLink(context));
        return FollowAsync(Source.StartActivity(ActivityKind.Consumer, sender, Messaging("process", queue), links, name: $"process {queue}"), handle);
    }

    /// <summary>The span of a request to the email provider.</summary>
    internal static Activity? SendEmail(Uri host, string path) => Source.StartActivity(
        ActivityKind.Client,
        tags: [new("http.request.method", "POST"), new("url.template", path), new("server.address", host.Host), new("server.port", host.Port)],
        name: $"POST {path}");

    /// <summary>Records only the kind of failure, because its text could hold what someone typed.</summary>
    internal static void Fail(this Activity activity, string kind) => activity.SetTag("error.type", kind).SetStatus(ActivityStatusCode.Error);

    private static async Task FollowAsync(Activity? activity, Func<Task> work)
    {
        using (activity)
        {
            try
            {
                await work();
            }
            catch (Exception failed)
            {
                activity?.Fail(failed.GetType().FullName!);
                throw;
            }
        }
    }

    /// <summary>Tags that spans and measurements of messages share.</summary>
    internal static KeyValuePair<string, object?>[] Messaging(string operation, string queue) =>
    [
        new("messaging.system", "azure_queue_storage"),
        new("messaging.operation.name", operation),
        new("messaging.operation.type", operation),
        new("messaging.destination.name", queue),
    ];
}
