namespace CollaborationManifesto.LocalHost;

/// <summary>Settings of one machine: the defaults below, then environment variables, then the command line.</summary>
internal static class LocalConfiguration
{
    public static ConfigurationManager Of(LocalOptions options)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(Defaults(options));
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine([.. options.Settings]);
        // Last, so that --site and --api are what the pages say, whatever the environment holds.
        configuration["SiteUrl"] = LocalOptions.Origin(options.Site);
        configuration["ApiUrl"] = LocalOptions.Origin(options.Api);
        return configuration;
    }

    private static Dictionary<string, string?> Defaults(LocalOptions options) => new()
    {
        ["ContributionsQueue"] = "contributions",
        ["DeskQueue"] = "desk",
        ["PublishSchedule"] = "*/2 * * * * *",
        ["RetentionSchedule"] = "0 7 * * * *",
        ["DigestSchedule"] = "*/10 * * * * *",
        ["Privacy:Controller"] = "The owner of this machine",
        ["Privacy:ContactEmail"] = "privacy@example.org",
        ["Mail:SendGridKey"] = "local",
        ["Mail:Host"] = LocalOptions.Origin(options.Site),
        ["Mail:From"] = "manifesto@example.org",
        ["Curation:Curators:0:Name"] = "Amina",
        ["Curation:Curators:0:Email"] = "amina@example.org",
        ["Curation:Curators:1:Name"] = "Ben",
        ["Curation:Curators:1:Email"] = "ben@example.org",
        ["Curation:Curators:2:Name"] = "Carys",
        ["Curation:Curators:2:Email"] = "carys@example.org",
        // Nobody who tries it out waits a quarter of an hour for the mail to the contributor.
        ["Curation:UndoMinutes"] = "1",
        // Whoever tries it out sends several ideas in a row and wants to see each mail, and a digest without waiting an hour.
        ["Notices:BurstMails"] = "5",
        ["Notices:BurstMinutes"] = "1",
        ["Notices:DigestMinutes"] = "1",
        ["Notices:MailsPerHour"] = "100",
        // Who tries it out sees the versions grow.
        ["Publishing:SnapshotMinIntervalSeconds"] = "1",
        ["LocalHost:MessageLeaseSeconds"] = "600",
        ["Logging:LogLevel:Default"] = "Information",
        // Request lines would show the tokens of private links.
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Azure"] = "Error",
        // On one machine the key ring is as private as the disk that it lies on.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
    };
}
