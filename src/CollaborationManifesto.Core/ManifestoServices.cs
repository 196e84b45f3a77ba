using CollaborationManifesto.Checks;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Editions;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Importing;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Themes;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using CollaborationManifesto.Workshops;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto;

public static class ManifestoServices
{
    /// <summary>Adds the whole product, from the floors up (docs/architecture.md). Both heads, Azure Functions and LocalHost, call this and little else.</summary>
    public static IServiceCollection AddCollaborationManifesto(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(AllWords.English);
        services.AddTelemetry(configuration);
        services.AddSettings(configuration);
        services.AddSingleton<DraftRules>();
        services.AddStorage(configuration);
        services.AddLinks();
        services.AddWeb();
        services.AddMail();
        services.AddFlagging();

        services.AddContributing();
        services.AddNotifying();
        services.AddReviewing();
        services.AddDesk();
        services.AddPublishing();
        services.AddEditions();
        services.AddImporting();
        services.AddWorkshops();
        services.AddThemes();
        services.AddSessions();
        services.AddReporting();
        services.AddSigning();
        services.AddExporting();
        services.AddOperating();
        return services;
    }

    /// <summary>
    /// A sentence for everything that is wrong with the machine or the settings, so that it can be told at once, before anything is started.
    /// Where a storage is named, its connection is looked at too; nothing is asked of it.
    /// </summary>
    public static IReadOnlyList<string> FindWrongSettings(IConfiguration configuration)
    {
        if (LanguageData.FindMissing().ToList() is { Count: > 0 } missing)
            return missing;
        using var services = new ServiceCollection().AddLogging().AddCollaborationManifesto(configuration).BuildServiceProvider();
        return
        [
            .. Refused(() => services.GetRequiredService<IStartupValidator>().Validate())
                .Concat(configuration.GetSection("Storage").Exists() ? Refused(() => StorageClients.Check(services)) : [])
                .Distinct(),
        ];
    }

    private static IEnumerable<string> Refused(Action step)
    {
        try
        {
            step();
            return [];
        }
        catch (OptionsValidationException one)
        {
            return one.Failures;
        }
        catch (AggregateException several) when (several.InnerExceptions.All(one => one is OptionsValidationException))
        {
            return several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures);
        }
    }
}
