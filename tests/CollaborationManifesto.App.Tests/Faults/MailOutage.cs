using System.Net;
using CollaborationManifesto.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>The connection to the email provider, which a test can break.</summary>
public sealed class MailOutage : DelegatingHandler
{
    private int _attempts;

    /// <summary>The provider's answer to a request body instead of accepting the email. Null when it works.</summary>
    public Func<string, HttpResponseMessage?>? Fault { get; set; }

    public int Attempts => _attempts;

    public void Install(IServiceCollection services) => services.AddHttpClient(nameof(EmailSender)).AddHttpMessageHandler(() => this);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _attempts);
        return Fault?.Invoke(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)) ?? await base.SendAsync(request, cancellationToken);
    }

    public static HttpResponseMessage Answer(HttpStatusCode status) => new(status);
}
