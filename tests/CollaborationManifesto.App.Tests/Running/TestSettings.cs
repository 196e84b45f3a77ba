using CollaborationManifesto.Settings;

namespace CollaborationManifesto.App.Tests.Running;

/// <summary>The settings of every test's app: its own names, and seconds where people wait minutes.</summary>
public static class TestSettings
{
    public static IEnumerable<string> Of(string connectionString, StorageSettings names) =>
    [
        $"--Storage={connectionString}",
        .. names.AsArguments(),
        "--PublishSchedule=* * * * * *",
        "--Changes:HeadStartSeconds=0",
        "--Changes:LookAgainSeconds=1",
        "--Curation:UndoMinutes=0",
        // Tests send a lot at once, and many move the clock by weeks. Tests of digests set their own limits.
        "--Notices:BurstMails=1000",
        "--Notices:MailsPerHour=1000",
        "--Notices:ReminderDays=90",
        "--DigestSchedule=0 30 * * * *",
        "--LocalHost:MessageLeaseSeconds=5",
        "--AzureFunctionsJobHost:extensions:queues:visibilityTimeout=00:00:01",
        "--Logging:LogLevel:Default=None",
    ];
}
