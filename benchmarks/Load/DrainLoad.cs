using System.Diagnostics;
using System.Globalization;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.LocalHost.FunctionsHost;
using CollaborationManifesto.Model;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>
/// Empties the queue and emails three curators about each contribution: host.json's batch size against one message at a time.
/// </summary>
internal sealed class DrainLoad(string connection)
{
    private const int Messages = 32;
    private const int Curators = 3;
    private const int Rounds = 3;
    private const double Goal = 5;
    private static int _last;

    public async Task<IReadOnlyList<Comparison>> Measure() =>
    [
        await Measure("The queue emptied at host.json's concurrency, emulator and mail at once", goal: null, TimeSpan.Zero, TimeSpan.Zero),
        await Measure("The queue emptied at host.json's concurrency, storage 10 ms and mail 100 ms away", Goal, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(100)),
    ];

    private async Task<Comparison> Measure(string what, double? goal, TimeSpan toStorage, TimeSpan toMail)
    {
        var (gains, together, alone, most) = (new List<double>(), new List<double>(), new List<double>(), 0);
        for (var round = -1; round < Rounds; round++)
        {
            var (slow, _) = await Drain(host => host with { BatchSize = 1, NewBatchThreshold = 0 }, toStorage, toMail);
            var (fast, atOnce) = await Drain(host => host, toStorage, toMail);
            // The first round includes compiling.
            if (round < 0)
                continue;
            gains.Add(slow / fast);
            together.Add(fast / Messages);
            alone.Add(slow / Messages);
            most = Math.Max(most, atOnce);
        }

        return new(what, goal, Spread.Of(gains))
        {
            Unit = "times as many a second",
            MoreIsBetter = true,
            OursMilliseconds = Spread.MedianOf(together),
            BareMilliseconds = Spread.MedianOf(alone),
            Note = string.Create(CultureInfo.InvariantCulture, $"{1000 / Spread.MedianOf(together):0} contributions a second, at most {most} calls of storage and mail under way"),
        };
    }

    private async Task<(double Milliseconds, int MostAtOnce)> Drain(Func<HostQueues, HostQueues> concurrency, TimeSpan toStorage, TimeSpan toMail)
    {
        var network = new Network(toStorage, toMail);
        await using var product = await Product.Start(
            connection, $"drain{_last++}", network.Add, "--Notices:BurstMails=1000", "--Notices:MailsPerHour=1000");
        await Parallel.ForAsync(0, Messages, async (number, cancellationToken) => await product.Get<Intake>().SubmitAsync(
            Submission.From(SubmissionLoad.Fields.GetValueOrDefault) with { Title = $"Idea {number}" }, ContributionId.New(), cancellationToken));

        var host = product.Get<HostJson>();
        using var pump = ActivatorUtilities.CreateInstance<QueuePump>(
            product.Get<IServiceProvider>(), host with { Extensions = host.Extensions with { Queues = concurrency(host.Extensions.Queues) } });
        var delivered = network.Deliver(Messages * Curators);
        var began = Stopwatch.GetTimestamp();
        await pump.StartAsync(CancellationToken.None);
        await delivered;
        var took = Stopwatch.GetElapsedTime(began);
        await pump.StopAsync(CancellationToken.None);
        return (took.TotalMilliseconds, network.MostAtOnce);
    }
}
