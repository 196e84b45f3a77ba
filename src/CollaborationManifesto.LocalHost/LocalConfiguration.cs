using System.Globalization;
using NCrontab;

namespace CollaborationManifesto.LocalHost;

/// <summary>Settings of one machine: the defaults below, then environment variables, then the command line.</summary>
internal static class LocalConfiguration
{
    private static readonly string[] Schedules = ["PublishSchedule", "DigestSchedule", "RetentionSchedule"];

    public static ConfigurationManager Create(LocalOptions options)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(Defaults(options));
        configuration.AddInMemoryCollection(FromEnvironment().Where(setting => !IsStorage(setting.Key)));
        configuration.AddCommandLine([.. options.Settings]);
        // Last, so that --site and --api are what the pages say, whatever the environment holds.
        configuration["SiteUrl"] = options.SiteUrl;
        configuration["ApiUrl"] = options.ApiUrl;
        return configuration;
    }

    /// <summary>
    /// Whether the environment names a storage. It is there for the operators' commands, which run beside this program: used here, it would
    /// have a second copy write over the site of the first.
    /// </summary>
    public static bool EnvironmentNamesStorage() => FromEnvironment().Any(setting => setting.Value is not null && IsStorage(setting.Key));

    /// <summary>A sentence for everything that is wrong with the settings.</summary>
    public static IEnumerable<string> Wrong(IConfiguration configuration)
    {
        foreach (var wrong in ManifestoServices.FindWrongSettings(configuration))
            yield return wrong;
        foreach (var schedule in Schedules.Where(name => CrontabSchedule.TryParse(configuration[name] ?? "", new() { IncludingSeconds = true }) is null))
            yield return $"Setting '{schedule}' is '{configuration[schedule]}': expected a cron expression of six fields, such as '0 * * * * *'.";
        foreach (var own in configuration.GetSection("LocalHost").GetChildren())
        {
            if (!own.Key.Equals("MessageLeaseSeconds", StringComparison.OrdinalIgnoreCase))
                yield return $"Setting 'LocalHost:{own.Key}' is unknown: did you mean 'LocalHost:MessageLeaseSeconds'?";
            else if (!double.TryParse(own.Value, CultureInfo.InvariantCulture, out var seconds) || seconds is not (>= 1 and <= 604_800))
                yield return $"Setting 'LocalHost:MessageLeaseSeconds' is '{own.Value}': expected a number of seconds from 1 to 604800.";
        }
    }

    private static IEnumerable<KeyValuePair<string, string?>> FromEnvironment() => new ConfigurationBuilder().AddEnvironmentVariables().Build().AsEnumerable();

    private static bool IsStorage(string name) =>
        name.Equals("Storage", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Storage:", StringComparison.OrdinalIgnoreCase);

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
        ["Mail:Host"] = options.SiteUrl,
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
