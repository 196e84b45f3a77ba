using CollaborationManifesto.Checks;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Importing;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto;

public static class ManifestoServices
{
    /// <summary>Adds the whole product. Both heads, Azure Functions and LocalHost, call this and little else.</summary>
    public static IServiceCollection AddCollaborationManifesto(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(AllWords.English);
        AddSettings(services, configuration);
        AddStorage(services, configuration);
        AddLinks(services);

        services.AddSingleton<DraftRules>();
        services.AddSingleton<Intake>();
        services.AddSingleton<MergeStandings>();
        services.AddSingleton<OwnContribution>();
        services.AddSingleton<OwnAddress>();
        services.AddSingleton<Retention>();
        services.AddSingleton<Erasure>();
        services.AddSingleton<CuratorRegister>();
        services.AddSingleton<DecisionService>();
        services.AddSingleton<ReviewRules>();
        services.AddSingleton<Review>();
        services.AddSingleton<DeskLinks>();
        services.AddSingleton<DeskEntrance>();
        services.AddSingleton<DeskService>();
        services.AddSingleton<PrincipleOrder>();
        services.AddSingleton<EmailPreferences>();
        services.AddSingleton<SimilarContributions>();
        services.AddSingleton<Findings>();
        services.AddSingleton<BoardReader>();
        services.AddSingleton<BoardImport>();
        services.AddSingleton<ManifestoExport>();
        services.AddSingleton<ManifestoRestore>();

        services.AddHttpClient(nameof(EmailSender), client => client.Timeout = EmailSender.Timeout);
        services.AddSingleton<EmailSender>();
        services.AddHttpClient(nameof(SuppressionLists), client => client.Timeout = EmailSender.Timeout);
        services.AddSingleton<SuppressionLists>();
        services.AddSingleton<Unreached>();
        services.AddSingleton<Reach>();
        services.AddSingleton<EmailClaims>();
        services.AddSingleton<Outbox>();
        services.AddSingleton<ReviewMail>();
        services.AddSingleton<DeskLinkMail>();
        services.AddSingleton<CuratorNotices>();
        services.AddSingleton<DigestMail>();
        services.AddSingleton<Digests>();
        services.AddSingleton<AddressHash>();
        services.AddSingleton<ContributorMails>();
        services.AddSingleton<AddressQuestions>();
        services.AddSingleton<ContributorNotices>();
        services.AddSingleton<Undelivered>();
        services.AddSingleton<ChangeHandler>();

        services.AddMetrics();
        services.AddSingleton<Counts>();
        services.AddSingleton<MessageProcessing>();
        services.AddTelemetryExport(configuration);
        services.AddReadiness();
        services.AddSingleton<PoisonQueues>();
        services.AddSingleton<PoisonWatch>();
        services.AddSingleton<PoisonInquiry>();

        services.AddSingleton<ProjectionGaps>();
        services.AddSingleton<Reconciler>();

        services.AddSingleton<Projection>();
        services.AddSingleton<PublishedPrinciples>();
        services.AddSingleton<SiteAssets>();
        services.AddSingleton<PageFrames>();
        services.AddSingleton<ApiDescription>();
        services.AddSingleton<SiteRenderer>();
        services.AddSingleton<PublisherMetrics>();
        services.AddSingleton<Publisher>();

        services.AddSingleton<ApiDescriptionResult>();
        services.AddSingleton<HealthResult>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<PostLimits>();
        services.AddSingleton<ContributionGate>();
        services.AddSingleton<PrivatePages>();
        services.AddSingleton<Refusals>();
        services.AddSingleton<RequestGuard>();
        services.AddSingleton<IntakeResponses>();
        services.AddSingleton<OwnResponses>();
        services.AddSingleton<ReviewResponses>();
        services.AddSingleton<DeskResponses>();
        services.AddSingleton<PublishedJson>();
        services.AddSingleton<ManifestoResponses>();
        services.AddSingleton<EmailPreferenceReader>();
        services.AddSingleton<EmailPreferenceResponses>();
        return services;
    }

    /// <summary>
    /// A sentence for everything that is wrong with the settings, so that it can be told at once, before anything is started. Where a storage is
    /// named, its connection is looked at too; nothing is asked of it.
    /// </summary>
    public static IReadOnlyList<string> FindWrongSettings(IConfiguration configuration)
    {
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

    private static void AddSettings(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<SiteSettings>(configuration);
        services.AddSettings<StorageSettings>(configuration);
        services.AddSettings<ManifestoSettings>(configuration, "Manifesto").PostConfigure(manifesto =>
        {
            if (manifesto.Categories.Count == 0)
                foreach (var category in ManifestoSettings.WorkshopCategories)
                    manifesto.Categories.Add(category);
        });
        services.AddSettings<IntakeSettings>(configuration, "Intake");
        services.AddSettings<LimitSettings>(configuration, "Limits");
        services.AddSettings<CurationSettings>(configuration, "Curation").PostConfigure(curation =>
        {
            if (curation.DeclineReasons.Count == 0)
                foreach (var reason in CurationSettings.UsualDeclineReasons)
                    curation.DeclineReasons.Add(reason);
        });
        services.AddSettings<MailSettings>(configuration, "Mail");
        services.AddSettings<ChangeSettings>(configuration, "Changes");
        services.AddSettings<NoticeSettings>(configuration, "Notices");
        services.AddSettings<PrivacySettings>(configuration, "Privacy");
        services.AddSettings<AccessibilitySettings>(configuration, "Accessibility");
        services.AddSettings<PublishingSettings>(configuration, "Publishing");
    }

    private static void AddStorage(IServiceCollection services, IConfiguration configuration)
    {
        services.AddStorageClients(configuration);
        services.AddSingleton<StorageSetup>();
        services.AddSingleton<ContributionStore>();
        services.AddSingleton<ChangeQueue>();
        services.AddSingleton<ContributionChanges>();
    }

    private static void AddLinks(IServiceCollection services)
    {
        // The name is part of every key's purpose: another one would make all links invalid.
        services.AddDataProtection().SetApplicationName("CollaborationManifesto");
        services.AddSingleton<BlobKeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<BlobKeyRing>((options, ring) => options.XmlRepository = ring);
        services.AddSingleton<LinkTokens>();
    }
}
