using System.Text.Json;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CollaborationManifesto.Functions;

/// <summary>
/// Restores the <c>X-Forwarded-For</c> header that reached the host. The host's proxy replaces it with its own peer, which the worker takes for
/// the client's address; the trigger's data has the original.
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
