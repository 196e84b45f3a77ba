using System.Diagnostics;

namespace CollaborationManifesto.Telemetry;

/// <summary>
/// The product's own spans, by OpenTelemetry's conventions (https://opentelemetry.io/docs/specs/semconv). The platform makes the one of
/// each HTTP request. No tag holds what someone typed, who they are, or a token.
/// </summary>
public static class Traces
{
    /// <summary>The source's name, for whoever listens.</summary>
    public const string Name = "CollaborationManifesto";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A run of a timer's function. One that ends because the program stops has not failed: the next run goes on.</summary>
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

    /// <summary>Part of the trace of whoever sent the message, so that one search shows all that became of it.</summary>
    internal static Task ProcessAsync(string queue, string? traceparent, Func<Task> handle)
    {
        // Null or another text gives the empty context, and the span begins a trace or belongs to the one around it.
        _ = ActivityContext.TryParse(traceparent, null, isRemote: true, out var sender);
        // The platform's span of this call is in a trace of its own.
        var platform = Activity.Current?.Context ?? default;
        var links = new[] { sender, platform }.Where(context => context != default).Select(context => new ActivityLink(context));
        return FollowAsync(Source.StartActivity(ActivityKind.Consumer, sender, Messaging("process", queue), links, name: $"process {queue}"), handle);
    }

    /// <summary>A request to the mail provider.</summary>
    internal static Activity? SendEmail(Uri host, string path) => Source.StartActivity(
        ActivityKind.Client,
        tags: [new("http.request.method", "POST"), new("url.template", path), new("server.address", host.Host), new("server.port", host.Port)],
        name: $"POST {path}");

    /// <summary>Of a failure its kind alone: its text could hold what someone typed.</summary>
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

    /// <summary>What a span and a measurement of messages have in common.</summary>
    internal static KeyValuePair<string, object?>[] Messaging(string operation, string queue) =>
    [
        new("messaging.system", "azure_queue_storage"),
        new("messaging.operation.name", operation),
        new("messaging.operation.type", operation),
        new("messaging.destination.name", queue),
    ];
}
