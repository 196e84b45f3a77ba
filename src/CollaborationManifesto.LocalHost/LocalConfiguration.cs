using System.Globalization;
using NCrontab;

namespace CollaborationManifesto.LocalHost;

/// <summary>Settings for one machine: the defaults below, then environment variables, then the command line.</summary>
internal static class LocalConfiguration
{
    private static readonly string[] Schedules = ["PublishSchedule", "DigestSchedule", "RetentionSchedule"];

    public static ConfigurationManager Create(LocalOptions options)
    {
        var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(Defaults(options));
        configuration.AddInMemoryCollection(FromEnvironment().Where(setting => !IsStorage(setting.Key)));
        configuration.AddCommandLine([.. options.Settings]);
        // Last, so that pages use --site and --api, whatever the environment says.
        configuration["SiteUrl"] = options.SiteUrl;
        configuration["ApiUrl"] = options.ApiUrl;
        return configuration;
    }

    /// <summary>
    /// Whether the environment names a storage. That is for operators' commands, which run next to this program: if it were used here, a second
    /// copy would overwrite the site of the first.
    /// </summary>
    public static bool EnvironmentNamesStorage() => FromEnvironment().Any(setting => setting.Value is not null && IsStorage(setting.Key));

    /// <summary>One sentence for each wrong setting.</summary>
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
        // People who try it out should not wait a quarter of an hour for the email to the contributor.
        ["Curation:UndoMinutes"] = "1",
        // People who try it out send several ideas in a row, and want to see each email and a digest without waiting an hour.
        ["Notices:BurstMails"] = "5",
        ["Notices:BurstMinutes"] = "1",
        ["Notices:DigestMinutes"] = "1",
        ["Notices:MailsPerHour"] = "100",
        // People who try it out should see new versions at once.
        ["Publishing:SnapshotMinIntervalSeconds"] = "1",
        ["LocalHost:MessageLeaseSeconds"] = "600",
        ["Logging:LogLevel:Default"] = "Information",
        // Request logs would show the tokens of private links.
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
        ["Logging:LogLevel:Azure"] = "Error",
        // On one machine the key ring is as private as its disk.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
    };
}
