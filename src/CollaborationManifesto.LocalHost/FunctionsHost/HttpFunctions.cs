using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Primitives;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>Serves the HTTP functions. A method that a function does not list is answered with 405.</summary>
internal static class HttpFunctions
{
    public static void Map(IApplicationBuilder app)
    {
        app.Use(HostTelemetry.Describe);
        app.Use(AddPeerToForwardedFor);
        app.UseRouting().UseEndpoints(routes =>
        {
            var catalog = routes.ServiceProvider.GetRequiredService<FunctionCatalog>();
            var prefix = routes.ServiceProvider.GetRequiredService<HostJson>().Extensions.Http.RoutePrefix;
            foreach (var (trigger, function) in catalog.With<HttpTriggerAttribute>())
                routes.MapMethods($"{prefix}/{trigger.Route ?? function.Name}", trigger.Methods ?? [], context => Answer(function, context));
        });
    }

    private static async Task Answer(LocalFunction function, HttpContext context)
    {
        if (await function.Call(context.Request, context.RequestAborted) is { } result)
            await result.ExecuteAsync(context);
    }

    /// <summary>The platform's front end writes the address that it saw behind what the client claims.</summary>
    private static Task AddPeerToForwardedFor(HttpContext context, RequestDelegate next)
    {
        var header = ForwardedHeadersDefaults.XForwardedForHeaderName;
        context.Request.Headers[header] = StringValues.Concat(context.Request.Headers[header], context.Connection.RemoteIpAddress?.ToString());
        return next(context);
    }
}
