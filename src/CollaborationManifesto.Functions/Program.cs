using CollaborationManifesto;
using CollaborationManifesto.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ForwardedFor>();
// Otherwise each call shows as two requests, both named "Invoke".
builder.Services.Configure<WorkerOptions>(options => options.Capabilities["WorkerOpenTelemetrySchemaVersion"] = "1.37.0");
builder.Services.AddCollaborationManifesto(builder.Configuration);
builder.Build().Run();
