using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using CollaborationManifesto.Mail;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>Adds a delay on the way to storage and to the email provider. The provider accepts every email.</summary>
internal sealed class Network(TimeSpan toStorage, TimeSpan toMail)
{
    private int _under;
    private int _most;
    private int _mails;
    private TaskCompletionSource? _delivered;
    private int _expected;

    /// <summary>The most calls in progress at once.</summary>
    public int MostAtOnce => _most;

    public void Add(IServiceCollection services)
    {
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(new Way(this), HttpPipelinePosition.PerCall)));
        services.AddHttpClient(nameof(EmailSender)).ConfigurePrimaryHttpMessageHandler(() => new Provider(this));
    }

    /// <summary>Adds the delay from now until the provider has accepted this many emails.</summary>
    public Task Deliver(int mails)
    {
        (_expected, _delivered) = (mails, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _delivered.Task;
    }

    private async Task Travel(TimeSpan time)
    {
        var under = Interlocked.Increment(ref _under);
        for (var most = _most; under > most && Interlocked.CompareExchange(ref _most, under, most) != most; most = _most)
        {
            // Another call raised it first.
        }

        if (_delivered is not null && time > TimeSpan.Zero)
            await Task.Delay(time);
    }

    private sealed class Way(Network network) : HttpPipelinePolicy
    {
        // Data Protection reads its keys synchronously when the app starts.
        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await network.Travel(network.StorageTime);
            await ProcessNextAsync(message, pipeline);
            Interlocked.Decrement(ref network._under);
        }
    }

    private TimeSpan StorageTime => toStorage;

    private sealed class Provider(Network network) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await network.Travel(network.MailTime);
            Interlocked.Decrement(ref network._under);
            if (Interlocked.Increment(ref network._mails) == network._expected)
                network._delivered!.SetResult();
            return new(HttpStatusCode.Accepted);
        }
    }

    private TimeSpan MailTime => toMail;
}
