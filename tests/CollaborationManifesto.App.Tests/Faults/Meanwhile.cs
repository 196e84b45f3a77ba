using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>Runs an action once, just before or after the program's next row write: another instance's change, or a crash.</summary>
internal sealed class Meanwhile : HttpPipelinePolicy
{
    private Func<Task>? _before;
    private Func<Task>? _after;
    private Func<Task>? _delete;

    public void BeforeNextInsert(Func<Task> what) => _before = what;

    public void BeforeNextDelete(Func<Task> what) => _delete = what;

    public void AfterNextContribution(Func<Task> what) => _after = what;

    public void Watch(IServiceCollection services) =>
        services.AddAzureClients(clients => clients.ConfigureDefaults(options => options.AddPolicy(this, HttpPipelinePosition.PerCall)));

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Post && Interlocked.Exchange(ref _before, null) is { } before)
            await before();
        if (message.Request.Method == RequestMethod.Delete && IsContribution(message) && Interlocked.Exchange(ref _delete, null) is { } delete)
            await delete();
        await ProcessNextAsync(message, pipeline);
        if (message.Request.Method != RequestMethod.Get && IsContribution(message) && Interlocked.Exchange(ref _after, null) is { } after)
            await after();
    }

    // Tests' queue names contain a hyphen, table names do not.
    private static bool IsContribution(HttpMessage message) => message.Request.Uri.Path.Contains("/contributionst", StringComparison.Ordinal);
}
