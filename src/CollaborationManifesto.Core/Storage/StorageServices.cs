using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Storage;

internal static class StorageServices
{
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStorageClients(configuration);
        services.AddSingleton<StorageSetup>();
        services.AddSingleton<ContributionStore>();
        services.AddSingleton<ChangeQueue>();
        services.AddSingleton<DeskQueue>();
        services.AddSingleton<ContributionUpdater>();
        services.AddSingleton<MergeStandings>();
        services.AddSingleton<CuratorRegister>();
        services.AddSingleton<Projection>();
        services.AddSingleton<PublishedPrinciples>();
        services.AddSingleton<EditionRegister>();
        services.AddSingleton<WorkshopRegister>();
        services.AddSingleton<SessionRegister>();
        services.AddSingleton<SessionNotes>();
        services.AddSingleton<ThemeRegister>();
        services.AddSingleton<ReportRegister>();
        services.AddSingleton<SignatureRegister>();
        services.AddSingleton<NotePlaces>();
        services.AddSingleton<DraftedPrinciples>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ContributionRemoval>();
        services.AddSingleton<SplitParts>();
    }
}
