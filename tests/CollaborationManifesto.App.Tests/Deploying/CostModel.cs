using System.Globalization;
using System.Text.RegularExpressions;
using CollaborationManifesto.LocalHost;
using NCrontab;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The calculations of docs/operations.md, on the calls and prices in its tables.</summary>
internal sealed class CostModel(IReadOnlyList<string> guide)
{
    private const int ExecutionsOfOne = 7;
    private const int ExecutionsOfSignature = 7;
    private const int ReaderFiles = 12;
    private const int People = 100;
    private const int NotesOfOne = 10;
    private const int Readers = 10_000;
    private const int Signatures = 1_000;
    private const int CuratorsMailed = 3;
    private const double GigabytesOfInstance = 2;
    private const double GigabytesLogged = 4e-6;
    private const double GigabytesAtRest = 3 * 30 * 0.0546;

    private static readonly int PublishRuns = RunsOf("PublishSchedule");
    private static readonly int DigestRuns = RunsOf("DigestSchedule");
    private static readonly int HourlyRuns = RunsOf("RetentionSchedule");
    public static int AvailabilityRuns { get; } = (int)(ThirtyDays / TimeSpan.FromSeconds(Frequency)) * Locations;

    private static readonly Month[] Months = [new(0, 0), new(100, 100), new(1_000, 1_000), new(1_000_000, 10_000)];

    private static TimeSpan ThirtyDays => TimeSpan.FromDays(30);

    /// <summary>Runs of all timers in a month.</summary>
    public static int TimerRuns => PublishRuns + DigestRuns + (3 * HourlyRuns);

    public double Functions(Month month) =>
        (Math.Max(0, month.GigabyteSeconds - 100_000) * Price("a GB-second of functions beyond 100,000 a month"))
        + (Math.Max(0, month.Executions - 250_000) / 1e6 * Price("1,000,000 executions beyond 250,000 a month"));

    public double Storage(Month month) =>
        Calls("sending", month.Sent) + Calls("handling what was sent, three curators mailed", month.Sent)
        + Calls("deciding", month.Sent) + Calls("handling what was decided", month.Sent)
        + Calls("publishing one change", month.Published) + Calls("publishing when nothing changed", PublishRuns)
        + Calls("looking for digests", DigestRuns) + Calls("looking for what is kept too long", HourlyRuns) + Calls("looking for poison", HourlyRuns)
        + Calls("looking for what was left behind", HourlyRuns)
        + Calls("answering the availability test", AvailabilityRuns)
        // The reads that find similar contributions.
        + (month.Sent * (month.Published / 1_000.0) / 10_000 * Price("10,000 calls of tables"));

    public double Logs(Month month) => Math.Max(0, month.GigabytesOfTelemetry - 5) * Price("a GB of logs beyond 5 a month");

    public double Watching => Price("the six alerts a month") + (AvailabilityRuns * Price("a run of the availability test"));

    public double Mail => Price("SendGrid a month, for up to 50,000 mails");

    /// <summary>One day of a flood that posts all the limits allow. Every second post is a contribution.</summary>
    /// <param name="burst">Posts at once.</param>
    /// <param name="perMinute">Posts a minute after the burst.</param>
    public Flood FloodOf(int burst, int perMinute)
    {
        var posts = burst + (perMinute * 24 * 60);
        var contributions = posts / 2;
        return new(
            posts,
            contributions,
            (Count("sending") + Count("handling what was sent, three curators mailed")) * contributions,
            Calls("sending", contributions) + Calls("handling what was sent, three curators mailed", contributions));
    }

    /// <summary>A hundred people send ten notes each, and a wall asks every two seconds.</summary>
    public Event WorkshopHour => new(
        Executions: (2 * People) + (2 * People * NotesOfOne) + 1_800,
        Storage: Calls("what all phones and walls of a workshop share, in a second", 3_600) + Calls("sending a note of a workshop", People * NotesOfOne)
            + Calls("bringing ten notes of a closed workshop to the curators", People * NotesOfOne / 10) + Calls("handling those ten", People * NotesOfOne / 10),
        Mails: CuratorsMailed);

    /// <summary>Signatures are approved two at a time, which costs more than the whole page, and every run publishes some.</summary>
    public Event LaunchDay => new(
        Executions: (ExecutionsOfSignature * Signatures) + (3 * Signatures / 2),
        Storage: (Readers * ReaderFiles / 10_000.0 * Price("10,000 blobs read")) + Calls("signing, with the form, the check and the email that asks", Signatures) + Calls("handling a signature", Signatures)
            + Calls("approving two signatures together, and telling both", Signatures / 2) + Calls("publishing two signatures", PublishRuns / 30),
        Mails: (2 * Signatures) + CuratorsMailed);

    public double FunctionsOf(Event one) => one.Executions * GigabytesOfInstance * Price("a GB-second of functions beyond 100,000 a month");

    public static string RowOf(string what, string format, IEnumerable<double> values) =>
        $"| {what} | {string.Join(" | ", values.Select(value => value.ToString(format, CultureInfo.InvariantCulture)))} |";

    public double All(Month month) => Functions(month) + Storage(month) + Logs(month) + Watching + Mail;

    public static string Row(string what, string format, Func<Month, double> of) =>
        $"| {what} | {string.Join(" | ", Months.Select(month => of(month).ToString(format, CultureInfo.InvariantCulture)))} |";

    private double Calls(string what, double times)
    {
        var counts = CellsOf(what);
        string[] services = ["10,000 calls of tables", "10,000 calls of queues", "10,000 blobs read", "10,000 blobs written"];
        return services.Select((service, index) => double.Parse(counts[index], CultureInfo.InvariantCulture) * times / 10_000 * Price(service)).Sum();
    }

    private int Count(string what) => CellsOf(what).Sum(count => int.Parse(count, CultureInfo.InvariantCulture));

    private double Price(string what) => double.Parse(Assert.Single(CellsOf(what)), CultureInfo.InvariantCulture);

    private string[] CellsOf(string what) =>
        [.. Assert.Single(guide, line => line.StartsWith($"| {what} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    /// <param name="Calls">Storage calls.</param>
    /// <param name="Storage">The cost in US dollars.</param>
    internal sealed record Flood(int Posts, int Contributions, int Calls, double Storage);

    /// <param name="Sent">Contributions sent, all of them decided.</param>
    internal sealed record Month(int Sent, int Published)
    {
        public double Executions => TimerRuns + AvailabilityRuns + ((double)ExecutionsOfOne * Sent);

        public double GigabyteSeconds => Executions * GigabytesOfInstance;

        public double GigabytesOfTelemetry => (Executions * GigabytesLogged) + GigabytesAtRest;
    }

    /// <summary>Something that happens in addition to a month.</summary>
    /// <param name="Storage">The cost in US dollars.</param>
    internal sealed record Event(int Executions, double Storage, int Mails)
    {
        public double GigabyteSeconds => Executions * GigabytesOfInstance;

        public double MegabytesOfTelemetry => Executions * GigabytesLogged * 1_000;
    }

    /// <summary>In thirty days, with the schedule that is deployed.</summary>
    private static int RunsOf(string schedule)
    {
        var start = new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return CrontabSchedule.Parse(Deployed("function-settings.bicep", $"{schedule}: '(.+)'"), new() { IncludingSeconds = true }).GetNextOccurrences(start.AddSeconds(-1), start + ThirtyDays).Count(at => at < start + ThirtyDays);
    }

    private static int Frequency => int.Parse(Deployed("availability.bicep", "Frequency: ([0-9]+)"), CultureInfo.InvariantCulture);

    private static int Locations => Deployed("availability.bicep", "Locations: (.+)").Split("Id:").Length - 1;

    private static string Deployed(string file, string pattern) => Regex.Match(File.ReadAllText(Path.Combine(Repository.Root, "infra", file)), pattern).Groups[1].Value;
}
