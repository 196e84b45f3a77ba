using System.Globalization;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The calculations of docs/operations.md, on the calls and prices in its tables.</summary>
internal sealed class CostModel(IReadOnlyList<string> guide)
{
    private const int PublishRuns = 30 * 24 * 60;
    private const int DigestRuns = 30 * 24 * 12;
    private const int HourlyRuns = 30 * 24;
    private const int Tests = 30 * 24 * 4 * 3;
    private const int ExecutionsOfOne = 7;
    private const double GigabytesOfInstance = 2;
    private const double GigabytesLogged = 4e-6;
    private const double GigabytesAtRest = 3 * 30 * 0.0546;

    private static readonly Month[] Months = [new(0, 0), new(1_000, 1_000), new(1_000_000, 10_000)];

    public double Functions(Month month) =>
        (Math.Max(0, (month.Executions * GigabytesOfInstance) - 100_000) * Price("a GB-second of functions beyond 100,000 a month"))
        + (Math.Max(0, month.Executions - 250_000) / 1e6 * Price("1,000,000 executions beyond 250,000 a month"));

    public double Storage(Month month) =>
        Calls("sending", month.Sent) + Calls("handling what was sent, three curators mailed", month.Sent)
        + Calls("deciding", month.Sent) + Calls("handling what was decided", month.Sent)
        + Calls("publishing one change", month.Published) + Calls("publishing when nothing changed", PublishRuns)
        + Calls("looking for digests", DigestRuns) + Calls("looking for what is kept too long", HourlyRuns) + Calls("looking for poison", HourlyRuns)
        + Calls("looking for what was left behind", HourlyRuns)
        + Calls("answering the availability test", Tests)
        // The reads that find similar contributions.
        + (month.Sent * (month.Published / 1_000.0) / 10_000 * Price("10,000 calls of tables"));

    public double Logs(Month month) => Math.Max(0, (month.Executions * GigabytesLogged) + GigabytesAtRest - 5) * Price("a GB of logs beyond 5 a month");

    public double Watching => Price("the six alerts a month") + (Tests * Price("a run of the availability test"));

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

    public static string FloodRow(string what, string format, IEnumerable<double> values) =>
        $"| {what} | {string.Join(" | ", values.Select(value => value.ToString(format, CultureInfo.InvariantCulture)))} |";

    public double All(Month month) => Functions(month) + Storage(month) + Logs(month) + Watching + Mail;

    public static string Row(string what, string format, Func<Month, double> of) =>
        $"| {what} | {string.Join(" | ", Months.Select(month => of(month).ToString(format, CultureInfo.InvariantCulture)))} |";

    private double Calls(string what, double times)
    {
        var counts = Cells(what);
        string[] services = ["10,000 calls of tables", "10,000 calls of queues", "10,000 blobs read", "10,000 blobs written"];
        return services.Select((service, index) => double.Parse(counts[index], CultureInfo.InvariantCulture) * times / 10_000 * Price(service)).Sum();
    }

    private int Count(string what) => Cells(what).Sum(count => int.Parse(count, CultureInfo.InvariantCulture));

    private double Price(string what) => double.Parse(Assert.Single(Cells(what)), CultureInfo.InvariantCulture);

    private string[] Cells(string what) =>
        [.. Assert.Single(guide, line => line.StartsWith($"| {what} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)];

    /// <param name="Calls">Storage calls.</param>
    /// <param name="Storage">The cost in US dollars.</param>
    internal sealed record Flood(int Posts, int Contributions, int Calls, double Storage);

    /// <param name="Sent">Contributions sent, all of them decided.</param>
    internal sealed record Month(int Sent, int Published)
    {
        public double Executions => PublishRuns + DigestRuns + (3 * HourlyRuns) + Tests + ((double)ExecutionsOfOne * Sent);
    }
}
