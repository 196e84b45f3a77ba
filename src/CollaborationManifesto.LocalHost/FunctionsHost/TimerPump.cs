using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>Runs timer functions on their schedules, one run at a time; a run that takes longer skips the ones that it covers.</summary>
internal sealed partial class TimerPump(FunctionCatalog catalog, TimeProvider clock, ILogger<TimerPump> log) : BackgroundService
{
    // Read when the pump is made, so that a wrong schedule stops the start.
    private readonly IReadOnlyList<(CrontabSchedule Schedule, LocalFunction Function)> _timers =
        [.. catalog.With<TimerTriggerAttribute>().Select(found => (Parse(catalog.Resolve(found.Trigger.Schedule)), found.Function))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_timers.Select(timer => Run(timer.Schedule, timer.Function, stoppingToken)));

    private async Task Run(CrontabSchedule schedule, LocalFunction function, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var next = schedule.GetNextOccurrence(now);
            await Task.Delay(next - now, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stopping.IsCancellationRequested)
                await Call(function, now, next, stopping);
        }
    }

    private async Task Call(LocalFunction function, DateTime last, DateTime next, CancellationToken stopping)
    {
        try
        {
            await function.Call(new TimerInfo { ScheduleStatus = new() { Last = last, Next = next, LastUpdated = last } }, stopping);
        }
        catch (Exception failed)
        {
            if (!stopping.IsCancellationRequested)
                LogFunctionFailed(failed, function.Name);
        }
    }

    private static CrontabSchedule Parse(string schedule) =>
        CrontabSchedule.TryParse(schedule, new() { IncludingSeconds = true })
        ?? throw new StartException($"The schedule '{schedule}' is not a cron expression of six fields, such as '0 * * * * *'.");

    [LoggerMessage(LogLevel.Error, "Function {Function} failed")]
    private partial void LogFunctionFailed(Exception failed, string function);
}
