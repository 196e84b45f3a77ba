using System.Diagnostics;
using System.Globalization;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>Time from process start to the first accepted submission (<see cref="StartedApp"/>).</summary>
internal sealed class StartLoad(string connection, Product product, HttpClient http)
{
    private const double Goal = 1.5;
    private const string Origin = "https://manifesto.example.org";
    private readonly List<double[]> _phases = [];

    public async Task<Comparison> Measure()
    {
        var comparison = await Turns.Take("From process start to the first accepted submission", Goal, rounds: 9, async side => [await Start(side)]);
        var middle = Enumerable.Range(0, 4).Select(phase => Spread.MedianOf(_phases.Select(phases => phases[phase]))).ToList();
        return comparison with
        {
            P99 = null,
            Note = string.Create(
                CultureInfo.InvariantCulture,
                $"of ours: runtime {middle[0]:0} ms, services {middle[1]:0} ms, host with the keys {middle[2]:0} ms, submission {middle[3]:0} ms"),
        };
    }

    private async Task<double> Start(Side side)
    {
        using var request = new SubmissionLoad(product, http).Form();
        request.RequestUri = new(StartedApp.Api, "submit");
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [side == Side.Ours ? StartedApp.Product : StartedApp.Bare, .. Settings()]) { RedirectStandardOutput = true })!;
        try
        {
            var started = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The app did not start.");
            var sent = Stopwatch.GetTimestamp();
            await new SubmissionLoad(product, http).Send(request);
            if (side == Side.Ours)
                Note(started, Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private void Note(string started, double submission)
    {
        var times = started.Split(' ').Select(time => double.Parse(time, CultureInfo.InvariantCulture)).ToArray();
        _phases.Add([times[0], times[1] - times[0], times[2] - times[1], submission]);
    }

    private IEnumerable<string> Settings() =>
    [
        .. Product.StorageOf(connection, Product.Own),
        $"--SiteUrl={Origin}",
        $"--ApiUrl={Origin}",
        "--Privacy:Controller=Somebody",
        "--Privacy:ContactEmail=privacy@example.org",
        "--Mail:SendGridKey=none",
        "--Mail:From=manifesto@example.org",
        "--Changes:HeadStartSeconds=0",
    ];
}
