using CollaborationManifesto.Settings;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>Names in storage that no other test has.</summary>
public static class StorageNames
{
    private static int _last;

    public static StorageSettings New()
    {
        var own = $"t{Environment.ProcessId}x{Interlocked.Increment(ref _last)}";
        return new()
        {
            ContributionsTable = $"contributions{own}",
            ManifestoTable = $"manifesto{own}",
            MailTable = $"mail{own}",
            CuratorsTable = $"curators{own}",
            EditionsTable = $"editions{own}",
            WorkshopsTable = $"workshops{own}",
            ThemesTable = $"themes{own}",
            ReportsTable = $"reports{own}",
            SignaturesTable = $"signatures{own}",
            ContributionsQueue = $"contributions-{own}",
            DeskQueue = $"desk-{own}",
            SiteContainer = $"site-{own}",
            KeysContainer = $"keys-{own}",
            PublishingContainer = $"publishing-{own}",
            ImportsContainer = $"imports-{own}",
        };
    }

    public static IEnumerable<string> AsArguments(this StorageSettings names) =>
        typeof(StorageSettings).GetProperties().Select(property => $"--{property.Name}={property.GetValue(names)}");
}
