using System.Net;

namespace CollaborationManifesto.Core.Tests.Mail;

/// <summary>The network behind SendGrid's real client: records requests and gives set answers.</summary>
internal sealed class SendGridStub : HttpMessageHandler, IHttpClientFactory
{
    public List<(string Method, Uri Address, string Body)> Requests { get; } = [];

    public Func<HttpRequestMessage, HttpResponseMessage> Answer { get; set; } = _ => new(HttpStatusCode.Accepted);

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request.Method.Method, request.RequestUri!, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return Answer(request);
    }
}
