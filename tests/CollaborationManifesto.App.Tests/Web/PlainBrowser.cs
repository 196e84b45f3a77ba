using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Parser;

namespace CollaborationManifesto.App.Tests.Web;

/// <summary>A browser without JavaScript: it opens pages, follows redirects and submits forms as HTML specifies.</summary>
/// <param name="from">The local address to connect from, if not the usual one.</param>
public sealed class PlainBrowser(IPAddress? from = null) : IDisposable
{
    private static readonly HtmlParser Parser = new(new HtmlParserOptions { IsScripting = false });
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = true, UseCookies = false, ConnectCallback = from is null ? null : (context, cancellation) => Connect(from, context, cancellation) });

    public HttpClient Http => _http;

    public Task<WebPage> Open(Uri address) => Send(new HttpRequestMessage(HttpMethod.Get, address));

    public async Task<WebPage> Send(HttpRequestMessage request)
    {
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await _http.SendAsync(request);
        var html = await response.Content.ReadAsStringAsync();
        var address = response.RequestMessage!.RequestUri!;
        return new(this, response.StatusCode, address, response.Headers, html, await Parser.ParseDocumentAsync(html));
    }

    public void Dispose() => _http.Dispose();

    private static async ValueTask<Stream> Connect(IPAddress from, SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(from, 0));
        await socket.ConnectAsync(context.DnsEndPoint, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
