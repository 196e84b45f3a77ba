using CollaborationManifesto;
using CollaborationManifesto.Functions;
using CollaborationManifesto.Words;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

string[] missing = [.. LanguageData.FindMissing()];
if (missing.Length > 0)
{
    // The host writes this to its log.
    await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, missing));
    return 1;
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ForwardedFor>();
// Otherwise each call shows as two requests, both named "Invoke".
builder.Services.Configure<WorkerOptions>(options => options.Capabilities["WorkerOpenTelemetrySchemaVersion"] = "1.37.0");
builder.Services.AddCollaborationManifesto(builder.Configuration);
await builder.Build().RunAsync();
return 0;
