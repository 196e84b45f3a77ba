using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Records every response of an app as it leaves.</summary>
internal sealed class AnswersSeen : IStartupFilter
{
    /// <summary>These headers describe the content, not how a response may be used.</summary>
    private static readonly HashSet<string> OfContent =
        new(["Content-Type", "Content-Length", "Date", "Location", "ETag", "Retry-After", "Allow", "Transfer-Encoding", "Server", "Client-Address"], StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentQueue<Answer> _answers = new();
    private readonly ConcurrentQueue<string> _pages = new();

    public IReadOnlyList<Answer> All => [.. _answers];

    /// <summary>Every page among them, once, by a name for files.</summary>
    public IReadOnlyDictionary<string, string> Pages => _pages.Distinct(StringComparer.Ordinal).Select((page, index) => (page, index)).ToDictionary(page => $"{page.index}.html", page => page.page);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (HttpContext context, RequestDelegate rest) =>
        {
            var sent = context.Response.Body;
            using var body = new MemoryStream();
            context.Response.Body = body;
            await rest(context);
            context.Response.Body = sent;
            // A server refuses any write, even an empty one, where no body may be: 304.
            if (body.Length > 0)
                await sent.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length));
            if (context.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true && body.Length > 0)
                _pages.Enqueue(Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length));
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? context.GetEndpoint()?.DisplayName ?? "nothing";
            var headers = context.Response.Headers.Where(header => !OfContent.Contains(header.Key)).OrderBy(header => header.Key, StringComparer.Ordinal);
            _answers.Enqueue(new(
                context.Connection.LocalPort,
                context.Request.Method,
                route,
                context.Response.StatusCode,
                string.Join('\n', headers.Select(header => $"{header.Key}: {header.Value}")),
                context.Response.Headers.Location.ToString()));
        });
        next(app);
    };

    /// <param name="Headers">One header a line, sorted by name, without content headers.</param>
    internal sealed record Answer(int Port, string Method, string Route, int Status, string Headers, string Location);
}
