using System.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>
/// The span and duration of each request to a function, which the Functions host records in Azure
/// (https://opentelemetry.io/docs/specs/semconv/http/http-spans). Records neither path nor headers, because people can send anything in them.
/// </summary>
internal static class HostTelemetry
{
    public static void AddTo(IServiceCollection services)
    {
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddSource("Microsoft.AspNetCore"));
        services.ConfigureOpenTelemetryMeterProvider(meters => meters.AddMeter("Microsoft.AspNetCore.Hosting"));
    }

    public static async Task DescribeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failed)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            Activity.Current?.SetTag("error.type", failed.GetType().FullName);
            throw;
        }
        finally
        {
            if (Activity.Current is { } span)
                Describe(span, context);
        }
    }

    /// <summary>Records no requests to the published site and the inbox, because they are not functions.</summary>
    public static Task ExcludeAsync(HttpContext context, RequestDelegate next)
    {
        if (Activity.Current is { } span)
            (span.IsAllDataRequested, span.ActivityTraceFlags) = (false, ActivityTraceFlags.None);
        return next(context);
    }

    private static void Describe(Activity span, HttpContext context)
    {
        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status).SetTag("url.scheme", context.Request.Scheme);
        if (status >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
        // Without a route, the method may be anything that someone sends.
        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is not { } route)
            return;
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route);
    }
}
