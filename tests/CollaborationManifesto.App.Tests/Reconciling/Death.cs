using Azure.Core;
using Azure.Core.Pipeline;
using CollaborationManifesto.App.Tests.Faults;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Reconciling;

/// <summary>
/// The program dies at one of its calls to storage or the email provider, before the call arrives or after its answer. Nothing gets through
/// until it restarts.
/// </summary>
internal sealed class Death : HttpPipelinePolicy
{
    private readonly Lock _gate = new();
    private bool _isDead;
    private int _callsLeft = int.MaxValue;
    private bool _answered;

    /// <summary>The write to an address with this part is the last one, and the only one in progress that does not arrive.</summary>
    public string? BeforeCallTo { get; set; }

    public bool Struck { get; private set; }

    /// <summary>It has died and not been restarted.</summary>
    public bool IsDead
    {
        get
        {
            lock (_gate)
                return _isDead;
        }
    }

    /// <param name="call">The call to die at, counted from 0. If it is never reached, the program lives.</param>
    /// <param name="answered">Whether the call still takes effect.</param>
    public void Comes(int call, bool answered)
    {
        lock (_gate)
            (_callsLeft, _answered, _isDead) = (call, answered, false);
    }

    public void Restart()
    {
        BeforeCallTo = null;
        Comes(int.MaxValue, answered: false);
    }

    public void Install(IServiceCollection services)
    {
        var mail = new MailOutage
        {
            Fault = _ =>
            {
                Live();
                Called();
                return null;
            },
        };
        mail.Install(services);
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(this, HttpPipelinePosition.PerCall)));
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (BeforeCallTo is { } address && message.Request.Method != RequestMethod.Get && message.Request.Uri.ToString().Contains(address, StringComparison.Ordinal))
            throw new DiedException();
        Live();
        if (!_answered)
            Called();
        await ProcessNextAsync(message, pipeline);
        if (_answered)
            Called();
    }

    private void Live()
    {
        lock (_gate)
        {
            if (_isDead)
                throw new DiedException();
        }
    }

    private void Called()
    {
        lock (_gate)
        {
            if (_callsLeft-- > 0)
                return;
            Struck = _isDead = true;
            throw new DiedException();
        }
    }
}

internal sealed class DiedException() : Exception("The program died here.");
