using System.Net;
using Microsoft.Azure.Functions.Worker;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>Serves the HTTP functions like the Functions host; docs/adr/0001 lists the differences.</summary>
internal static class HttpFunctions
{
    public static void Map(IApplicationBuilder app)
    {
        app.Use(HostTelemetry.DescribeAsync);
        app.Use(AddCustomHeaders(app.ApplicationServices.GetRequiredService<HostJson>().Extensions.Http.CustomHeaders));
        app.Use(ShowPublicPeerAsync);
        app.UseRouting();
        app.Use(RefuseOtherMethodsAsync);
        app.UseEndpoints(routes =>
        {
            var catalog = routes.ServiceProvider.GetRequiredService<FunctionCatalog>();
            var prefix = routes.ServiceProvider.GetRequiredService<HostJson>().Extensions.Http.RoutePrefix;
            foreach (var (trigger, function) in catalog.With<HttpTriggerAttribute>())
                routes.MapMethods($"{prefix}/{trigger.Route ?? function.Name}", trigger.Methods ?? [], context => AnswerAsync(function, context));
        });
    }

    private static async Task AnswerAsync(LocalFunction function, HttpContext context)
    {
        if (await function.CallAsync(context.Request, context.RequestAborted) is { } result)
            await result.ExecuteAsync(context);
    }

    private static Func<HttpContext, RequestDelegate, Task> AddCustomHeaders(IReadOnlyDictionary<string, string> headers) => (context, next) =>
    {
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        return next(context);
    };

    /// <summary>Like the host, answers 404 without <c>Allow</c> to a method that no function lists.</summary>
    private static Task RefuseOtherMethodsAsync(HttpContext context, RequestDelegate next)
    {
        // If only the method differs, routing selects an endpoint without a route.
        if (context.GetEndpoint() is null or RouteEndpoint)
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    /// <summary>
    /// In Azure every client has a public address, and the app counts only public ones. So 127.0.0.1 appears here as 203.0.113.1, which RFC 5737
    /// reserves for documentation.
    /// </summary>
    private static Task ShowPublicPeerAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer))
            context.Connection.RemoteIpAddress = new([203, 0, 113, peer.GetAddressBytes()[^1]]);
        return next(context);
    }
}
