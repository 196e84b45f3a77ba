using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using CollaborationManifesto.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>
/// A new process, timed from its start: either the Functions app's services and its function in a minimal host, or an app with only the two
/// storage calls. The Functions worker is not included.
/// </summary>
internal static class StartedApp
{
    public const string Product = "start-product";
    public const string Bare = "start-bare";
    public static readonly Uri Api = new("http://127.0.0.1:18973");

    /// <param name="settings">As <c>--Name=value</c>; <c>Storage</c> is the connection string.</param>
    public static async Task<int> Run(string kind, string[] settings)
    {
        var entered = SinceStart();
        var builder = WebApplication.CreateSlimBuilder(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Api.ToString());
        await using var app = kind == Product ? WithProduct(builder) : WithTwoCalls(builder);
        var built = SinceStart();
        await app.StartAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{entered} {built} {SinceStart()}"));
        await ((IHost)app).WaitForShutdownAsync();
        return 0;
    }

    private static WebApplication WithProduct(WebApplicationBuilder builder)
    {
        builder.Services.AddCollaborationManifesto(builder.Configuration);
        var app = builder.Build();
        app.MapPost("submit", (HttpRequest request, CancellationToken cancellationToken) =>
            ActivatorUtilities.CreateInstance<ContributionFunctions>(app.Services).SubmitContribution(request, cancellationToken));
        return app;
    }

    private static WebApplication WithTwoCalls(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.MapPost("submit", async (IConfiguration configuration) =>
        {
            var queue = new QueueClient(configuration["Storage"], configuration["ContributionsQueue"]);
            await queue.SendMessageAsync("{}", visibilityTimeout: TimeSpan.Zero, timeToLive: TimeSpan.FromSeconds(-1));
            var table = new TableClient(configuration["Storage"], configuration["ContributionsTable"]);
            await table.AddEntityAsync(new TableEntity(Guid.CreateVersion7().ToString(), "contribution") { ["Text"] = new string('a', 1000) });
            return Results.Created();
        });
        return app;
    }

    private static long SinceStart()
    {
        using var process = Process.GetCurrentProcess();
        return (long)(TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime()).TotalMilliseconds;
    }
}
