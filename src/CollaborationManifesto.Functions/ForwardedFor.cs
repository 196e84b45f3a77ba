using System.Text.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CollaborationManifesto.Functions;

/// <summary>
/// Gives a request the <c>X-Forwarded-For</c> that reached the host. The host's proxy writes its own peer in its place, and the worker takes
/// that for the client's address; the trigger's data has the header as it came.
/// </summary>
internal sealed class ForwardedFor : IFunctionsWorkerMiddleware
{
    private static readonly string Header = ForwardedHeadersDefaults.XForwardedForHeaderName;

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            http.Request.Headers.Remove(Header);
            if (Value(context.BindingContext.BindingData.GetValueOrDefault("Headers")) is { } value)
                http.Request.Headers[Header] = value;
        }

        return next(context);
    }

    private static string? Value(object? headers)
    {
        if (headers is not string json)
            return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject()
            .Where(header => header.Name.Equals(Header, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value.ToString())
            .FirstOrDefault();
    }
}
